/// What a nation is asked for.
public enum ApproachKind: String, Term, Codable {
    /// Soldiers.
    case troops
    /// Police.
    case police
    /// Training, of police for example.
    case training
    /// Equipment, transport or logistics.
    case equipment
    /// Money.
    case funding

    /// What the vocabulary is called.
    public static let vocabulary = "approachKind"
}
