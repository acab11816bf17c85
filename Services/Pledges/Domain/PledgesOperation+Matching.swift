import DomainModel
import HashTreeCollections
import MandatePolicy
import MessageSchema

extension PledgesOperation {
    /// Matches a line to a slot, or changes how much of it the slot has. What does not fit is said with it and refuses
    /// nothing; more people than there are is refused.
    func match(_ matching: LineMatching, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let (pledge, line) = try line(matching.line, of: matching.pledge, context)
        let slot = try openRequirement(matching.requirement, context)
        if let headcount = matching.headcount, !(1...Quantity.maximum).contains(headcount) {
            throw Refusal(
                .invalidContent, at: "/headcount",
                "1 or more people fill a slot, not \(headcount); leave it out for the whole line, and end a match with "
                    + "`unmatch-line`")
        }
        let match = LineMatch(headcount: matching.headcount, wording: matching.wording)
        if let known = line.matches[matching.requirement],
            known.repeats(match, in: context, same: { $0.amount == $1.amount && $0.wording == $1.wording })
        {
            throw .repeated("the line `\(line.id.wire)` is matched to `\(matching.requirement.wire)` like that")
        }
        try checkStage(of: line, in: pledge, context, at: "/line")
        if context.movesValues {
            let wanted = WantedMatch(
                line: line, pledge: pledge, requirement: matching.requirement, headcount: matching.headcount)
            try check(wanted, context, at: "/headcount")
            try checkLater([(line.id, matching.requirement, match)], in: pledge.id, context, at: "/headcount")
        }
        return .pledgeLineMatched(
            PledgeLineMatched(
                pledge: pledge.id, line: line.id, requirement: matching.requirement, headcount: matching.headcount,
                reservations: reservations(about: line, of: pledge, in: slot, context), wording: matching.wording))
    }

    /// Ends a match.
    func unmatch(_ unmatching: LineUnmatching, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let (pledge, line) = try line(unmatching.line, of: unmatching.pledge, context)
        _ = try requirement(unmatching.requirement)
        let match = LineMatch(headcount: 0, reason: unmatching.reason)
        if line.matches[unmatching.requirement]?.repeats(match, in: context) == true {
            throw .repeated("the match of the line `\(line.id.wire)` to `\(unmatching.requirement.wire)` is ended")
        }
        let matched =
            records.allocations(of: pledge, at: context.moment).first { $0.offer.line == line.id }?.matches ?? []
        guard matched.contains(where: { $0.recorded.requirement == unmatching.requirement }) || !context.isDecided
        else {
            let others = matched.map { "`\($0.recorded.requirement.wire)`" }.joined(separator: ", ")
            throw Refusal(
                .notAllowed, at: "/requirement",
                "the line `\(line.id.wire)` of `\(pledge.id.wire)` is not matched to `\(unmatching.requirement.wire)` on "
                    + "\(context.effective.wire)"
                    + (others.isEmpty ? "; it has no match" : "; it is matched to \(others)")
                    + "; name a slot that it fills, and a date on which it does")
        }
        return .lineUnmatching(unmatching)
    }

    /// A line by its name, where the statement is not of the time before it was split off.
    func line(
        _ id: EntityID, of pledgeID: EntityID, _ context: DecisionContext,
        at pointers: (String, String) = ("/pledge", "/line")
    ) throws(Refusal) -> (PledgeRecord, LineRecord) {
        guard let pledge = records.pledges[pledgeID] else {
            throw .unknown(
                "pledge", pledgeID, at: pointers.0, among: records.pledges.candidates, createWith: "announce-pledge")
        }
        guard let line = pledge.lines[id] else {
            throw .unknown("line", id, at: pointers.1, among: pledge.lines.candidates, createWith: "add-lines")
        }
        try checkSplit(of: line, at: pointers.1, context)
        guard context.isDecided, !(pledge.exists(at: context.moment) && line.exists(at: context.moment)) else {
            return (pledge, line)
        }
        let since = max(pledge.created.effective, line.created.effective)
        throw Refusal(
            .notAllowed, at: pointers.1,
            "the line `\(id.wire)` of `\(pledgeID.wire)` is there from \(since.wire), so nothing can be decided about its "
                + "slots for \(context.effective.wire); give that date or a later one")
    }

    /// What the cell decides does not put a line in a slot that is offered no more.
    func checkStage(
        of line: LineRecord, in pledge: PledgeRecord, _ context: DecisionContext, at pointer: String
    ) throws(Refusal) {
        guard context.isDecided, let stage = line.stage(at: context.moment)?.term,
            !stage.isActive, stage != .onHold
        else { return }
        throw Refusal(
            .notAllowed, at: pointer,
            "the line `\(line.id.wire)` of `\(pledge.id.wire)` is `\(stage.rawValue)` on \(context.effective.wire), and fills no "
                + "slot; match one that is on offer, or record what a source says with the basis `reported`")
    }

    /// What speaks against a line in a slot, as far as pledges can tell; `nil` where nothing does.
    func reservations(
        about line: LineRecord, of pledge: PledgeRecord, in slot: RequirementRecord, _ context: DecisionContext
    ) -> [Text]? {
        guard let defined = slot.nearest(to: context.moment)?.value,
            let allocation = records.allocations(of: pledge, at: context.moment).first(where: {
                $0.offer.line == line.id
            })
        else { return nil }
        let caveats = SlotCaveats(records, records.mandate, at: context.moment)
        let texts = ProposalBook.reservations(about: allocation, of: pledge, in: defined, caveats: caveats)
            .compactMap { try? Text(wire: "\($0.point.rawValue): \($0.sentence)") }
        return texts.isEmpty ? nil : texts
    }
}
