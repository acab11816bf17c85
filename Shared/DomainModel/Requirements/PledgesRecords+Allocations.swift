import HashTreeCollections
public import MessageSchema

extension PledgesRecords {
    /// How every line of a pledge falls to slots at a moment, in the order of ids; lines that were not there only where
    /// they have matches.
    public func allocations(of pledge: PledgeRecord, at moment: Moment) -> [LineAllocation] {
        let ledger = MatchLedger(pledge, slots: requirements, at: moment)
        return pledge.sortedLines.compactMap { line in
            let recorded = ledger.lines[line.id] ?? []
            guard !recorded.isEmpty || (pledge.exists(at: moment) && line.exists(at: moment)) else { return nil }
            return LineAllocation(
                line, of: pledge, recorded, isOpen: { requirements[$0]?.isOpen(at: moment) ?? false }, at: moment)
        }
    }

    /// How every line falls to slots at a moment, in the order of pledge and line.
    public func allocations(at moment: Moment) -> [LineAllocation] {
        sortedPledges.flatMap { allocations(of: $0, at: moment) }
    }

    /// Whether slots are in use at a moment: any requirement is defined and not cancelled.
    public func usesSlots(at moment: Moment) -> Bool {
        requirements.contains { $0.value.isOpen(at: moment) }
    }

    /// How a slot stood at a moment, or `nil` where it was not there. Looks at the pledges that were ever matched to it
    /// only.
    public func slot(_ requirement: EntityID, at moment: Moment) -> SlotStanding? {
        guard let record = requirements[requirement] else { return nil }
        let lines = record.pledges.keys.sorted().compactMap { pledges[$0] }
            .flatMap { allocations(of: $0, at: moment) }
        return SlotStanding(record, lines.compactMap { SlotMatch($0, to: requirement) }, at: moment)
    }
}
