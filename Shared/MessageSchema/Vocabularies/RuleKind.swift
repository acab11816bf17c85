/// Whose rule it is.
public enum RuleKind: String, Term, Codable {
    /// A nation's caveat on what it contributes.
    case caveat
    /// A donor's condition on what it pays.
    case condition
    /// A constraint of the mandate.
    case constraint

    /// What the vocabulary is called.
    public static let vocabulary = "ruleKind"
}

/// In the order of the vocabulary.
extension RuleKind: Comparable {
    /// Caveats, then conditions, then constraints.
    public static func < (left: RuleKind, right: RuleKind) -> Bool { left.rawValue < right.rawValue }
}
