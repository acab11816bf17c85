public import MessageSchema

/// How one line of a pledge stood at a moment, with the entries that say so.
public struct LineStanding: Codable, Hashable, Sendable {
    /// The pledge.
    public let pledge: EntityID
    /// The line.
    public let line: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// What it is.
    public let capability: Text
    /// Which people it counts.
    public let personnel: Coded<PersonnelKind>
    /// How far it had come.
    public let stage: Coded<LineStage>
    /// Since when it stood there, by the entry that holds.
    public let since: EffectiveDate
    /// Whether the cell decided that, or a source reported it.
    public let basis: Coded<Basis>
    /// How large it was.
    public let headcount: Quantity
    /// The line that it was split from; left out where it was offered as such.
    public let origin: EntityID?
    /// Steps below its own that nothing evidences.
    public let notEvidenced: [LineStage]
    /// Whether it counts as committed or beyond without a signed agreement being evidenced.
    public let lacksAgreement: Bool
    /// The events by which it has this stage and this size, without repetition, in the order of the log.
    public let references: [EventID]

    /// How a line stood at a moment, or `nil` where it was not there or nothing strong enough says how it stood.
    public init?(_ line: LineRecord, of pledge: PledgeRecord, at moment: Moment) {
        guard pledge.exists(at: moment), line.exists(at: moment), let step = line.step(at: moment) else { return nil }
        let size = line.size(at: moment)
        self.pledge = pledge.id
        self.line = line.id
        nation = pledge.nation
        capability = line.offer.capability
        personnel = line.offer.personnel
        stage = step.value.stage
        since = step.stamp.effective
        basis = step.stamp.provenance.basis
        headcount = size.headcount
        origin = line.origin
        notEvidenced = line.notEvidenced(at: moment)
        lacksAgreement = line.lacksAgreement(at: moment)
        references = EventID.ordered([step.stamp.event] + size.references)
    }
}

extension EventID {
    /// The ids without repetition, in the order of the log.
    static func ordered(_ ids: some Sequence<EventID>) -> [EventID] {
        var seen: Set<EventID> = []
        return ids.filter { seen.insert($0).inserted }
            .sorted { ($0.log, $0.epoch, $0.sequence) < ($1.log, $1.epoch, $1.sequence) }
    }
}
