import DomainModel
import MandatePolicy
import MessageSchema

/// The gate of a decided step to `committed` where slots are in use: what takes the step is matched in full (DOMAIN.md
/// section 4).
struct SlotGate {
    let records: PledgesRecords
    let pledge: PledgeRecord
    let context: DecisionContext

    /// The gate of a move; `nil` where it has none: for other steps, for reports, and where no slot is defined.
    init?(_ move: LineMove, of pledge: PledgeRecord, in records: PledgesRecords, _ context: DecisionContext) {
        guard move == .step(.committed), context.isDecided, records.usesSlots(at: context.moment) else { return nil }
        self.records = records
        self.pledge = pledge
        self.context = context
    }

    /// Why a line, or so many of it, may not take the step; a part that leaves a line takes matched people first. To find
    /// the slots that fit costs going through all of them, so it is only done where they are shown.
    func objection(to line: LineRecord, part: Int? = nil, namingSlots: Bool = true) -> LineObjection? {
        guard
            let allocation = records.allocations(of: pledge, at: context.moment).first(where: {
                $0.offer.line == line.id
            })
        else { return nil }
        let kept = allocation.matches.compactMap(\.share)
        let matched = kept.reduce(0) { $0 + ($1.figures?.headline ?? 0) }
        if let size = allocation.size.figures?.headline {
            let needed = part ?? size
            guard matched < needed else { return nil }
            let remedy =
                matched > 0 && part == nil
                ? "; match the rest with `match-line` first, or commit \(matched) of it as a `part`"
                : "; match \(part == nil ? "it" : "that many") with `match-line` first"
            return LineObjection(
                .gateNotMet,
                "has \(matched) of \(needed) matched to slots on \(context.effective.wire), and slots are in use"
                    + remedy + (namingSlots ? fitting(allocation) : ""))
        }
        guard kept.isEmpty else { return nil }
        return LineObjection(
            .gateNotMet,
            "is matched to no slot on \(context.effective.wire), and slots are in use; match it whole with `match-line` first"
                + (namingSlots ? fitting(allocation) : ""))
    }

    /// The open slots that the line would fit best.
    private func fitting(_ line: LineAllocation) -> String {
        let open = records.requirements.keys.sorted().compactMap { records.slot($0, at: context.moment) }
            .filter(\.hasOpenGap)
        let book = ProposalBook(
            slots: open, lines: [(pledge, line)], caveats: SlotCaveats(records, records.mandate, at: context.moment),
            limit: 3)
        let best = book.lines.first?.best ?? []
        guard !best.isEmpty else {
            return open.isEmpty
                ? "; no slot is open: define one with `define-requirement`, or reopen a gap with `reopen-gap`"
                : "; no open slot is of its capability: define one with `define-requirement`, or match it to one all the same"
        }
        let names = best.map { proposal -> String in
            let missing = open.first { $0.requirement.requirement == proposal.requirement }?.open.figures?.headline
            return
                "`\(proposal.requirement.wire)` (\(missing.map { "\($0) missing" } ?? "how many are missing is not known"))"
        }
        return "; open slots that fit: \(names.joined(separator: ", "))"
    }
}
