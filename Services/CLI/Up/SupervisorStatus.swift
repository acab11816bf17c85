import Foundation
import ServiceRuntime

/// What runs, as the supervisor last wrote it down in `run/supervisor.state`.
struct SupervisorStatus: Codable, Sendable, Equatable {
    /// What a service is doing.
    enum State: String, Codable, Sendable {
        /// Not started yet, or started and not ready.
        case starting
        case ready
        /// Dead; it will be started again.
        case died
        case stopped
    }

    /// One service.
    struct Service: Codable, Sendable, Equatable {
        let name: String
        let state: State
        let processID: Int32?
        let restarts: Int
        /// How it last ended, in words.
        let lastEnd: String?
        let logFile: String
    }

    let supervisor: Int32
    let services: [Service]

    var areAllReady: Bool { services.allSatisfy { $0.state == .ready } }

    static func path(in home: MusterHome) -> String { home.run + "/supervisor.state" }

    /// The state of the services of a home, or `nil` if no supervisor runs them.
    static func current(_ home: MusterHome) -> SupervisorStatus? {
        guard let holder = SupervisorLock.holder(in: home), let text = StateFile.read(path(in: home)),
            let status = try? JSONDecoder().decode(SupervisorStatus.self, from: Data(text.utf8)),
            status.supervisor == holder
        else { return nil }
        return status
    }

    init(_ services: [SupervisionMachine.Service], plan: SupervisorPlan) {
        supervisor = getpid()
        self.services = services.map { service in
            let state: State =
                switch service.phase {
                case .waiting, .starting: .starting
                case .ready: .ready
                case .backingOff: .died
                case .stopped: .stopped
                }
            return Service(
                name: service.name, state: state, processID: service.processID, restarts: service.restarts,
                lastEnd: service.lastEnd?.description,
                logFile: plan.services.first { $0.name == service.name }?.logFile ?? "")
        }
    }

    /// The state as a table for a person to read.
    var table: String {
        let rows = services.map { service in
            let name = service.name.padding(toLength: 10, withPad: " ", startingAt: 0)
            let state = service.state.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)
            let process = (service.processID.map(String.init) ?? "-").padding(toLength: 10, withPad: " ", startingAt: 0)
            let restarts = service.restarts == 0 ? "" : "  \(service.restarts) restarts"
            let end = service.lastEnd.map { "  last time \($0), log \(service.logFile)" } ?? ""
            return name + state + process + restarts + end
        }
        return rows.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
    }
}
