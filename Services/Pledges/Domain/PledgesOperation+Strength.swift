import DomainModel
import MessageSchema

extension PledgesOperation {
    /// What some facts change in the strength of nations, as the same decision states it (DOMAIN.md section 3).
    /// - Parameter after: the records with the facts in them.
    func strengthStatements(
        of facts: [PledgesEvent], by after: PledgesRecords, on day: CalendarDay
    ) -> [PledgesEvent] {
        var ledger = strengths
        var nations: Set<NationCode> = []
        for fact in facts {
            for pledge in pledges(changedBy: fact, about: fact.payload.subject(in: operation), in: after) {
                nations.formUnion(ledger.count(pledge, in: after, on: day))
            }
        }
        return nations.sorted().compactMap { ledger.statement(of: $0, on: day) }.map {
            .strengthStated(StrengthStated($0))
        }
    }

    /// What is to be stated of every nation on a day.
    func strengthStatements(on day: CalendarDay) -> [StrengthStatement] {
        var ledger = strengths
        for pledge in records.pledges.keys { _ = ledger.count(pledge, in: records, on: day) }
        return ledger.all.compactMap { ledger.statement(of: $0, on: day) }
    }

    /// States every nation's strength anew; refused where nothing is to be stated.
    func restate(_ wish: StrengthRestatement, _ context: DecisionContext) throws(Refusal) -> [PledgesEvent] {
        let statements = strengthStatements(on: context.now.day)
        guard !statements.isEmpty else {
            throw Refusal(
                .alreadySo, at: "/on", "the strength of every nation on \(wish.on.wire) is stated already")
        }
        return statements.map { .strengthStated(StrengthStated($0)) }
    }

    /// Keeps the sums up with a fact that was recorded.
    mutating func count(_ event: RecordedEvent<PledgesEvent>) {
        let day = event.header.recorded.day
        for pledge in pledges(changedBy: event.event, about: event.header.subject, in: records) {
            _ = strengths.count(pledge, in: records, on: day)
        }
        guard case .strengthStated(let fact) = event.event, strengths.note(fact.content) else { return }
        for pledge in records.pledges(of: fact.content.nation) {
            _ = strengths.count(pledge.id, in: records, on: fact.content.on)
        }
    }

    /// The pledges whose lines a fact says something of; those that hang together with what it corrects or retracts.
    private func pledges(
        changedBy fact: PledgesEvent, about subject: Subject, in records: PledgesRecords
    ) -> [EntityID] {
        switch fact {
        case .strengthStated, .pledgeLinesSuspended, .pledgeLinesRestricted, .pledgeLinesUndetermined,
            .pledgeLinesReinstated, .pledgeLineMatched, .lineUnmatching:
            return []
        default: break
        }
        let subjects = fact.target == nil ? [subject] + fact.touches : records.journal.linked([subject])
        return subjects.filter { $0.kind == "pledge" }.compactMap { try? EntityID(wire: $0.id) }
    }
}
