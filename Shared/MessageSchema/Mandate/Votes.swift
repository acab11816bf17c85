/// How a body voted.
public struct Votes: Codable, Hashable, Sendable {
    /// Votes in favour; 0 to 1,000.
    public let inFavour: Int
    /// Votes against; 0 to 1,000.
    public let against: Int
    /// Abstentions; 0 to 1,000.
    public let abstaining: Int

    /// Puts it together.
    public init(inFavour: Int, against: Int, abstaining: Int) {
        self.inFavour = inFavour
        self.against = against
        self.abstaining = abstaining
    }
}
