import MessageSchema

/// Which events a client is given.
struct EventFilter: Hashable, Sendable {
    private static let everyType = "muster."
    private static let maximumEntries = 64

    let operation: OperationID
    /// Only types that begin with one of these; all where empty.
    private let types: [String]
    /// Only these services; all where empty.
    private let services: [ServiceName]

    /// - Throws: `Problem` of kind `invalid-content` where a list is empty or a type cannot be one.
    init(_ request: EventsRequest) throws(Problem) {
        operation = request.operation
        services = request.service ?? []
        for (name, count) in [("types", request.types?.count), ("service", request.service?.count)] {
            guard let count, !(1...Self.maximumEntries).contains(count) else { continue }
            throw Self.wrong(
                "/\(name)", "`\(name)` has 1 to \(Self.maximumEntries) entries, not \(count); leave it out for all")
        }
        var types: [String] = []
        for (index, type) in (request.types ?? []).enumerated() {
            guard !type.isEmpty, type.utf8.count <= 200 else {
                throw Self.wrong(
                    "/types/\(index)",
                    "a type, or its beginning, has 1 to 200 bytes, such as `pledges.pledge.` or "
                        + "`muster.pledges.pledge.committed.v1`")
            }
            types.append(type.hasPrefix(Self.everyType) ? type : Self.everyType + type)
        }
        self.types = types
    }

    func includes(_ event: LiveEvent) -> Bool {
        event.operation == operation.wire && (services.isEmpty || services.contains(event.service))
            && (types.isEmpty || types.contains { event.type.hasPrefix($0) })
    }

    private static func wrong(_ pointer: String, _ detail: String) -> Problem {
        Problem(.invalidContent, detail, errors: [Problem.Place(pointer: pointer, detail: detail)])
    }
}
