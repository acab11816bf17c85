public import HashTreeCollections
public import MessageSchema

/// What is kept of a pledge's line: what it is, how far it has come and how large it is, each with all that was said.
///
/// A line whose part took a step is two lines from the split's effective date on. Before that date the part is not
/// there and the line is whole; the part has the line's past, so that it can be asked what it went through.
public struct LineRecord: Codable, Hashable, Sendable {
    /// What was offered; for a part what its origin is, under its own id and with its own headcount.
    public let offer: LineOffer
    /// Where the event that created it comes from: the announcement, the addition or the split.
    public let created: EntryStamp
    /// The line that it was split from; `nil` where it was offered as such.
    public let origin: EntityID?
    /// How far it has come.
    public internal(set) var steps: Timeline<LineStep>
    /// How large it is; what `headcount(at:)` answers takes later splits into account.
    public internal(set) var figures: Timeline<LineFigure>
    /// The parts that left it, in the order in which that was recorded.
    public internal(set) var parts: [LinePart]
    /// What was said of the slots that it fills, by slot; `PledgesRecords.allocations(of:at:)` takes splits into account.
    public internal(set) var matches: TreeDictionary<EntityID, Timeline<LineMatch>>
    /// Every renewal, by its stamp.
    public internal(set) var renewals: Timeline<LineRenewal>

    init(offer: LineOffer, wording: Text?, stamp: EntryStamp) {
        self.offer = offer
        created = stamp
        origin = nil
        steps = Timeline(LineStep(stage: .known(.announced), wording: wording), stamp)
        figures = Timeline(LineFigure(headcount: offer.headcount, wording: wording), stamp)
        parts = []
        matches = [:]
        renewals = Timeline()
    }

    /// The part that leaves a line; its steps are the line's up to now, for they were said of the whole.
    init(part split: LineSplit, of whole: LineRecord, stamp: EntryStamp) {
        let offer = whole.offer
        self.offer = LineOffer(
            line: split.partLine, capability: offer.capability, capabilityCode: offer.capabilityCode,
            personnel: offer.personnel,
            headcount: split.part, equipment: offer.equipment, availableFrom: offer.availableFrom, until: offer.until,
            maximumDaysToMove: offer.maximumDaysToMove)
        created = stamp
        origin = split.line
        steps = whole.steps
        figures = Timeline(LineFigure(headcount: split.part), stamp)
        parts = []
        matches = [:]
        renewals = whole.renewals
    }

    /// Its id, unique within the pledge.
    public var id: EntityID { offer.line }

    /// Whether a statement of that date is about the time before this part left its origin.
    public func isBeforeSplit(_ effective: EffectiveDate) -> Bool {
        origin != nil && effective.lastDay < created.effective.lastDay
    }
}
