public import HashTreeCollections
public import MessageSchema

/// What is kept of a requirement (a slot): every definition, every cancellation, and what was decided about its gap.
public struct RequirementRecord: DefinedRecord {
    /// Where the event that first defined it comes from.
    public let created: EntryStamp
    /// Every definition.
    public internal(set) var definition: Timeline<Requirement>
    /// Every word that it is needed no more.
    public internal(set) var cancellation: Timeline<RequirementCancellation>
    /// Every decision about its gap.
    public internal(set) var gap: Timeline<GapDecision>
    /// The pledges that have or had lines matched to it, with the number of entries that say so: where to look for its
    /// matches without going through every pledge.
    public internal(set) var pledges: TreeDictionary<EntityID, Int>

    init(_ requirement: Requirement, _ stamp: EntryStamp) {
        created = stamp
        definition = Timeline(requirement, stamp)
        cancellation = Timeline()
        gap = Timeline()
        pledges = [:]
    }

    /// The cancellation that holds at a moment: one that no definition came after; `nil` where it is not cancelled.
    public func cancellation(at moment: Moment) -> Timeline<RequirementCancellation>.Entry? {
        cancellation(at: moment) { _ in true }
    }

    /// Whether it is needed at a moment: defined on a word that counts, and not cancelled since.
    public func isOpen(at moment: Moment) -> Bool { isOpen(at: moment) { _ in true } }

    /// The same by the entries that count alone.
    func isOpen(at moment: Moment, where counts: (EntryStamp) -> Bool) -> Bool {
        definition.entry(at: moment, where: counts) != nil && cancellation(at: moment, where: counts) == nil
    }

    private func cancellation(
        at moment: Moment, where counts: (EntryStamp) -> Bool
    ) -> Timeline<RequirementCancellation>.Entry? {
        guard let cancelled = cancellation.entry(at: moment, where: counts) else { return nil }
        guard let defined = definition.entry(at: moment, where: counts) else { return cancelled }
        return cancelled.stamp.outranks(defined.stamp) ? cancelled : nil
    }

    /// The acceptance of its gap that holds at a moment: not reopened since, and not past its last day.
    public func acceptance(at moment: Moment) -> (acceptance: GapAcceptance, stamp: EntryStamp)? {
        guard let entry = gap.entry(at: moment), case .accepted(let acceptance) = entry.value else { return nil }
        if let day = moment.asOf, let until = acceptance.until, until.lastDay < day { return nil }
        return (acceptance, entry.stamp)
    }
}

extension Timeline {
    /// The entry that holds at a moment among those that count.
    func entry(at moment: Moment, where counts: (EntryStamp) -> Bool) -> Entry? {
        inEffect(at: moment).last { $0.stamp.movesValues && moment.includes($0.stamp) && counts($0.stamp) }
    }
}
