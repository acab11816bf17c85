public import MessageSchema

/// Why a command was not accepted; becomes a `Problem` at the rim.
public struct Refusal: Error, Hashable, Sendable {
    /// The kind of problem.
    public let kind: Problem.Kind
    /// What was wrong, what is allowed, and what to do next.
    public let detail: String
    /// The wrong fields, each with a JSON pointer into the command's `data`, such as `/lines/0/headcount`.
    public let fields: [Problem.Place]

    /// Makes a refusal.
    public init(_ kind: Problem.Kind, _ detail: String, fields: [Problem.Place] = []) {
        self.kind = kind
        self.detail = detail
        self.fields = fields
    }

    /// Makes a refusal for one wrong field of the command's `data`.
    public init(_ kind: Problem.Kind, at pointer: String, _ detail: String) {
        self.init(kind, detail, fields: [Problem.Place(pointer: pointer, detail: detail)])
    }

    /// The problem to answer with; pointers are into the whole command.
    public var problem: Problem {
        Problem(
            kind, detail,
            errors: fields.map { Problem.Place(pointer: "/data" + $0.pointer, detail: $0.detail) })
    }
}

extension Refusal {
    /// An entity that does not exist, with the nearest ids that do.
    public static func unknown(
        _ kind: String, _ id: EntityID, at pointer: String, among known: [EntityID], createWith command: String
    ) -> Refusal {
        let nearest = NearestMatch.of(id.wire, in: known.map(\.wire), limit: 3)
        let hint = nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))"
        return Refusal(
            .unknownEntity, at: pointer, "there is no \(kind) `\(id.wire)`\(hint); create it with `\(command)` first")
    }

    /// An entity that exists and would be created again.
    public static func exists(_ kind: String, _ id: EntityID, at pointer: String, changeWith remedy: String) -> Refusal
    {
        Refusal(.alreadyExists, at: pointer, "the \(kind) `\(id.wire)` exists already; \(remedy)")
    }

    /// An operation that this service has not heard of.
    public static func unknownOperation(_ operation: OperationID, in service: ServiceName) -> Refusal {
        let remedy =
            service == .mandate
            ? "establish it with `establish-operation`"
            : "establish it in mandate with `establish-operation`; if that has just been done, give the reply's "
                + "bookmark in `after`, so that \(service.rawValue) waits for it"
        return Refusal(.unknownOperation, "\(service.rawValue) knows no operation `\(operation.wire)`; \(remedy)")
    }
}
