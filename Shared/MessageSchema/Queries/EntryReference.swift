/// One recorded entry: by which event, when in each of the three times, and on whose word.
public struct EntryReference: Codable, Hashable, Sendable {
    /// The event that recorded it.
    public let event: EventID
    /// When it is or was so in the world.
    public let effective: EffectiveDate
    /// When the cell knew it.
    public let learned: Instant
    /// When the log took it in.
    public let recorded: Instant
    /// Whether the cell decided it or a source reported it.
    public let basis: Coded<Basis>
    /// The best grade among its sources; missing where it has none.
    public let grade: Grade?
    /// Its sources; missing for what the cell itself decided without any.
    public let sources: [Source]?
    /// Whether it may move a value; an entry graded D-F or 4-6 is shown and never does.
    public let movesValue: Bool

    /// Puts it together.
    public init(
        event: EventID, effective: EffectiveDate, learned: Instant, recorded: Instant, basis: Coded<Basis>,
        grade: Grade? = nil, sources: [Source]? = nil, movesValue: Bool
    ) {
        self.event = event
        self.effective = effective
        self.learned = learned
        self.recorded = recorded
        self.basis = basis
        self.grade = grade
        self.sources = sources
        self.movesValue = movesValue
    }
}
