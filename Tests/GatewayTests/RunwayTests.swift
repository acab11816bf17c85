import GatewayDomain
import MessageSchema
import TestSupport
import Testing

/// Money and people of which the answers can be worked out by hand.
extension FoldedCase {
    /// USD 100,000 paid of 200,000 committed of 1,000,000 pledged; 10 soldiers in theatre and 20 committed at 1,000 each.
    /// - Parameter task: the task in force; the donor does not pay for `disarm`.
    static func paidFor(assigning task: EntityID = "patrol") throws -> FoldedCase {
        var force = FoldedCase()
        let day = Circumstances.decided(on: "2026-03-01").learned(on: "2026-03-01")
        try force.tell(
            MandateEvent.operationEstablishment(OperationEstablishment(title: "A force", currency: "USD")), day)
        let assigned = [AssignedTask(task: task, ceiling: .known(.allNecessaryMeans))]
        try force.tell(
            MandateEvent.optionPutInForce(OptionPutInForce(option: "full", assigned: assigned, assumes: [])), day)
        try force.tell(
            FundingEvent.fundingOperationAcceptance(
                FundingOperationAcceptance(
                    title: "A force", currency: "USD",
                    origin: ForeignPosition(
                        service: .known(.mandate), log: Controls.log(of: .mandate), epoch: .first,
                        sequence: SequenceNumber(1)))), day)
        func counted(_ money: Money) -> ConvertedMoney { ConvertedMoney(amount: money, basis: .known(.original)) }
        let (pledged, committed, paid, rate) = (
            try Money(amount: "1000000", currency: "USD"), try Money(amount: "200000", currency: "USD"),
            try Money(amount: "100000", currency: "USD"), try Money(amount: "1000", currency: "USD")
        )
        try force.tell(
            FundingEvent.contributionPledged(
                ContributionPledged(
                    contribution: "usa-1", donor: .nation("USA"), kind: .known(.financial), amount: pledged,
                    counted: counted(pledged))), day)
        try force.tell(
            FundingEvent.contributionCommitted(
                ContributionCommitted(contribution: "usa-1", amount: committed, counted: counted(committed))), day)
        try force.tell(FundingEvent.accountOpening(AccountOpening(account: "fund", title: "Account")), day)
        try force.tell(
            FundingEvent.contributionPaid(
                ContributionPaid(
                    contribution: "usa-1", payment: "p-1", amount: paid, counted: counted(paid), account: "fund")), day)
        try force.tell(
            FundingEvent.costRateSet(
                CostRateSet(
                    costRate: "own", title: "Own rate", personnel: .known(.any), perMonth: rate, counted: counted(rate))
            ),
            day)
        try force.tell(
            FundingEvent.fundingCondition(
                FundingCondition(
                    condition: "no-disarming", party: .nation("USA"), kind: .known(.task), effect: .known(.suspends),
                    refusesTasks: ["disarm"], wording: "not for disarming")), day)
        try force.announce("a", 10, day)
        try force.announce("b", 20, day)
        try force.tell(
            PledgesEvent.pledgeLinesInTheatre(PledgeLinesInTheatre(pledge: "a", lines: ["l"], splits: [])), day)
        try force.tell(
            PledgesEvent.pledgeLinesCommitted(PledgeLinesCommitted(pledge: "b", lines: ["l"], splits: [])), day)
        force.now = "2026-04-10T12:00:00Z"
        return force
    }

    mutating func announce(_ pledge: EntityID, _ headcount: Quantity, _ said: Circumstances) throws {
        try tell(
            PledgesEvent.pledgeAnnouncement(
                PledgeAnnouncement(
                    pledge: pledge, nation: "IDN",
                    lines: [
                        LineOffer(line: "l", capability: "infantry", personnel: .known(.troops), headcount: headcount)
                    ])), said)
    }

    func runway(asOf: EffectiveDate? = nil, knownAt: KnownTime? = nil) throws -> RunwayReply {
        try ask(QueryRequest(.runway, operation: operation, asOf: asOf, knownAt: knownAt))
    }
}

