import DomainModel
import MandatePolicy
import MessageSchema

extension Answers {
    /// How many proposals are shown for a slot or a line, where all are asked for and where one is.
    static let shownProposals = (all: 5, one: 20)
    /// How many lines are shown; an answer must stay of a size that a bus message can have.
    static let shownLines = 200

    /// Which line could fill which open slot: of one slot or one pledge where they are named.
    func proposals(for requirement: EntityID?, of pledge: EntityID?) throws(Problem) -> ProposalsReply {
        if let requirement {
            try check("requirement", requirement, records.pledges.requirements.keys.sorted()) {
                records.pledges.requirements[requirement]?.exists(at: moment) ?? false
            }
        }
        if let pledge {
            try check("pledge", pledge, records.pledges.pledges.keys.sorted()) {
                records.pledges.pledges[pledge]?.exists(at: moment) ?? false
            }
        }
        let picture = SlotPicture(records.pledges, at: moment)
        // A slot that is named is looked at also where its gap is closed or accepted.
        let slots = picture.slots.filter { slot in
            requirement.map { $0 == slot.requirement.requirement && slot.state == .open } ?? slot.hasOpenGap
        }
        let lines = picture.unmatched.filter { pledge == nil || $0.pledge == pledge }.compactMap { line in
            records.pledges.pledges[line.pledge].map { (pledge: $0, line: line) }
        }
        let isNarrow = requirement != nil || pledge != nil
        let book = ProposalBook(
            slots: slots, lines: lines, caveats: SlotCaveats(records.pledges, records.mandate, at: moment),
            limit: isNarrow ? Self.shownProposals.one : Self.shownProposals.all)
        let shown = requirement == nil ? Array(book.lines.prefix(Self.shownLines)) : []
        let leftOut = requirement == nil ? book.lines.count - shown.count : 0
        return ProposalsReply(
            about: about, statement: statement(slots: slots.count, lines: lines.count, leftOut: leftOut),
            slots: book.slots.map(view), lines: shown.map(view), leftOut: leftOut)
    }

    private func statement(slots: Int, lines: Int, leftOut: Int) -> String {
        "\(slots) \(slots == 1 ? "slot" : "slots") to fill, \(lines) \(lines == 1 ? "line" : "lines") with people to spare; a line "
            + "is a candidate where its capability is that of the slot, by code or else by words"
            + (leftOut > 0 ? "; \(leftOut) lines are left out, name a pledge or a requirement to see them" : "")
    }

    private func view(_ ranked: RankedProposals<SlotStanding>) -> SlotProposals {
        let slot = ranked.subject
        return SlotProposals(
            requirement: slot.requirement.requirement, capability: slot.requirement.capability,
            priority: slot.requirement.priority, neededBy: slot.requirement.neededBy, open: slot.open,
            candidates: ranked.candidates, proposals: ranked.best.map(view), entries: slot.references)
    }

    private func view(_ ranked: RankedProposals<LineAllocation>) -> LineProposals {
        let line = ranked.subject
        return LineProposals(
            pledge: line.pledge, line: line.offer.line, nation: line.nation, name: line.nation.name,
            capability: line.offer.capability, free: line.free, candidates: ranked.candidates,
            proposals: ranked.best.map(view), entries: line.references)
    }

    private func view(_ proposal: Proposal) -> ProposalView {
        let line = proposal.line
        return ProposalView(
            rank: proposal.rank, penalty: proposal.penalty, requirement: proposal.requirement, pledge: line.pledge,
            line: line.offer.line, nation: line.nation, name: line.nation.name, capability: line.offer.capability,
            stage: line.standing?.stage, free: line.free, fills: proposal.fills,
            reasons: proposal.reasons.map(FitReasonView.init), entries: line.references)
    }

    private func check(
        _ kind: String, _ id: EntityID, _ known: [EntityID], _ exists: () -> Bool
    ) throws(Problem) {
        guard !exists() else { return }
        let nearest = NearestMatch.of(id.wire, in: known.map(\.wire), limit: 3).filter { $0 != id.wire }
        let hint =
            known.contains(id)
            ? "; it is defined for a later date or was learned later"
            : nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))"
        let detail = "there is no \(kind) `\(id.wire)` at the moment that is asked for\(hint)"
        throw Problem(.unknownEntity, detail, errors: [Problem.Place(pointer: "/filter/\(kind)", detail: detail)])
    }
}
