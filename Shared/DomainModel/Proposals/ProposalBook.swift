public import MessageSchema

/// For each open slot the lines that could fill it, and for each line with people to spare the slots that it could fill,
/// ranked, with reasons: a pure function of what is open and what is free.
///
/// A line is a candidate where its capability is that of the slot (`CapabilityFit`); all else ranks it and never leaves it
/// out. Equal ranks are in the order of ids; for a line the more urgent slot comes first.
public struct ProposalBook: Sendable {
    /// By slot, in the order of ids.
    public let slots: [RankedProposals<SlotStanding>]
    /// By line, in the order of pledge and line.
    public let lines: [RankedProposals<LineAllocation>]

    /// Weighs every line against every slot of its capability.
    /// - Parameters:
    ///   - slots: the slots to be filled.
    ///   - lines: the lines to fill them with, each with its pledge.
    ///   - caveats: what says which rules stand against a line in a slot.
    ///   - limit: how many proposals to keep for each slot and each line.
    public init(
        slots: [SlotStanding], lines: [(pledge: PledgeRecord, line: LineAllocation)], caveats: some CaveatCheck,
        limit: Int
    ) {
        let slots = slots.sorted { $0.requirement.requirement < $1.requirement.requirement }
        let lines = lines.sorted { $0.line.name < $1.line.name }
        let candidates = CandidateLines(lines, caveats)
        var bySlot: [Shortlist] = []
        var byLine = Array(repeating: Shortlist(limit: limit), count: lines.count)
        for (index, slot) in slots.enumerated() {
            var own = Shortlist(limit: limit)
            let urgency = slot.requirement.priority ?? 6
            candidates.weigh(slot) { line, penalty in
                own.add(line, penalty: penalty, then: 0)
                byLine[line].add(index, penalty: penalty, then: urgency)
            }
            bySlot.append(own)
        }
        self.slots = slots.indices.map { index in
            RankedProposals(
                subject: slots[index], candidates: bySlot[index].count,
                best: bySlot[index].entries.enumerated().map { place, entry in
                    candidates.proposal(of: entry.index, for: slots[index], entry.penalty, rank: place + 1)
                })
        }
        self.lines = lines.indices.map { index in
            RankedProposals(
                subject: lines[index].line, candidates: byLine[index].count,
                best: byLine[index].entries.enumerated().map { place, entry in
                    candidates.proposal(of: index, for: slots[entry.index], entry.penalty, rank: place + 1)
                })
        }
    }

    /// What speaks against one line in one slot, or is open, beside its size and stage: what a match is made with all the
    /// same.
    public static func reservations(
        about line: LineAllocation, of pledge: PledgeRecord, in slot: Requirement, caveats: some CaveatCheck
    ) -> [FitReason] {
        let words = CapabilityWords(line.offer.capability)
        let fit = CapabilityFit(
            code: line.offer.capabilityCode, words: words, forSlot: slot.capabilityCode,
            CapabilityWords(slot.capability))
        let gauge = FitGauge(
            line: FitMeasure(of: line.offer, free: line.free, stage: line.standing?.stage.term),
            slot: FitMeasure(of: slot, missing: slot.headcount))
        let other = FitReason(
            .capability, .speaksAgainst,
            "nothing says that \"\(line.offer.capability)\" is \"\(slot.capability)\"")
        let objections = caveats.limits(on: line.offer.line, of: pledge).flatMap {
            caveats.objections(of: $0, to: slot)
        }
        let points = gauge.reasons(line.offer, free: line.free, stage: line.standing?.stage, slot)
            .filter { $0.point != .quantity && $0.point != .stage }
        return ([fit?.reason(line.offer, slot) ?? other] + points + objections.map(FitReason.init))
            .filter { $0.verdict != .speaksFor }
    }
}

extension FitReason {
    init(_ objection: CaveatObjection) {
        self.init(
            .caveat, objection.gravity == .undetermined ? .open : .speaksAgainst, objection.sentence,
            entry: objection.entry)
    }
}
