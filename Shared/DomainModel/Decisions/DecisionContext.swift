public import MessageSchema

/// Everything a decision may know beside the state: when, by whom, on whose word.
public struct DecisionContext: Hashable, Sendable {
    /// The command that is decided.
    public let command: CommandID
    /// The moment of recording.
    public let now: Instant
    /// Who sends it.
    public let actor: Text
    /// When it is or was so in the world.
    public let effective: EffectiveDate
    /// When the cell knew it.
    public let learned: Instant
    /// What it rests on and who said so.
    public let provenance: Provenance

    /// Puts a context together without judging it; see `ProvenanceRules` for what is refused.
    public init(
        command: CommandID, now: Instant, actor: Text, effective: EffectiveDate, learned: Instant,
        provenance: Provenance
    ) {
        self.command = command
        self.now = now
        self.actor = actor
        self.effective = effective
        self.learned = learned
        self.provenance = provenance
    }

    /// Whether the cell decides it; a term this program does not know counts as reported, which obeys no gate and
    /// outranks nothing.
    public var isDecided: Bool { provenance.basis == .known(.decided) }

    /// The moment at which to look up what holds when this command takes effect: its effective date, as known now.
    public var moment: Moment { Moment(asOf: effective.lastDay, knownAt: nil) }
}
