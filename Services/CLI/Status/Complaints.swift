import MessageBus
import MessageSchema

/// What is wrong with the processes, as they say themselves: a line each, and none where all is well.
enum Complaints {
    /// Asks all processes at once. Those that do not answer are passed over: the picture says how old their part is.
    static func heard(over bus: BusSession) async -> [String] {
        await withTaskGroup(of: (ProcessName, [String]).self) { group in
            for name in ProcessName.allCases {
                group.addTask {
                    do throws(Problem) {
                        let answer = try await bus.ask(name.rawValue, .health, timeout: .seconds(1))
                        return (name, lines(of: try answer.decoded(as: HealthReply.self)))
                    } catch {
                        return (name, [])
                    }
                }
            }
            var heard: [ProcessName: [String]] = [:]
            for await (name, lines) in group { heard[name] = lines }
            return ProcessName.allCases.flatMap { heard[$0] ?? [] }
        }
    }

    /// A log that failed, a disk that is nearly full, events that are parked, a followed log that was replaced. What is
    /// only late shows in the picture.
    static func lines(of health: HealthReply) -> [String] {
        health.checks.filter { !$0.passed }.compactMap { check in
            let isOwn = ["log", "disk", "parked", "store"].contains(check.name)
            let replaced = check.detail.firstRange(of: "replaced by another log")
            guard let what = isOwn ? check.detail[...] : replaced.map({ check.detail[$0.lowerBound...] }) else {
                return nil
            }
            return "\(health.service) says of its \(check.name): \(what); see `muster health \(health.service)`"
        }
    }
}
