import ArgumentParser
import EventLog
import MessageSchema
import ServiceRuntime

/// Which log is meant: that of a service, or a file such as a backup.
struct LogTarget: ExpressibleByArgument, Hashable, Sendable {
    /// The service's name or the path, as the user gave it.
    let name: String

    init(argument: String) { name = argument }

    init(_ service: ServiceName) { name = service.rawValue }

    /// The four services' logs.
    static let services = ServiceName.allCases.map(LogTarget.init)

    /// The service that it names, or `nil` where it is a file.
    var service: ServiceName? { ServiceName(rawValue: name) }

    /// Opens it to look at it only.
    /// - Throws: `LogError`; `CommandFailure` for what is neither a service nor the path of a file.
    func open(in home: MusterHome) async throws -> LogReader {
        if let service { return try await .open(directory: home.data, service: service.rawValue) }
        guard name.contains("/") || name.contains(".") else {
            let names = ServiceName.allCases.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure.usage("\"\(name)\" is no log: name \(names), or a file by its path, such as ./\(name)")
        }
        return try await .open(path: name)
    }
}

extension CommandFailure {
    /// What a tool says where a log could not be used.
    init(_ error: LogError) {
        let status: ExitStatus =
            switch error.code {
            case .corrupt, .foreignFile: .damaged
            case .locked, .exists, .conflict: .refused
            case .busy: .unavailable
            default: .failed
            }
        self.init(status, error.message)
    }
}
