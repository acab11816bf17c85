/// One line of a pledge.
public struct LineView: Codable, Hashable, Sendable {
    /// Its id.
    public let line: EntityID
    /// What it is.
    public let capability: Text
    /// The agreed code of that capability.
    public let capabilityCode: EntityID?
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// How many.
    public let headcount: Quantity
    /// How far it has come; missing where nothing strong enough says so.
    public let stage: Coded<LineStage>?
    /// Since when it is there.
    public let since: EffectiveDate?
    /// The line that it was split from.
    public let origin: EntityID?
    /// With what.
    public let equipment: Text?
    /// From when.
    public let availableFrom: EffectiveDate?
    /// Until when.
    public let until: EffectiveDate?
    /// Days from the order to move to arrival at the most.
    public let maximumDaysToMove: Int?
    /// The agreement behind a commitment.
    public let agreement: Agreement?
    /// Why, in the nation's words, such as of a hold.
    public let reason: Text?
    /// Whether it is committed or beyond without a signed agreement on record.
    public let lacksAgreement: Bool
    /// Steps below the present one that nothing shows to have been taken.
    public let notEvidenced: [Coded<LineStage>]
    /// The events that stage and headcount rest on.
    public let entries: [EventID]
    /// Every entry known at the moment, in the order in which they took effect.
    public let history: [Entry]
    /// What rules leave of it; missing where it is not offered any more.
    public let availability: LineAvailability?
    /// The last day on which it holds unless it is renewed; missing where it does not lapse.
    public let validUntil: CalendarDay?

    /// One entry of a line's timelines: a stage or a headcount.
    public struct Entry: Codable, Hashable, Sendable {
        /// The stage that it reached.
        public let stage: Coded<LineStage>?
        /// How many it is.
        public let headcount: Quantity?
        /// The words of the source.
        public let wording: Text?
        /// When, and on whose word.
        public let entry: EntryReference

        /// Puts it together.
        public init(
            stage: Coded<LineStage>? = nil, headcount: Quantity? = nil, wording: Text? = nil, entry: EntryReference
        ) {
            self.stage = stage
            self.headcount = headcount
            self.wording = wording
            self.entry = entry
        }
    }

    /// Puts it together.
    public init(
        line: EntityID, capability: Text, capabilityCode: EntityID? = nil, personnel: Coded<PersonnelKind>,
        headcount: Quantity,
        stage: Coded<LineStage>? = nil, since: EffectiveDate? = nil, origin: EntityID? = nil, equipment: Text? = nil,
        availableFrom: EffectiveDate? = nil, until: EffectiveDate? = nil, maximumDaysToMove: Int? = nil,
        agreement: Agreement? = nil, reason: Text? = nil, lacksAgreement: Bool, notEvidenced: [Coded<LineStage>],
        entries: [EventID], history: [Entry], availability: LineAvailability? = nil, validUntil: CalendarDay? = nil
    ) {
        self.line = line
        self.capability = capability
        self.capabilityCode = capabilityCode
        self.personnel = personnel
        self.headcount = headcount
        self.stage = stage
        self.since = since
        self.origin = origin
        self.equipment = equipment
        self.availableFrom = availableFrom
        self.until = until
        self.maximumDaysToMove = maximumDaysToMove
        self.agreement = agreement
        self.reason = reason
        self.lacksAgreement = lacksAgreement
        self.notEvidenced = notEvidenced
        self.entries = entries
        self.history = history
        self.availability = availability
        self.validUntil = validUntil
    }
}
