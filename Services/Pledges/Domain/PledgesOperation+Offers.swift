import DomainModel
import HashTreeCollections
import MessageSchema

extension PledgesOperation {
    /// Announces a pledge: all its lines are `announced` from then on.
    func announce(_ announcement: PledgeAnnouncement) throws(Refusal) -> PledgesEvent {
        guard records.pledges[announcement.pledge] == nil else {
            throw .exists(
                "pledge", announcement.pledge, at: "/pledge",
                changeWith: "change it with `add-lines` or `revise-headcount`, or announce another under an id of its "
                    + "own")
        }
        if let conference = announcement.conference, records.conferences[conference] == nil {
            throw .unknown(
                "conference", conference, at: "/conference", among: records.conferences.candidates,
                createWith: "call-conference")
        }
        try check(announcement.lines, beside: nil)
        return .pledgeAnnouncement(announcement)
    }

    /// Adds lines to a pledge.
    func add(_ addition: LineAddition) throws(Refusal) -> PledgesEvent {
        try check(addition.lines, beside: try pledge(addition.pledge))
        return .lineAddition(addition)
    }

    /// Gives a line a new figure.
    func revise(_ revision: LineRevision, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let pledge = try pledge(revision.pledge)
        guard let line = pledge.lines[revision.line] else {
            throw .unknown(
                "line", revision.line, at: "/line", among: pledge.lines.candidates, createWith: "add-lines")
        }
        try checkSplit(of: line, at: "/line", context)
        let figure = LineFigure(headcount: revision.headcount, wording: revision.wording)
        if line.figures.repeats(figure, in: context) {
            throw .repeated("the headcount of the line `\(revision.line.wire)` is recorded like that")
        }
        return .lineRevision(revision)
    }

    /// The pledge of an id.
    func pledge(_ id: EntityID) throws(Refusal) -> PledgeRecord {
        guard let pledge = records.pledges[id] else {
            throw .unknown(
                "pledge", id, at: "/pledge", among: records.pledges.candidates, createWith: "announce-pledge")
        }
        return pledge
    }

    /// Refuses what speaks of a part before it left the line that it came from.
    func checkSplit(of line: LineRecord, at pointer: String, _ context: DecisionContext) throws(Refusal) {
        guard let origin = line.origin, line.isBeforeSplit(context.effective) else { return }
        throw Refusal(
            .notAllowed, at: pointer,
            "the line `\(line.id.wire)` was part of `\(origin.wire)` until \(line.created.effective.wire); name "
                + "`\(origin.wire)` for what was so on \(context.effective.wire)")
    }

    private func check(_ offers: [LineOffer], beside pledge: PledgeRecord?) throws(Refusal) {
        let existing = pledge?.lines.count ?? 0
        guard !offers.isEmpty else {
            throw Refusal(.invalidContent, at: "/lines", "a pledge is made of lines: give at least one")
        }
        guard existing + offers.count <= Bounds.lines else {
            throw Refusal(
                .invalidContent, at: "/lines",
                "a pledge has at most \(Bounds.lines) lines, this would make \(existing + offers.count); announce the "
                    + "rest as a pledge of its own")
        }
        var seen: Set<EntityID> = []
        for (index, offer) in offers.enumerated() {
            let pointer = "/lines/\(index)"
            guard seen.insert(offer.line).inserted else {
                throw Refusal(
                    .invalidContent, at: "\(pointer)/line",
                    "the line `\(offer.line.wire)` is given twice; give each line an id of its own")
            }
            guard pledge?.lines[offer.line] == nil else {
                throw .exists(
                    "line", offer.line, at: "\(pointer)/line",
                    changeWith: "change its size with `revise-headcount`, or give the new line an id of its own")
            }
            if let days = offer.maximumDaysToMove, !Bounds.daysToMove.contains(days) {
                throw Refusal(
                    .invalidContent, at: "\(pointer)/maximumDaysToMove",
                    "days to move are \(Bounds.daysToMove.lowerBound) to \(Bounds.daysToMove.upperBound), not \(days)")
            }
            try Bounds.check(from: offer.availableFrom, until: offer.until, at: "\(pointer)/until")
        }
    }
}
