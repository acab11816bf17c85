import MessageSchema
import Synchronization

/// Commands to all four services that go on whatever happens, each repeated until it is acknowledged.
actor FaultLoad {
    /// One command after the other to one service, through one door.
    private static let streams = [("mandate", "http"), ("pledges", "bus"), ("funding", "http"), ("command", "bus")]

    private(set) var acknowledged: [Sender.Acknowledged] = []
    private var counts: [String: Int] = [:]
    /// Why a stream gave up.
    private var failure: (any Error)?
    private var isOver = false
    private var tasks: [Task<Void, any Error>] = []
    private nonisolated let refusals = Mutex<[String: String]>([:])

    func start(_ home: TestHome) throws {
        for (service, door) in Self.streams {
            let bus = door == "bus" ? try PythonBus(home, name: "load-\(service)") : nil
            var sender = Sender(home, bus: bus, waitsOut: [503, 507])
            sender.onRefusal = { [self] status, text in
                if status == 507 { refusals.withLock { $0[service] = text } }
            }
            let patient = sender
            tasks.append(
                Task {
                    do {
                        try await send(to: service, patient)
                    } catch {
                        failure = error
                        throw error
                    }
                })
        }
    }

    private func send(to service: String, _ sender: Sender) async throws {
        var sender = sender
        var number = 0
        while !isOver {
            number += 1
            let order = Self.order(number, to: service)
            let answer = try await sender.acknowledged(order)
            acknowledged.append(answer)
            counts[service, default: 0] += 1
            // A steady load, so that a test's log stays small however long its fault lasts.
            try await Task.sleep(for: .milliseconds(4))
        }
    }

    /// What a service last said when it refused a command because its disk is full.
    nonisolated func refusal(of service: String) -> String? { refusals.withLock { $0[service] } }

    private static func order(_ number: Int, to service: String) -> Order {
        switch service {
        case "mandate": .precondition("load-\(number)")
        case "pledges": .pledge("load-\(number)", headcount: number % 900 + 1)
        case "funding": .contribution("load-\(number)", dollars: number)
        default: .post("load-\(number)")
        }
    }

    /// Waits until each service has acknowledged so many commands more.
    /// - Returns: how long it took.
    @discardableResult
    nonisolated func progress(
        _ count: Int, in services: [String] = Binaries.logs, within limit: Duration
    ) async throws -> Duration {
        let before = await counts
        let begin = ContinuousClock.now
        let names = services.joined(separator: ", ")
        try await eventually(
            "\(count) more acknowledgements of each of \(names)", within: limit, every: .milliseconds(5)
        ) {
            if let failure = await failure { throw failure }
            let now = await counts
            return services.allSatisfy { now[$0, default: 0] >= before[$0, default: 0] + count }.orNil
        }
        return begin.duration(to: .now)
    }

    /// Ends it; every command that was begun is acknowledged.
    func stop() async throws -> [Sender.Acknowledged] {
        isOver = true
        for task in tasks { try await task.value }
        return acknowledged
    }
}
