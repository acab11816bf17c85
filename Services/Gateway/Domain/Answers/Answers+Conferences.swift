import DomainModel
import HashTreeCollections
import MessageSchema

extension Answers {
    /// The conferences known at the moment, by date.
    func conferences() -> [ConferenceView] {
        records.pledges.conferences.values.compactMap(view)
            .sorted { Self.precedes(($0.on, $0.conference), ($1.on, $1.conference)) }
    }

    /// The next conference on or after the day asked for of which no outcome is known.
    func nextConference() -> ConferenceView? {
        conferences().first { $0.outcome == nil && day <= $0.on.lastDay }
    }

    private func view(_ record: ConferenceRecord) -> ConferenceView? {
        guard let called = record.entry(at: moment) else { return nil }
        let (conference, outcome) = (called.value, record.outcome.entry(at: moment))
        let attendance = claims.filter {
            $0.claim.figure == .known(.conferenceAttendance)
                && $0.claim.of == Subject("conference", conference.conference)
        }
        return ConferenceView(
            conference: conference.conference, title: conference.title, place: conference.place, on: conference.on,
            convenor: conference.convenor, invited: conference.invited, purpose: conference.purpose,
            attending: outcome?.value.attending, outcome: outcome?.value.outcome,
            reported: KnownClaim.figure(attendance),
            entries: [called.stamp.event, outcome?.stamp.event].compactMap { $0 })
    }
}
