import DomainModel
import HashTreeCollections
import MessageSchema

extension Answers {
    /// How many entries are listed where no entity is named.
    static let shownEntries = 200

    /// Every entry about an entity that was known at the moment, with what it comes to; the newest of all services where
    /// none is named.
    /// - Throws: `Problem` where nothing is known of the entity, with the nearest.
    func entries(about subject: Subject?, event: EventID?) throws(Problem) -> EntriesReply {
        let wanted = subject ?? event.flatMap(subject(of:))
        guard event == nil || wanted != nil else { throw unknown(event) }
        var found =
            entries(in: records.mandate, of: .mandate, about: wanted, ChangeLine.text)
            + entries(in: records.pledges, of: .pledges, about: wanted, ChangeLine.text)
            + entries(in: records.funding, of: .funding, about: wanted, ChangeLine.text)
            + entries(in: records.command, of: .command, about: wanted, ChangeLine.text)
        if let event {
            found = found.filter { $0.event == event }
            guard !found.isEmpty else { throw unknown(event) }
        }
        guard let subject = wanted else {
            return EntriesReply(
                about: about,
                statement:
                    "the newest entries of each service, at most \(Self.shownEntries); name an entity in `subject` "
                    + "for all of its",
                entries: found)
        }
        guard !found.isEmpty else { throw unknown(subject) }
        return EntriesReply(
            about: about, subject: subject,
            statement: "every entry about \(subject) that was known, also those that count no longer; an entry is "
                + "corrected and retracted by its event",
            entries: found)
    }

    private func entries<Records: CorrectableRecords>(
        in records: Records, of service: ServiceName, about subject: Subject?, _ line: (Records.Event) -> String
    ) -> [EntryView] {
        let listed: [JournalEntry<Records.Event>]
        if let subject {
            listed = records.journal.entries(about: subject)
        } else {
            listed = Array(records.journal.entries.suffix(Self.shownEntries))
        }
        return views(of: listed, in: records, of: service, line)
    }

    /// Some entries of a service, each with what it comes to, in the order of its log; without those not known yet.
    func views<Records: CorrectableRecords>(
        of listed: [JournalEntry<Records.Event>], in records: Records, of service: ServiceName,
        _ line: (Records.Event) -> String
    ) -> [EntryView] {
        var views: [EntryView] = []
        for (subject, listed) in Dictionary(grouping: listed, by: \.subject) {
            let ranking = EntryRanking(records, of: subject, at: asked, moment: moment)
            for entry in listed where moment.isKnown(entry.stamp) {
                let standing = ranking.standing(of: entry)
                let content = Self.content((records.journal.content(of: entry) ?? entry.event).payload)
                views.append(
                    EntryView(
                        event: entry.stamp.event, service: .known(service), type: type(of: entry.event.payload).type,
                        subject: entry.subject, line: line(entry.event),
                        content: content.data, command: content.command,
                        entry: EntryReference(entry.stamp), standing: .known(standing.status),
                        because: standing.because, target: entry.event.target, withdrawnBy: standing.withdrawal?.event,
                        reason: standing.withdrawal?.reason, outrankedBy: standing.outrankedBy))
            }
        }
        return views.sorted { $0.event.sequence < $1.event.sequence }
    }

    /// What a fact states as the data of a command, and that command where a sender can give it.
    private static func content(_ payload: any EventPayload) -> (data: JSONValue, command: String?) {
        let order: any CommandPayload
        if let own = payload as? any CommandPayload {
            order = own
        } else if let stated = payload as? any StatedByCommand {
            func ordered(_ fact: some StatedByCommand) -> any CommandPayload { fact.order }
            order = ordered(stated)
        } else {
            return ((try? JSONValue.encoding(payload)) ?? .object(JSONObject()), nil)
        }
        let name = type(of: order).name
        return (
            (try? JSONValue.encoding(order)) ?? .object(JSONObject()),
            CommandDirectory.names.contains(name) ? name : nil
        )
    }

    /// The entity that an event is about, whichever service recorded it.
    private func subject(of event: EventID) -> Subject? {
        records.mandate.journal.entry(event)?.subject ?? records.pledges.journal.entry(event)?.subject
            ?? records.funding.journal.entry(event)?.subject ?? records.command.journal.entry(event)?.subject
    }

    private func unknown(_ event: EventID?) -> Problem {
        Problem(
            .unknownEntity,
            "there is no entry `\(event?.wire ?? "")` in this operation that was known; `entries` with a `subject` lists an "
                + "entity's", errors: [.init(pointer: "/event", detail: "not known")])
    }

    private func unknown(_ subject: Subject) -> Problem {
        var known: Set<String> = []
        for (_, book) in records.changes { known.formUnion(book.revisions.map(\.key.wire)) }
        let nearest = NearestMatch.of(subject.wire, in: known.sorted(), limit: 3)
        return Problem(
            .unknownEntity,
            "there is no entry about \(subject)"
                + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))")
                + "; an entity is named as kind/id, such as pledge/idn-1",
            errors: [.init(pointer: "/subject", detail: "nothing was known of it")])
    }
}
