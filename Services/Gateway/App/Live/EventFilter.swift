import MessageSchema

/// Which events a client is given.
struct EventFilter: Hashable, Sendable {
    private static let everyType = "muster."

    let operation: OperationID
    /// Only types that begin with one of these; all where empty.
    private let types: [String]
    /// Only these services; all where empty.
    private let services: [ServiceName]

    /// - Throws: `Problem` of kind `invalid-content` where a list is empty or a type cannot be one.
    init(_ request: EventsRequest) throws(Problem) {
        operation = request.operation
        services = request.service ?? []
        if let given = request.types ?? request.service.map({ $0.map(\.rawValue) }), given.isEmpty || given.count > 64 {
            throw Self.wrong(
                request.types == nil ? "/service" : "/types", "a list has 1 to 64 entries; leave it out for all")
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
