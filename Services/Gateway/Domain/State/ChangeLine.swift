import MessageSchema

/// Every fact in a line for people: who, what, how many.
enum ChangeLine {
    static func text(of event: MandateEvent) -> String {
        switch event {
        case .operationEstablishment(let fact): "operation established: \(fact.title), in \(fact.currency)"
        case .authorisation(let fact):
            "\(fact.body) authorises the force: \(fact.instrument)"
                + (fact.expiresOn.map { ", to \($0)" } ?? ", open-ended")
        case .authorisationRenewal(let fact): "authorisation \(fact.authorisation) renewed to \(fact.expiresOn)"
        case .area(let fact): "area \(fact.area) defined: \(fact.title)" + (fact.within.map { ", within \($0)" } ?? "")
        case .taskAuthorisation(let fact): "task \(fact.task) authorised up to \(fact.ceiling): \(fact.title)"
        case .mandateOption(let fact): "option \(fact.option) defined: \(fact.title), \(tasks(fact.assigned))"
        case .optionPutInForce(let fact):
            "option \(fact.option) put in force\(fact.replaces.map { " instead of \($0)" } ?? ""), "
                + tasks(fact.assigned)
        case .stand(let fact):
            "\(fact.party) \(fact.position) \(fact.task.map { "task \($0)" } ?? fact.option.map { "option \($0)" } ?? "")"
        case .constraint(let fact): "constraint \(fact.constraint) added: \(fact.title)"
        case .precondition(let fact): "precondition \(fact.precondition) defined: \(fact.title)"
        case .preconditionFinding(let fact): "precondition \(fact.precondition) is \(fact.status)"
        case .authorisationSuspension(let fact):
            "authorisation \(fact.authorisation) suspended: \(shortened(fact.reason))"
        case .authorisationReinstatement(let fact): "authorisation \(fact.authorisation) reinstated" + why(fact.reason)
        case .authorisationExpiration(let fact): "authorisation \(fact.authorisation) ran out after \(fact.expiresOn)"
        case .taskWithdrawal(let fact): "task \(fact.task) is no longer authorised" + why(fact.reason)
        case .constraintLifting(let fact): "constraint \(fact.constraint) lifted" + why(fact.reason)
        case .areaRetirement(let fact): "area \(fact.area) retired" + why(fact.reason)
        case .postNote(let fact): "mandate notes that post \(fact.post) is \(fact.isFilled ? "filled" : "vacant")"
        case .entryRetracted(let fact): retracted(fact.event, fact.subject, fact.type, fact.reason)
        case .entryCorrected(let fact): corrected(fact.event, fact.subject, fact.type, fact.reason)
        case .entryFollowed(let fact): retracted(fact.event, fact.subject, fact.type, fact.reason)
        case .mandateClaim(let fact): claim(fact.content)
        }
    }

