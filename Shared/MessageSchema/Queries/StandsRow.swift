/// How one party stands, and what its caveats say.
public struct StandsRow: Codable, Hashable, Sendable {
    /// Who.
    public let party: Party
    /// Its stands, by id.
    public let stands: [StandView]
    /// What its caveats in force say of single tasks, by caveat and task.
    public let caveats: [CaveatCell]
    /// Its caveats in force that speak of no single task.
    public let otherCaveats: [CaveatView]

    /// Puts it together.
    public init(
        party: Party, stands: [StandView], caveats: [CaveatCell], otherCaveats: [CaveatView]
    ) {
        self.party = party
        self.stands = stands
        self.caveats = caveats
        self.otherCaveats = otherCaveats
    }
}
