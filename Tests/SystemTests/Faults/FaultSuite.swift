import Foundation

/// The five services, each with an environment of its own; whoever ends is started again at once, as a supervisor does.
actor FaultSuite {
    /// An end that nobody asked for.
    struct Death: Sendable {
        let service: String
        let end: Program.End
        let errors: String
    }

    private let home: TestHome
    private var standing: [String: [String: String]]
    private var once: [String: [String: String]]
    private var programs: [String: Program] = [:]
    private var starts: [String: Int] = [:]
    private var watching: Task<Void, Never>?
    /// Services that are left alone when they end.
    private var released: Set<String> = []
    private(set) var deaths: [Death] = []

    /// - Parameters:
    ///   - standing: what services are started with each time.
    ///   - once: what they are started with the first time only.
    init(_ home: TestHome, standing: [String: [String: String]] = [:], once: [String: [String: String]] = [:]) {
        self.home = home
        self.standing = standing
        self.once = once
    }

    func startAll(_ services: [String] = Binaries.services) throws {
        for service in services { try start(service) }
        guard watching == nil else { return }
        watching = Task {
            while !Task.isCancelled {
                look()
                try? await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func start(_ service: String) throws {
        starts[service, default: 0] += 1
        var home = home
        home.settings.merge(standing[service] ?? [:]) { $1 }
        home.settings.merge(once.removeValue(forKey: service) ?? [:]) { $1 }
        programs[service] = try home.start("muster-\(service)", name: "\(service)-\(starts[service, default: 0])")
    }

    private func look() {
        for (service, program) in programs.sorted(by: { $0.key < $1.key }) where !released.contains(service) {
            guard let end = program.end else { continue }
            deaths.append(Death(service: service, end: end, errors: program.errors))
            try? start(service)
        }
    }

    func processID(of service: String) throws -> pid_t {
        guard let program = programs[service], program.end == nil else { throw Failure("\(service) does not run") }
        return program.processID
    }

    func signal(_ number: Int32, _ services: [String]) {
        for service in services { programs[service]?.signal(number) }
    }

    /// Leaves a service alone when it ends.
    func release(_ service: String) { released.insert(service) }

    /// Stops a service in order and leaves it stopped.
    func stop(_ service: String) async throws -> Program.End {
        released.insert(service)
        guard let program = programs[service] else { throw Failure("\(service) was not started") }
        program.signal(SIGTERM)
        return try await program.waitForEnd(within: .seconds(10))
    }

    /// Starts a service that was stopped.
    func startAgain(_ service: String, standing environment: [String: String]? = nil) throws {
        if let environment { standing[service] = environment }
        try start(service)
        released.remove(service)
    }

    func program(_ service: String) throws -> Program {
        guard let program = programs[service] else { throw Failure("\(service) was not started") }
        return program
    }

    /// Stops all in order.
    /// - Returns: those that did not end as they should, and how.
    func stopAll() async throws -> [String] {
        watching?.cancel()
        var wrong: [String] = []
        for service in Binaries.services.reversed() where !released.contains(service) {
            guard let program = programs[service] else { continue }
            program.signal(SIGTERM)
            let end = try await program.waitForEnd(within: .seconds(15))
            if end != .exited(0) { wrong.append("\(service) ended with \(end): \(program.errors.suffix(600))") }
        }
        return wrong
    }

    /// What the services that are there use: descriptors, and memory in MiB.
    func use() -> [String: (descriptors: Int, memory: Int)] {
        programs.compactMapValues { program in
            let process = "/proc/\(program.processID)"
            let descriptors = (try? FileManager.default.contentsOfDirectory(atPath: process + "/fd").count) ?? 0
            // One that has been killed already has none, and its successor that has only begun next to none: a service that
            // serves holds its log, its lock and its sockets.
            guard descriptors > 10 else { return nil }
            let status = String(
                decoding: FileManager.default.contents(atPath: process + "/status") ?? Data(), as: UTF8.self)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
            let kilobytes = line.split(separator: " ").compactMap { Int($0) }.first ?? 0
            return (descriptors, kilobytes / 1_024)
        }
    }
}
