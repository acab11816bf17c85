/// One entry of what was said of a line in a slot.
public struct SlotHistoryEntry: Codable, Hashable, Sendable {
    /// The line.
    public let line: LineReference
    /// Who offers it.
    public let nation: NationCode
    /// How many of its people from then on, 0 where the match ended; the whole line where missing.
    public let headcount: Int?
    /// Why it ended or changed hands.
    public let reason: Text?
    /// The words of the source.
    public let wording: Text?
    /// The line whose place it took.
    public let replaces: LineReference?
    /// The line that took its place.
    public let replacedBy: LineReference?
    /// When, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        line: LineReference, nation: NationCode, headcount: Int? = nil, reason: Text? = nil, wording: Text? = nil,
        replaces: LineReference? = nil, replacedBy: LineReference? = nil, entry: EntryReference
    ) {
        self.line = line
        self.nation = nation
        self.headcount = headcount
        self.reason = reason
        self.wording = wording
        self.replaces = replaces
        self.replacedBy = replacedBy
        self.entry = entry
    }
}
