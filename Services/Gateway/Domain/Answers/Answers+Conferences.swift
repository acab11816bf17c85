import DomainModel
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
        let pledges = pledges(of: conference.conference, outcome)
        let made = Set(pledges.map(\.pledge))
        return ConferenceView(
            conference: conference.conference, title: conference.title, place: conference.place, on: conference.on,
            convenor: conference.convenor, invited: conference.invited, purpose: conference.purpose,
            attending: outcome?.value.attending, outcome: outcome?.value.outcome,
            pledges: pledges.isEmpty ? nil : pledges,
            strength: pledges.isEmpty
                ? nil
                : figure("all lines of the pledges that were made there", lines.filter { made.contains($0.pledge.id) }),
            reported: KnownClaim.figure(attendance),
            entries: [called.stamp.event, outcome?.stamp.event].compactMap { $0 })
    }

    /// The pledges that were made at a conference: those that name it, and those that its outcome names.
    private func pledges(
        of conference: EntityID, _ outcome: Timeline<ConferenceOutcome>.Entry?
    ) -> [ConferencePledge] {
        let named = Set(outcome?.value.pledges ?? [])
        let linked = records.pledges.sortedPledges.filter { $0.conference == conference || named.contains($0.id) }
        guard !linked.isEmpty else { return [] }
        // Grouped once: going through all lines for each pledge would cost their product.
        let byPledge = Dictionary(grouping: lines, by: \.pledge.id)
        return linked.compactMap { pledge in
            let (isOwn, isNamed) = (pledge.conference == conference, named.contains(pledge.id))
            guard pledge.exists(at: moment) else { return nil }
            return ConferencePledge(
                pledge: pledge.id, nation: pledge.nation, name: pledge.nation.name,
                strength: figure("all lines of the pledge, whatever their stage", byPledge[pledge.id] ?? []),
                linkedBy: (isOwn ? ["pledge"] : []) + (isNamed ? ["outcome"] : []),
                entries: [isOwn ? pledge.created.event : nil, isNamed ? outcome?.stamp.event : nil].compactMap { $0 })
        }
    }
}
