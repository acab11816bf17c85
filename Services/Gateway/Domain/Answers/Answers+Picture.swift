import DomainModel
import MessageSchema

extension Answers {
    /// How many of the newest events the picture shows.
    static let shownChanges = 10

    func picture() -> PictureReply {
        PictureReply(
            about: about, strength: strength(), nations: nations(), milestones: milestones(), estimates: estimates(),
            money: money(), posts: postCounts(), tasks: tasks(), preconditions: preconditions(),
            authorisation: authorisation(), caveats: caveatCount(), alerts: alertCount(),
            nextConference: nextConference(),
            contradictions: contradictions(), newestChanges: newestChanges())
    }

    /// The newest events of all logs, by the time of recording; one that takes effect later shows unless a day was asked
    /// for.
    private func newestChanges() -> [ChangeView] {
        let newest = records.changes.sorted { $0.key < $1.key }.flatMap {
            $0.value.newest(Self.shownChanges, at: asked)
        }.map(marked)
        let sorted = newest.sorted { left, right in
            if left.time != right.time { return left.time > right.time }
            if left.event.log != right.event.log { return left.event.log < right.event.log }
            return (left.event.epoch, left.event.sequence) > (right.event.epoch, right.event.sequence)
        }
        return Array(sorted.prefix(Self.shownChanges))
    }

    /// The change with what retracts or corrects it.
    private func marked(_ change: ChangeView) -> ChangeView {
        guard let service = change.service.term,
            let withdrawal = records.withdrawal(of: change.event, in: service, knownAt: asked.knownAt)
        else { return change }
        return ChangeView(
            event: change.event, service: change.service, type: change.type, subject: change.subject,
            time: change.time, effective: change.effective, learned: change.learned, actor: change.actor,
            line: change.line, withdrawnBy: withdrawal.event, reason: withdrawal.reason)
    }
}
