import DomainModel
import MandatePolicy
import MessageSchema

extension FundingOperation {
    /// The command that takes a fact of mandate's in; none where it is taken in already.
    func takingIn(_ event: RecordedEvent<MandateEvent>) -> [FundingCommand] {
        records.takenIn.term(of: event).map { [.mandateTermTaking($0)] } ?? []
    }

    /// Takes a fact of mandate's in.
    func takeIn(_ term: MandateTermTaking<FundingOwned>) throws(Refusal) -> FundingEvent {
        try records.takenIn.check(term)
        return .mandateTermTaking(term)
    }

    /// What conditions leave of contributions on a day by some records, where that was not stated yet, by id.
    static func conditionStatements(on day: CalendarDay, by records: FundingRecords) -> [FundingEvent] {
        let moment = Moment(asOf: day, knownAt: nil)
        let conditions = records.conditionsInForce(at: moment)
        if conditions.isEmpty, records.availability.isEmpty { return [] }
        let terms = Terms.inForce(records.mandate, at: moment)
        return records.standings(at: moment).compactMap { standing in
            let rules = conditions.filter { $0.covers(standing.contribution, of: standing.donor) }
                .map { Rule($0.condition, entry: $0.declared.event) }
            let now = StatedAvailability(Assessment(rules: rules, under: terms))
            let before = records.availability[standing.contribution].map { StatedAvailability($0) } ?? .untouched
            guard now != before else { return nil }
            let statement = ContributionStatement(
                contribution: standing.contribution, availability: now.availability, was: before.availability, on: day,
                clauses: now.clauses, usable: now.usable, leftOut: now.leftOut)
            return switch now.availability.term {
            case .untouched: .contributionAvailable(ContributionAvailable(statement))
            case .restricted: .contributionRestricted(ContributionRestricted(statement))
            case .undetermined, nil: .contributionUndetermined(ContributionUndetermined(statement))
            case .suspended, .withdrawn: .contributionSuspended(ContributionSuspended(statement))
            }
        }
    }
}

extension MandateTermTaking<FundingOwned> {
    /// The kinds of event that taking a fact in can bring about.
    static let consequences = [
        Self.type, ContributionSuspended.type, ContributionRestricted.type, ContributionUndetermined.type,
        ContributionAvailable.type, MonthlyCostStated.type, ShortfallOpened.type, ShortfallChanged.type,
        ShortfallClosed.type,
    ]
}
