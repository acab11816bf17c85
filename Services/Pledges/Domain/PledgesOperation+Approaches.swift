import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Sends an approach; one of which an answer was reported before gets its ask.
    func send(_ approach: Approach, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        try Bounds.check(approach.kinds, at: "/kinds")
        try Bounds.check(approach.asks, at: "/asks")
        if let known = records.approaches[approach.approach] {
            guard known.ask.entries.isEmpty else {
                throw .exists(
                    "approach", approach.approach, at: "/approach",
                    changeWith: "record the nation's answer with `record-answer`, or send a new ask under another id")
            }
            try check(approach.nation, of: known)
        }
        return .approach(approach)
    }

    /// Records an answer: a decided one needs the ask, a reported one may come without.
    func record(_ response: ApproachResponse, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        try Bounds.check(response.kinds, at: "/kinds")
        guard let known = records.approaches[response.approach] else {
            guard !context.isDecided else {
                throw .unknown(
                    "approach", response.approach, at: "/approach", among: records.approaches.candidates,
                    createWith: "send-approach")
            }
            return .approachResponse(response)
        }
        try check(response.nation, of: known)
        guard !context.isDecided || known.isSent(at: context.moment) else {
            throw Refusal(
                .gateNotMet, at: "/approach",
                "the approach `\(response.approach.wire)` is not recorded as sent by \(context.effective.wire), and the "
                    + "cell cannot take an answer to what it has not asked; record the ask with `send-approach` first, "
                    + "or give the answer as `reported` with its source")
        }
        if known.answers.repeats(response, in: context) {
            throw .repeated("the answer `\(response.answer.wire)` of \(response.nation.wire) is recorded")
        }
        return .approachResponse(response)
    }

    private func check(_ nation: NationCode, of approach: ApproachRecord) throws(Refusal) {
        guard nation == approach.nation else {
            throw Refusal(
                .notAllowed, at: "/nation",
                "the approach `\(approach.id.wire)` is to \(approach.nation.wire) (\(approach.nation.name)), not to "
                    + "\(nation.wire); use the id of that nation's approach, or a new one")
        }
    }
}
