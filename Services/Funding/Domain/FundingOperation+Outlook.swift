public import DomainModel
public import MessageSchema

extension FundingOperation {
    /// Up to so many contributions and accounts, costs and shortfalls are reckoned in the decision that changes them; in a
    /// larger operation within a second, so that a command there costs no more than in a small one.
    static let reckonedAtOnce = 500

    /// The facts of a decision, followed by what they change in what conditions leave of contributions, in the monthly cost and
    /// in what money lacks.
    func reckoned(_ facts: [FundingEvent], _ context: DecisionContext) -> [FundingEvent] {
        guard let log = records.acceptance?.stamp.event.log, facts.contains(where: \.matters),
            records.contributions.count + records.accounts.count <= Self.reckonedAtOnce
        else { return facts }
        return facts + unstated(by: supposing(facts, records, context, log), context, log)
    }

    private func supposing(
        _ facts: [FundingEvent], _ records: FundingRecords, _ context: DecisionContext, _ log: LogID
    ) -> FundingRecords {
        let stamp = EntryStamp(supposing: context, in: log)
        var after = records
        for fact in facts { after.suppose(fact, about: fact.payload.subject(in: operation), stamp) }
        return after
    }

    /// What is to be stated by some records: first of conditions, then of costs and shortfalls, which hang on those.
    private func unstated(by records: FundingRecords, _ context: DecisionContext, _ log: LogID) -> [FundingEvent] {
        let day = context.now.day
        let conditions = Self.conditionStatements(on: day, by: records)
        let after = conditions.isEmpty ? records : supposing(conditions, records, context, log)
        return conditions + (FundingOutlook(after, on: day)?.unstated(in: after) ?? [])
    }

    /// Takes a nation's strength in.
    func take(_ strength: StrengthTaking) throws(Refusal) -> FundingEvent {
        if let held = records.strengths[strength.strength.nation], held.origin.isAtOrAfter(strength.origin) {
            throw Refusal(
                .alreadySo, at: "/origin",
                "funding has taken in what pledges states of \(strength.strength.nation.wire) up to event "
                    + "\(held.origin.sequence) of its log")
        }
        return .strengthTaking(strength)
    }

    /// Reckons costs and shortfalls anew; refused where nothing is to be stated.
    func reckon(_ wish: CostReckoning, _ context: DecisionContext) throws(Refusal) -> [FundingEvent] {
        let events = records.acceptance.map { unstated(by: records, context, $0.stamp.event.log) } ?? []
        guard !events.isEmpty else {
            throw Refusal(.alreadySo, at: "/on", "costs and shortfalls on \(wish.on.wire) are stated already")
        }
        return events
    }

    /// What conditions leave, costs and shortfalls that are others than was last stated: a month or a date began, or the operation is large.
    public func due(at instant: Instant) -> [DueCommand<FundingCommand>] {
        let today = instant.day
        guard let outlook = FundingOutlook(records, on: today),
            !outlook.unstated(in: records).isEmpty || !Self.conditionStatements(on: today, by: records).isEmpty
        else { return [] }
        return [
            DueCommand(
                .costReckoning(CostReckoning(on: today, after: records.journal.head)), rule: "reckon-costs", on: today)
        ]
    }
}

extension FundingEvent {
    /// Whether costs, money or what conditions leave of it can be others by it than they were.
    fileprivate var matters: Bool {
        switch self {
        case .fundingOperationAcceptance, .accountOpening, .accountClosure, .fundAllocation, .contributionSchedule,
            .contributionSuspended, .contributionRestricted, .contributionUndetermined, .contributionAvailable,
            .monthlyCostStated, .shortfallOpened, .shortfallChanged, .shortfallClosed, .fundingClaim:
            false
        default: true
        }
    }
}