    static func text(of event: FundingEvent) -> String {
        switch event {
        case .fundingOperationAcceptance(let fact): accepted(fact.title, by: .funding)
        case .contributionPledged(let fact):
            "\(fact.donor) pledges \(fact.amount) (\(fact.contribution), \(fact.kind))"
        case .contributionCommitted(let fact): "contribution \(fact.contribution): \(fact.amount) committed"
        case .contributionPaid(let fact): "contribution \(fact.contribution): \(fact.amount) paid (\(fact.payment))"
        case .contributionSchedule(let fact):
            "contribution \(fact.contribution): to be paid in \(fact.instalments.count) "
                + (fact.instalments.count == 1 ? "instalment" : "instalments")
                + (fact.instalments.map(\.due).max().map { ", the last by \($0)" } ?? "")
        case .contributionWriteDown(let fact):
            "contribution \(fact.contribution): \(fact.amount) written down: \(fact.reason)"
        case .contributionCancellation(let fact): "contribution \(fact.contribution) cancelled: \(fact.reason)"
        case .contributionReinstatement(let fact): "contribution \(fact.contribution) stands again: \(fact.reason)"
        case .contributionInKind(let fact):
            "\(fact.donor): \(fact.goods) \(fact.stage) (\(fact.contribution), in kind)"
        case .fundingCondition(let fact):
            "\(fact.party) sets a condition on its money (\(fact.condition)): \"\(shortened(fact.wording))\""
        case .fundingConditionLifting(let fact): "condition \(fact.condition) lifted"
        case .accountOpening(let fact):
            "account \(fact.account) opened: \(fact.title)" + (fact.holder.map { ", held by \($0)" } ?? "")
        case .accountClosure(let fact): "account \(fact.account) closed: \(fact.reason)"
        case .fundAllocation(let fact): "\(fact.amount) of account \(fact.account) allocated to \(fact.budgetLine)"
        case .fundsDisbursed(let fact): "\(fact.amount) disbursed from \(fact.account) on \(fact.budgetLine)"
        case .budgetLineDefined(let fact):
            "budget line \(fact.budgetLine): \(fact.title)" + (fact.amount.map { ", \($0)" } ?? "")
        case .costRateSet(let fact):
            "rate \(fact.costRate): \(fact.perMonth) per person and month (\(fact.personnel))"
        case .mandateTermTaking(let fact): "funding takes in what mandate says of \(fact.about)"
        case .contributionSuspended(let fact): condition(fact.content)
        case .contributionRestricted(let fact): condition(fact.content)
        case .contributionUndetermined(let fact): condition(fact.content)
        case .contributionAvailable(let fact): condition(fact.content)
        case .strengthTaking(let fact): "funding takes the strength of \(fact.strength.nation.name) in"
        case .monthlyCostStated(let fact):
            "\(strength(fact.strength)) costs \(fact.best) in \(fact.month), for \(fact.people) people"
                + (fact.unknownHeadcounts.map { " and \($0) lines of unknown size, which are left out" } ?? "")
                + (fact.withoutRate.map { "; no rate is known for \($0.map(\.wire).joined(separator: ", "))" } ?? "")
        case .shortfallOpened(let fact): shortfall(fact.content, "opens")
        case .shortfallChanged(let fact): shortfall(fact.content, "is now")
        case .shortfallClosed(let fact):
            "no known shortfall any more: \(money(fact.content.money)) pays for what is known to be due for "
                + strength(fact.content.strength)
        case .entryRetracted(let fact): retracted(fact.event, fact.subject, fact.type, fact.reason)
        case .entryCorrected(let fact): corrected(fact.event, fact.subject, fact.type, fact.reason)
        case .fundingClaim(let fact): claim(fact.content)
        }
    }

    static func text(of event: CommandEvent) -> String {
        switch event {
        case .commandOperationAcceptance(let fact): accepted(fact.title, by: .command)
        case .post(let fact):
            "post \(fact.post) established: \(fact.title)" + (fact.grade.map { ", \($0)" } ?? "")
        case .postOffer(let fact): "post \(fact.post) offered to \(fact.nation.name)"
        case .postAcceptance(let fact): "\(fact.nation.name) accepts post \(fact.post)"
        case .postNomination(let fact): "\(officer(fact.officer)) nominated as \(fact.post)"
        case .postDesignation(let fact): "\(officer(fact.officer)) designated as \(fact.post)"
        case .postFilling(let fact): "\(officer(fact.officer)) in post as \(fact.post)"
        case .postVacancy(let fact): "post \(fact.post) is vacant" + (fact.reason.map { ": \($0)" } ?? "")
        case .mandateTermTaking(let fact): "command takes in what mandate says of \(fact.about)"
        case .commandPledgeNote(let fact):
            "command takes pledge \(fact.pledge) in: "
                + fact.lines.map { "\($0.line) \($0.stage)" }.joined(separator: ", ")
        case .postConfirmation(let fact):
            "\(officer(fact.officer)) confirmed as \(fact.post)" + (fact.by.map { " by \($0)" } ?? "")
        case .postDeclination(let fact):
            "\(fact.nation.name) declines post \(fact.post)" + (fact.reason.map { ": \($0)" } ?? "")
        case .actingAppointment(let fact): "\(officer(fact.officer)) acts as \(fact.post)"
        case .actingEnd(let fact): "nobody acts as \(fact.post) any longer"
        case .postAbolition(let fact): "post \(fact.post) abolished" + (fact.reason.map { ": \($0)" } ?? "")
        case .postHandover(let fact):
            "post \(fact.post) handed over: \(officer(fact.outgoing)) to \(officer(fact.incoming))"
        case .station(let fact):
            "\(fact.unit.map { "unit \($0)" } ?? fact.post.map { "post \($0)" } ?? "personnel") of \(fact.nation.name) "
                + "based in \(fact.area) (\(fact.station))"
        case .stationEnd(let fact): "station \(fact.station) ended" + (fact.reason.map { ": \($0)" } ?? "")
        case .unit(let fact): "unit \(fact.unit) formed from \(fact.pledge)/\(fact.line): \(fact.title)"
        case .authorityTransfer(let fact): "\(fact.authority) of unit \(fact.unit) transferred to post \(fact.to)"
        case .authorityReversion(let fact): "authority over unit \(fact.unit) reverts to its nation"
        case .stationBreach(let fact):
            "station \(fact.station) in breach of \(fact.constraint): \"\(shortened(fact.clause))\""
        case .stationBreachEnd(let fact): "station \(fact.station) no longer in breach of \(fact.constraint)"
        case .postRisk(let fact):
            "post \(fact.post) at risk: \(fact.nation.name) has \(fact.pledges.map(\.wire).joined(separator: ", ")) on "
                + "hold or withdrawn"
        case .postRiskEnd(let fact): "post \(fact.post) no longer at risk"
        case .unitRisk(let fact): "unit \(fact.unit) at risk: \(fact.pledge)/\(fact.line) is \(fact.stage)"
        case .unitRiskEnd(let fact): "unit \(fact.unit) no longer at risk"
        case .entryRetracted(let fact): retracted(fact.event, fact.subject, fact.type, fact.reason)
        case .entryCorrected(let fact): corrected(fact.event, fact.subject, fact.type, fact.reason)
        case .entryFollowed(let fact): retracted(fact.event, fact.subject, fact.type, fact.reason)
        case .commandClaim(let fact): claim(fact.content)
        }
    }

