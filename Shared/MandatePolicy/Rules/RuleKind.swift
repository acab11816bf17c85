/// Whose rule it is.
public enum RuleKind: String, Codable, CaseIterable, Comparable, Sendable {
    /// A nation's caveat on what it contributes.
    case caveat
    /// A donor's condition on what it pays.
    case condition
    /// A constraint of the mandate.
    case constraint

    /// In the order of the vocabulary.
    public static func < (left: RuleKind, right: RuleKind) -> Bool { left.rawValue < right.rawValue }
}
