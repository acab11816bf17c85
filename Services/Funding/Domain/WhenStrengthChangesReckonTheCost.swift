public import DomainModel
public import MessageSchema

/// A nation is stronger or weaker than it was: the monthly cost follows, and with it what money lacks.
public struct WhenStrengthChangesReckonTheCost: Reaction {
    /// Part of the commands' ids.
    public static let name = "when-strength-changes-reckon-the-cost"
    /// What it answers.
    public static let answers = [StrengthStated.type]
    /// What its commands bring about.
    public static let emits = [
        StrengthTaking.type, MonthlyCostStated.type, ShortfallOpened.type, ShortfallChanged.type, ShortfallClosed.type,
    ]

    /// Makes the reaction.
    public init() {}

    /// The strength with its place in pledges' log; nothing where it or a later one was taken in.
    public func commands(for event: RecordedEvent<PledgesEvent>, state: FundingOperation) -> [FundingCommand] {
        guard case .strengthStated(let fact) = event.event else { return [] }
        let id = event.header.id
        let origin = ForeignPosition(
            service: .known(.pledges), log: id.log, epoch: id.epoch, sequence: id.sequence)
        if let held = state.records.strengths[fact.content.nation], held.origin.isAtOrAfter(origin) { return [] }
        return [.strengthTaking(StrengthTaking(origin: origin, strength: fact.content))]
    }
}
