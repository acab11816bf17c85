public import MessageSchema

/// How a rule is called: caveats, conditions and constraints have ids of their own each.
public struct RuleName: Codable, Hashable, Comparable, Sendable {
    /// Whose rule it is.
    public let kind: RuleKind
    /// Its id among those.
    public let id: EntityID

    /// Puts it together.
    public init(_ kind: RuleKind, _ id: EntityID) {
        self.kind = kind
        self.id = id
    }

    /// By kind, then by id.
    public static func < (left: RuleName, right: RuleName) -> Bool {
        (left.kind, left.id) < (right.kind, right.id)
    }
}