    private static func condition(_ statement: ContributionStatement) -> String {
        let why = statement.clauses.first.map {
            " by `\($0.rule)`" + ($0.clauses.first.map { ": \(shortened($0))" } ?? "")
        }
        return statement.availability == .known(.untouched)
            ? "contribution \(statement.contribution): no condition stands against it any more"
            : "contribution \(statement.contribution) \(statement.availability)\(why ?? "")"
    }

    private static func shortfall(_ statement: ShortfallStatement, _ word: String) -> String {
        "shortfall \(word): \(statement.missing) missing by \(statement.until), first in \(statement.month) "
            + "(\(money(statement.money)) for \(strength(statement.strength)))"
    }

    static func strength(_ basis: Coded<StrengthBasis>) -> String {
        switch basis.term {
        case .inTheatre: "the strength in theatre"
        case .nominal: "the nominal strength"
        case nil: "the strength `\(basis.wire)`"
        }
    }

    static func money(_ level: Coded<MoneyLevel>) -> String {
        switch level.term {
        case .held: "the money held"
        case .committed: "the money held and committed"
        case .pledged: "the money held, committed and pledged"
        case nil: "the money `\(level.wire)`"
        }
    }

    static func accepted(_ title: Text, by service: ServiceName) -> String {
        "\(service.rawValue) takes the operation in: \(title)"
    }

    static func retracted(_ event: EventID, _ subject: Subject, _ type: EventType, _ reason: Text) -> String {
        "entry \(event.sequence) retracted (\(type.name) of \(subject)): \(shortened(reason))"
    }

    static func corrected(_ event: EventID, _ subject: Subject, _ type: EventType, _ reason: Text) -> String {
        "entry \(event.sequence) corrected (\(type.name) of \(subject)): \(shortened(reason))"
    }

    static func claim(_ claim: Claim) -> String {
        var parts = [claim.count.map(quantity), claim.amount.map(\.description)].compactMap { $0 }
        if parts.isEmpty, let wording = claim.wording { parts.append("\"\(shortened(wording))\"") }
        let whom = claim.party.map { " of \($0)" } ?? claim.of.map { " of \($0)" } ?? ""
        return "claim \(claim.claim) on \(claim.figure)\(whom): \(parts.joined(separator: ", "))"
    }

    /// A quantity as its source words it, else its figures.
    static func quantity(_ quantity: Quantity) -> String {
        guard let figures = quantity.figures else { return "an unknown number" }
        if let wording = figures.wording { return wording.wire }
        switch (figures.low, figures.high) {
        case (let low?, let high?) where low == high: return String(low)
        case (nil, let high?): return "up to \(high)"
        case (let low?, nil): return "at least \(low)"
        case (let low?, let high?): return "\(low) to \(high)"
        case (nil, nil): return "about \(figures.headline)"
        }
    }

    private static func tasks(_ assigned: [AssignedTask]) -> String {
        "\(assigned.count) \(assigned.count == 1 ? "task" : "tasks") assigned"
    }

    private static func officer(_ officer: Officer) -> String {
        [officer.rank?.wire, officer.name.wire, "(\(officer.nation.wire))"].compactMap { $0 }.joined(separator: " ")
    }

    private static func why(_ reason: Text?) -> String { reason.map { ": \(shortened($0))" } ?? "" }

    private static func shortened(_ text: Text) -> String {
        let line = text.wire.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.count > 120 ? line.prefix(119) + "…" : line
    }
}
