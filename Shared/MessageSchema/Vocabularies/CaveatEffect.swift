/// What a caveat does to availability; never to the stage.
public enum CaveatEffect: String, Term, Codable {
    /// The contribution can be used for other tasks or in other areas.
    case restricts
    /// The contribution cannot be used while it holds.
    case suspends
    /// The nation ends its participation.
    case withdraws

    /// What the vocabulary is called.
    public static let vocabulary = "effect"
}