@Suite("How long the money lasts")
struct RunwayTests {
    @Test("held, then committed, then pledged, for the strength in theatre and the nominal one")
    func levels() throws {
        let reply = try FoldedCase.paidFor().runway()
        #expect(reply.from == "2026-05" && reply.currency == "USD")
        #expect(reply.strengths.map(\.strength.best) == [10, 30])
        let theatre = reply.strengths[0].levels
        #expect(theatre.map(\.level) == ["held", "committed", "pledged"])
        #expect(theatre.map(\.amount) == ["100000.00", "200000.00", "1000000.00"])
        #expect(theatre.map(\.best.monthsPaid) == [10, 20, 100])
        #expect(theatre[0].best.runsOut == "2027-03")
        #expect(theatre[0].missingInYear == "20000.00" && theatre[1].missingInYear == nil)
        #expect(reply.strengths[1].levels.map(\.best.monthsPaid) == [3, 6, 33])
        #expect(reply.strengths[1].months.count == 12 && reply.strengths[1].months[0].best == "30000.00")
        #expect(reply.history.map(\.month) == ["2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04"])
        #expect(reply.history.map(\.best) == ["0.00", "0.00", "0.00", "0.00", "10000.00", "10000.00"])
        #expect(reply.strengths.allSatisfy { $0.levels.allSatisfy { !$0.bound } })
        #expect(reply.paid?.records?.map(\.contribution) == ["usa-1"])
    }

    @Test("an unknown headcount makes it a bound, and it is said so")
    func bound() throws {
        var force = try FoldedCase.paidFor()
        try force.announce("c", .unknown, .decided(on: "2026-03-02"))
        try force.tell(
            PledgesEvent.pledgeLinesCommitted(PledgeLinesCommitted(pledge: "c", lines: ["l"], splits: [])),
            .decided(on: "2026-03-02"))
        let reply = try force.runway()
        #expect(reply.strengths[0].levels[0].bound == false)
        let nominal = reply.strengths[1].levels[0]
        #expect(nominal.bound && nominal.best.monthsPaid == 3)
        #expect(nominal.statement.contains("or before") && nominal.statement.contains("this is a bound"))
        #expect(reply.strengths[1].strength.unknown == 1 && reply.strengths[1].months[0].unknownHeadcounts == 1)
    }

    @Test("conditions say what they leave of the money under the assignment in force, by which clause")
    func conditions() throws {
        let reply = try FoldedCase.paidFor(assigning: "disarm").runway()
        let condition = try #require(reply.conditions.first)
        #expect(condition.availability == "suspended" && condition.contributions == ["usa-1"])
        #expect(condition.statement?.contains("`no-disarming`") == true)
        #expect(reply.assumptions.contains { $0.contains("`no-disarming`") && $0.contains("suspended") })
        // What is paid stays; what is committed and pledged is not to be expected, and that is said.
        #expect(reply.strengths[0].levels.map(\.amount) == ["100000.00", "100000.00", "100000.00"])
        #expect(reply.assumptions.contains { $0.contains("900000.00") })
    }

    @Test("an answer as of a day and as known at a moment does not change with what is learned later")
    func times() throws {
        var force = try FoldedCase.paidFor()
        let before = try force.runway(asOf: "2026-03-31", knownAt: KnownTime(wire: "2026-03-31"))
        let small = try Money(amount: "40000", currency: "USD")
        try force.tell(
            FundingEvent.fundsDisbursed(
                FundsDisbursed(
                    disbursement: "d-1", account: "fund", budgetLine: "camps", amount: small,
                    counted: ConvertedMoney(amount: small, basis: .known(.original)))),
            .decided(on: "2026-03-20").learned(on: "2026-04-05"))
        let known = try force.runway(asOf: "2026-03-31", knownAt: KnownTime(wire: "2026-03-31"))
        #expect(known.strengths == before.strengths && known.paid == before.paid && known.history == before.history)
        #expect(try force.runway(asOf: "2026-03-31").strengths[0].levels[0].amount == "60000.00")
        let funding: FundingReply = try force.ask(QueryRequest(.funding, operation: force.operation))
        #expect(funding.accounts.first?.held == "60000.00" && funding.money.held == "60000.00")
        #expect(funding.budgetLines.first?.disbursed == "40000.00" && funding.budgetLines.first?.title == nil)
        #expect(funding.donors.first?.fulfilment.paidPerCommitted == 5_000)
        #expect(funding.donors.first?.fulfilment.committedPerPledged == 2_000)
        #expect(funding.currencies.map(\.currency) == ["USD"])
    }

    @Test("without the operation's currency there is no runway, and it is said why")
    func unknown() throws {
        var force = FoldedCase()
        try force.tell(
            MandateEvent.operationEstablishment(OperationEstablishment(title: "A force", currency: "USD")))
        let reply = try force.runway()
        #expect(reply.strengths.isEmpty && reply.statement.contains("not taken the operation in"))
    }
}
