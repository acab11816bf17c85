public import MessageSchema

extension FundingRecords {
    /// Every account that was known and in effect at a moment, by id.
    public func accounts(at moment: Moment) -> [AccountStanding] {
        accounts.values.filter { record in
            !record.opening.known(at: moment).isEmpty || !record.standing(at: moment).deposits.isEmpty
                || !record.standing(at: moment).disbursements.isEmpty
        }
        .sorted { $0.account < $1.account }.map { $0.standing(at: moment) }
    }

    /// Every budget line that was there at a moment, with what is allocated to it and spent on it, by id; lines that only
    /// an allocation or a disbursement names are among them.
    public func budgetLines(at moment: Moment) -> [BudgetLineStanding] {
        let accounts = accounts(at: moment)
        let known = budgetLines.filter { $0.value.exists(at: moment) }.map(\.key)
        let named = accounts.flatMap { account in
            account.allocations.map(\.value.budgetLine) + account.disbursements.map(\.value.budgetLine)
        }
        return Set(known + named).sorted().map { line in
            BudgetLineStanding(
                budgetLine: line, definition: budgetLines[line]?.entry(at: moment),
                allocations: accounts.flatMap(\.allocations).filter { $0.value.budgetLine == line },
                disbursements: accounts.flatMap(\.disbursements).filter { $0.value.budgetLine == line })
        }
    }

    /// Every condition in force at a moment, by id.
    public func conditionsInForce(at moment: Moment) -> [ConditionRecord] {
        conditions.sorted { $0.key < $1.key }.map(\.value).filter { $0.isInForce(at: moment) }
    }

    /// What there is to pay with at a moment; `nil` as long as the operation's currency is not known.
    /// - Parameter withheld: contributions of which nothing more can be expected, because a condition suspends them.
    public func means(at moment: Moment, withholding withheld: Set<EntityID> = []) -> MeansOfPayment? {
        guard let currency else { return nil }
        let standings = standings(at: moment)
        let count = FundingCount(standings)
        // Goods cannot be spent.
        let financial = standings.filter { $0.kind != .known(.inKind) }
        let totals = count.totals(of: financial.map(\.contribution), in: currency)
        let coming =
            withheld.isEmpty
            ? totals : count.totals(of: financial.map(\.contribution).filter { !withheld.contains($0) }, in: currency)
        let disbursed = accounts(at: moment).reduce(0) { $0 + $1.disbursed(in: currency) }
        return MeansOfPayment(
            currency: currency, paid: totals.paid, disbursed: disbursed, outstanding: coming.outstanding,
            uncommitted: coming.uncommitted,
            withheld: totals.outstanding.minor - coming.outstanding.minor + totals.uncommitted.minor
                - coming.uncommitted.minor)
    }
}
