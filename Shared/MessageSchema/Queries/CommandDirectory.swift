/// Which service owns which command, from the services' own lists.
public enum CommandDirectory {
    /// Every command that a sender may name, with the services that own it, in the order of names.
    public static let owners: [(name: String, services: [ServiceName])] = {
        var owners: [String: [ServiceName]] = [:]
        for (service, payloads) in [
            (MandateCommand.service, MandateCommand.payloads), (PledgesCommand.service, PledgesCommand.payloads),
            (FundingCommand.service, FundingCommand.payloads), (CommandCommand.service, CommandCommand.payloads),
        ] {
            for payload in payloads { owners[payload.name, default: []].append(service) }
        }
        return owners.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }()

    /// The names of all commands, sorted.
    public static var names: [String] { owners.map(\.name) }

    /// The service that a command goes to.
    /// - Parameters:
    ///   - service: the one that the sender names; needed only where several own the name.
    /// - Throws: `Problem` of kind `unknown-name` with the nearest names, or `invalid-content` naming the choice.
    ///   - event: the event that the command names, such as the entry to correct: its log tells the service.
    public static func owner(
        of name: String, service: ServiceName? = nil, event: JSONValue? = nil
    ) throws(Problem) -> ServiceName {
        let found = owners.first { $0.name == name }?.services ?? []
        guard let first = found.first else {
            let nearest = NearestMatch.of(name, in: names, limit: 3)
            let hint = nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))"
            throw Problem(.unknownName, "there is no command \(Text.quoted(name))\(hint)")
        }
        let list = found.map(\.rawValue).joined(separator: ", ")
        if let service {
            guard found.contains(service) else {
                throw Problem(
                    .unknownName, "`\(name)` is no command of \(service.rawValue); it belongs to \(list)")
            }
            return service
        }
        if found.count > 1, let text = event?.string, let named = (try? EventID(wire: text))?.log.service,
            found.contains(named)
        {
            return named
        }
        guard found.count == 1 else {
            throw Problem(
                .invalidContent,
                "`\(name)` is a command of several services, \(list): name the one that owns the figure or the entry, in `service`",
                errors: [Problem.Place(pointer: "/service", detail: "one of \(list)")])
        }
        return first
    }
}
