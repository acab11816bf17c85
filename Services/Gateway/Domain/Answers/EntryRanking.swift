import DomainModel
import MessageSchema

/// What each entry about an entity comes to at a moment: which of them hold, and why the others do not.
struct EntryRanking<Records: CorrectableRecords> {
    /// What one entry comes to.
    struct Standing {
        var status: EntryStatus
        var because: String
        var withdrawal: Withdrawal?
        var outrankedBy: EventID?
    }

    private struct Candidate {
        let stamp: EntryStamp
        let aspects: [String]
    }

    private let records: Records
    private let asked: Moment
    private let moment: Moment
    private let unsupported: Set<EventID>
    private let candidates: [Candidate]

    init(_ records: Records, of subject: Subject, at asked: Moment, moment: Moment) {
        self.records = records
        self.asked = asked
        self.moment = moment
        let unsupported = Set(records.unsupported(subject, knownAt: asked.knownAt))
        self.unsupported = unsupported
        candidates = records.journal.counting(about: subject, knownAt: asked.knownAt).compactMap { event, stamp in
            guard stamp.movesValues, moment.includes(stamp), !unsupported.contains(stamp.event) else { return nil }
            return Candidate(stamp: stamp, aspects: records.aspects(of: event))
        }
    }

    func standing(of entry: JournalEntry<Records.Event>) -> Standing {
        let event = entry.stamp.event
        if let withdrawal = records.journal.withdrawal(of: event, knownAt: asked.knownAt) {
            let word = withdrawal.isCorrection ? "corrected" : "retracted"
            return Standing(
                status: withdrawal.isCorrection ? .corrected : .retracted,
                because: "\(word) by \(withdrawal.event.sequence) of the log: \(withdrawal.reason)",
                withdrawal: withdrawal)
        }
        guard entry.stamp.movesValues else {
            return Standing(
                status: .tooWeak, because: "its sources are graded D–F or 4–6, which is shown and never moves a value")
        }
        if let retraction = entry.event.retracted {
            return Standing(status: .counts, because: "takes back \(retraction.event.sequence) of the log")
        }
        guard moment.includes(entry.stamp) else {
            return Standing(
                status: .notInEffect, because: "takes effect on \(entry.stamp.effective.wire), after the day asked for")
        }
        guard !unsupported.contains(event) else {
            return Standing(status: .unsupported, because: "what it stood on was retracted or never recorded")
        }
        guard let own = candidates.first(where: { $0.stamp.event == event }) else {
            return Standing(status: .counts, because: "kept as it was recorded")
        }
        if let content = records.journal.content(of: entry),
            let holding = records.holding(instead: content, at: moment), holding.event != event
        {
            return outranked(own.stamp, by: holding)
        }
        var rival: EntryStamp?
        for aspect in own.aspects {
            let above = candidates.filter { $0.aspects.contains(aspect) && $0.stamp.outranks(own.stamp) }.map(\.stamp)
            guard let best = above.max(by: { $1.outranks($0) }) else {
                return Standing(status: .counts, because: "no other entry outranks it in the \(aspect)")
            }
            rival = rival ?? best
        }
        guard let rival else { return Standing(status: .counts, because: "kept as it was recorded") }
        return outranked(own.stamp, by: rival)
    }

    private func outranked(_ stamp: EntryStamp, by rival: EntryStamp) -> Standing {
        Standing(
            status: .outranked,
            because: "\(rival.event.sequence) of the log holds, because \(rival.precedence(between: stamp).words)",
            outrankedBy: rival.event)
    }
}
