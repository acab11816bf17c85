/// How much of a line a slot has on record.
public enum MatchedAmount: Hashable, Sendable {
    /// All of it, however large it is or becomes.
    case whole
    /// So many people.
    case people(Int)

    /// Whether it is nothing.
    public var isNothing: Bool { self == .people(0) }

    /// What is left when a part leaves the line with its share: a match of the whole line stays one, of line and part.
    func removing(_ share: MatchedAmount) -> MatchedAmount {
        switch (self, share) {
        case (.whole, _): .whole
        case (.people, .whole): .people(0)
        case (.people(let count), .people(let part)): .people(max(0, count - part))
        }
    }
}
