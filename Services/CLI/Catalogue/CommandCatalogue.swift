import Foundation
import MessageSchema

/// Every command a sender may name, with the service that owns it and the schema of its data.
struct CommandCatalogue: Sendable {
    /// One command of one service.
    struct Entry: Sendable {
        /// The name, such as `announce-pledge`.
        let name: String
        /// The service that owns it.
        let service: ServiceName
        /// What its data hold.
        let payload: any CommandPayload.Type

        /// The schema of its data: the payload's fields, and `basis` beside them.
        /// - Throws: `CommandFailure` where it cannot be derived, which a test rules out.
        func schema() throws(CommandFailure) -> JSONSchema {
            do throws(SchemaGenerationError) {
                var schema = try SchemaGenerator(closed: true).schema(of: payload)
                if schema.property("basis") == nil {
                    schema.properties.append(JSONSchema.Property("basis", Coded<Basis>.schema))
                }
                return schema
            } catch {
                throw CommandFailure(.failed, "the schema of `\(name)` cannot be derived: \(error)")
            }
        }
    }

    /// Every command, by service in the order of the design, then in the order of the service's own list.
    let entries: [Entry]

    /// The commands of all services.
    static let all = CommandCatalogue()

    private init() {
        let lists: [(ServiceName, [any CommandPayload.Type])] = [
            (.mandate, MandateCommand.payloads), (.pledges, PledgesCommand.payloads),
            (.funding, FundingCommand.payloads), (.command, CommandCommand.payloads),
        ]
        entries = lists.flatMap { service, payloads in
            payloads.map { Entry(name: $0.name, service: service, payload: $0) }
        }
    }

    /// The command of that name, in that service where several own one.
    /// - Throws: `CommandFailure` with the nearest names, or with the services to choose from.
    func entry(named name: String, service: ServiceName?) throws(CommandFailure) -> Entry {
        let named = entries.filter { $0.name == name }
        guard let first = named.first else {
            var names: [String] = []
            for entry in entries where !names.contains(entry.name) { names.append(entry.name) }
            let nearest = NearestMatch.of(name, in: names, limit: 3)
            throw .usage(
                "there is no command `\(name)`"
                    + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))")
                    + ". `muster send --list` shows all of them")
        }
        if let service {
            guard let owned = named.first(where: { $0.service == service }) else {
                throw .usage(
                    "\(service.rawValue) has no command `\(name)`; it belongs to "
                        + named.map(\.service.rawValue).joined(separator: ", "))
            }
            return owned
        }
        guard named.count == 1 else {
            throw .usage(
                "`\(name)` is a command of several services: say which one with --service "
                    + named.map(\.service.rawValue).joined(separator: "|")
                    + " (it belongs where the figure or the entry that it speaks of is kept)")
        }
        return first
    }
}
