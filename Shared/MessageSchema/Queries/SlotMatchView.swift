/// A line in a slot.
public struct SlotMatchView: Codable, Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// The nation's short English name.
    public let name: String
    /// What it is.
    public let capability: Text
    /// How far it has come; missing where it was not there.
    public let stage: Coded<LineStage>?
    /// How many of its people the match is for; the whole line where missing.
    public let headcount: Int?
    /// What the slot has of it now; missing where it fills nothing.
    public let counts: Quantity?
    /// Whether that falls short of the match, for the line is no longer that large.
    public let capped: Bool
    /// Why it fills nothing.
    public let notCounting: String?
    /// Whether the line took the match along from the line that it was split from.
    public let inherited: Bool
    /// On what points the line does not fit, or nobody can say, as things stand.
    public let reservations: [FitReasonView]
    /// The line whose place it took.
    public let replaces: LineReference?
    /// When it was matched, and on whose word.
    public let entry: EntryReference
    /// The events that match, stage and size rest on.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        pledge: EntityID, line: EntityID, nation: NationCode, name: String, capability: Text,
        stage: Coded<LineStage>? = nil, headcount: Int? = nil, counts: Quantity? = nil, capped: Bool,
        notCounting: String? = nil, inherited: Bool, reservations: [FitReasonView], replaces: LineReference? = nil,
        entry: EntryReference, entries: [EventID]
    ) {
        self.pledge = pledge
        self.line = line
        self.nation = nation
        self.name = name
        self.capability = capability
        self.stage = stage
        self.headcount = headcount
        self.counts = counts
        self.capped = capped
        self.notCounting = notCounting
        self.inherited = inherited
        self.reservations = reservations
        self.replaces = replaces
        self.entry = entry
        self.entries = entries
    }
}
