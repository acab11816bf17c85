/// To which contributions a caveat applies.
public struct CaveatScope: Codable, Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// Its lines; all of them where missing.
    public let lines: [EntityID]?

    /// Puts it together.
    public init(pledge: EntityID, lines: [EntityID]? = nil) {
        self.pledge = pledge
        self.lines = lines
    }
}
