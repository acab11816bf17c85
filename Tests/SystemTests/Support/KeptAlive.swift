import Foundation
import Synchronization

/// The five services without a supervisor: whoever is killed is started again at once.
actor KeptAlive {
    private let home: TestHome
    private var programs: [String: Program] = [:]
    private var starts: [String: Int] = [:]
    private(set) var kills: [String: Int] = [:]
    /// Ends that nobody asked for.
    private(set) var deaths: [String] = []

    init(_ home: TestHome) { self.home = home }

    func startAll() throws {
        for service in Binaries.services { try start(service) }
    }

    /// Kills services, all at once and as nothing can be prepared for, and starts them again.
    func kill9(_ services: [String]) async throws {
        for service in services { programs[service]?.signal(SIGKILL) }
        for service in services {
            guard let program = programs[service] else { continue }
            let end = try await program.waitForEnd(within: .seconds(10))
            if end != .killed(SIGKILL) { note(end, of: program, service) }
            kills[service, default: 0] += 1
            try start(service)
        }
    }

    /// Whoever has died although nobody killed it is noted and started again.
    func look() throws {
        for service in Binaries.services {
            guard let program = programs[service], let end = program.end else { continue }
            note(end, of: program, service)
            try start(service)
        }
    }

    private func note(_ end: Program.End, of program: Program, _ service: String) {
        deaths.append("\(service) ended by itself with \(end): \(program.errors.suffix(1500))")
    }

    /// Stops all and says how each ended.
    func stopAll() async throws -> [String: Program.End] {
        var ends: [String: Program.End] = [:]
        for service in Binaries.services.reversed() {
            guard let program = programs[service] else { continue }
            program.signal(SIGTERM)
            ends[service] = try await program.waitForEnd(within: .seconds(10))
        }
        return ends
    }

    private func start(_ service: String) throws {
        starts[service, default: 0] += 1
        programs[service] = try home.start("muster-\(service)", name: "\(service)-\(starts[service, default: 0])")
    }
}
