/// A point on which a line is compared with a slot.
public enum FitPoint: String, Term, Codable {
    /// What it is.
    case capability
    /// Which people it counts.
    case personnel
    /// How many.
    case quantity
    /// From when and until when.
    case date
    /// Days from the order to move to arrival.
    case daysToMove
    /// How firm the offer is.
    case stage
    /// Tasks, areas and other limits that the nation or the mandate sets.
    case caveat

    /// What the vocabulary is called.
    public static let vocabulary = "point"
}
