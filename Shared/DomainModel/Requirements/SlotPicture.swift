import MessageSchema

/// The statement of requirements at a moment against what is offered: every slot with what fills it, and what of the
/// offers has no slot (DOMAIN.md section 1, question 4). Nobody is counted twice: a line's people are in one slot each, or
/// among those without.
public struct SlotPicture: Sendable {
    /// Every slot that was there, cancelled ones among them, in the order of ids.
    public let slots: [SlotStanding]
    /// Every line with its matches, in the order of pledge and line.
    public let lines: [LineAllocation]
    /// The lines on offer or in use of which somebody has no slot, or may have none, in the order of pledge and line.
    public let unmatched: [LineAllocation]

    /// The picture of all records at a moment.
    public init(_ records: PledgesRecords, at moment: Moment) {
        lines = records.allocations(at: moment)
        var matches: [EntityID: [SlotMatch]] = [:]
        for line in lines {
            for match in line.matches {
                matches[match.recorded.requirement, default: []].append(SlotMatch(line, match))
            }
        }
        slots = records.requirements.sorted { $0.key < $1.key }.compactMap { id, record in
            SlotStanding(record, matches[id] ?? [], at: moment)
        }
        unmatched = lines.filter { $0.isOffered && $0.hasFree }
    }

    /// The slots that are needed.
    public var open: [SlotStanding] { slots.filter { $0.state == .open } }

    /// What the people without a slot come to.
    public var free: StrengthSum { StrengthSum(unmatched.map(\.free)) }
}
