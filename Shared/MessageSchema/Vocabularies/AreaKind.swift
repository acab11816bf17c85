/// What sort of area it is.
public enum AreaKind: String, Term, Codable {
    /// The area of operations as a whole.
    case operation
    /// A sector with a formation of its own.
    case sector
    /// A zone drawn by an agreement or a line.
    case zone
    /// A place, such as a coordination centre or a crossing.
    case site

    /// What the vocabulary is called.
    public static let vocabulary = "areaKind"
}
