/// What a caveat limits; a caveat is any national limitation that keeps a commander from employing a force fully in line
/// with the plan (NATO 2006).
public enum CaveatKind: String, Term, Codable {
    /// Which tasks.
    case task
    /// Which areas.
    case area
    /// How much force.
    case useOfForce
    /// Whose consent is needed.
    case partyConsent
    /// Under whose command.
    case command
    /// When.
    case timing
    /// Something else, in the nation's words.
    case other

    /// What the vocabulary is called.
    public static let vocabulary = "caveatKind"
}
