/// A finding that a question assumes for the sake of argument: `consent:met`. Nothing is recorded of it.
public struct PreconditionAssumption: WireText {
    /// The precondition.
    public let precondition: EntityID
    /// What it is taken to be.
    public let status: PreconditionStatus

    /// Puts it together.
    public init(precondition: EntityID, status: PreconditionStatus) {
        self.precondition = precondition
        self.status = status
    }

    /// Reads `precondition:status`.
    public init(wire: String) throws(InvalidValue) {
        let parts = wire.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let allowed = PreconditionStatus.allCases.map(\.rawValue)
        guard parts.count == 2 else {
            throw InvalidValue(
                "an assumption is a precondition's id, a colon and one of \(allowed.joined(separator: ", ")), such as "
                    + "`ceasefire-holds:met`, not \(Self.quoted(wire))")
        }
        precondition = try EntityID(wire: parts[0])
        guard let status = PreconditionStatus(rawValue: parts[1]) else {
            let nearest =
                NearestMatch.of(parts[1], in: allowed, limit: 1).first.map { "; did you mean `\($0)`?" } ?? ";"
            throw InvalidValue(
                "\(Self.quoted(parts[1])) is no status of a precondition\(nearest) allowed are "
                    + allowed.joined(separator: ", "))
        }
        self.status = status
    }

    /// `precondition:status`.
    public var wire: String { "\(precondition.wire):\(status.rawValue)" }

    /// A string: an id, a colon, a status.
    public static var schema: JSONSchema {
        .string(
            pattern: "^[a-z0-9-]{1,64}:(met|unmet|unknown)$",
            description: "a precondition and what it is taken to be, such as `ceasefire-holds:met`")
    }

    /// One for probing.
    public static var schemaSample: PreconditionAssumption {
        PreconditionAssumption(precondition: .schemaSample, status: .met)
    }
}
