import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Calls a conference; calling it again under the same id changes the call, as when it is put off.
    func call(_ conference: Conference, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        try Bounds.check(conference.invited, at: "/invited")
        if records.conferences[conference.conference]?.definition.repeats(conference, in: context) == true {
            throw .repeated("the conference `\(conference.conference.wire)` is called like that")
        }
        return .conference(conference)
    }

    /// Records how a conference went; a later account is one more entry.
    func record(_ outcome: ConferenceOutcome, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        try Bounds.check(outcome.attending, at: "/attending")
        try Bounds.check(outcome.pledges, at: "/pledges")
        for (index, pledge) in (outcome.pledges ?? []).enumerated() where records.pledges[pledge] == nil {
            throw .unknown(
                "pledge", pledge, at: "/pledges/\(index)", among: records.pledges.candidates,
                createWith: "announce-pledge")
        }
        guard let known = records.conferences[outcome.conference] else {
            throw .unknown(
                "conference", outcome.conference, at: "/conference", among: records.conferences.candidates,
                createWith: "call-conference")
        }
        if context.isDecided, let held = known.nearest(to: context.moment)?.value.on,
            context.effective.lastDay < held.firstDay
        {
            throw Refusal(
                .gateNotMet, at: "/conference",
                "the conference `\(outcome.conference.wire)` is called for \(held.wire), so it has no outcome on "
                    + "\(context.effective.wire); give the effective date on which it ended, or call it for another date"
            )
        }
        if known.outcome.repeats(outcome, in: context) {
            throw .repeated("this outcome of the conference `\(outcome.conference.wire)` is recorded")
        }
        return .conferenceOutcome(outcome)
    }
}
