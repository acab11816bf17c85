/// Which people a figure counts.
public enum PersonnelKind: String, Term, Codable {
    /// Soldiers.
    case troops
    /// Police.
    case police
    /// Medical personnel.
    case medical
    /// Military experts and staff officers.
    case experts
    /// Civilian personnel.
    case civilians
    /// All of them together, or the source does not say.
    case any

    /// What the vocabulary is called.
    public static let vocabulary = "personnel"
}
