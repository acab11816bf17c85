public import DomainModel
import HashTreeCollections
public import MessageSchema

extension FundingOperation {
    /// The operation itself is mandate's.
    public func objectionToRetracting(_ fact: FundingEvent) -> String? {
        guard case .fundingOperationAcceptance = fact else { return objectionToChanging(fact) }
        return "funding took the operation in from mandate, which establishes it for good"
    }

    /// The operation itself is mandate's.
    public func objectionToCorrecting(_ fact: FundingEvent) -> String? {
        guard case .fundingOperationAcceptance = fact else { return objectionToChanging(fact) }
        return "funding took the operation in from mandate; correct the entry there, and funding follows"
    }

    /// What funding takes in of others, and what it states by itself, follows from other entries and changes with those.
    private func objectionToChanging(_ fact: FundingEvent) -> String? {
        switch fact {
        case .mandateTermTaking: "it is what mandate says; change it there, and funding follows"
        case .contributionSuspended, .contributionRestricted, .contributionUndetermined, .contributionAvailable:
            "it follows from conditions and the mandate; correct those, and it is stated anew"
        case .strengthTaking: "it is what pledges says; change it there, and funding follows"
        case .monthlyCostStated, .shortfallOpened, .shortfallChanged, .shortfallClosed:
            "it follows from strength, rates and money; correct those, and it is stated anew"
        default: nil
        }
    }

    /// A payment keeps its id.
    public func checkIdentity(of content: FundingEvent, as fact: FundingEvent) throws(Refusal) {
        guard case (.contributionPaid(let content), .contributionPaid(let fact)) = (content, fact),
            content.payment != fact.payment
        else { return }
        throw Refusal(
            .notAllowed, at: "/payment",
            "the entry is the payment `\(fact.payment.wire)`, and cannot become `\(content.payment.wire)`: retract it with "
                + "`retract-entry`, and record it anew")
    }

    /// It revises where something else of what it names is on record, and is the first word of it otherwise.
    public func adapted(_ command: FundingCommand) -> FundingCommand {
        switch command {
        case .contributionPledge(let pledge):
            .contributionPledge(pledge.revising(records.contributions[pledge.contribution] != nil))
        case .contributionPayment(let payment):
            .contributionPayment(
                payment.revising(
                    records.contributions[payment.contribution]?.payments[payment.payment]?.entries.isEmpty == false))
        case .inKindContribution(let given):
            .inKindContribution(given.revising(records.contributions[given.contribution] != nil))
        case .fundAllocation(let allocation):
            .fundAllocation(allocation.revising(records.allocations[allocation.allocation] != nil))
        case .fundsDisbursement(let payment):
            .fundsDisbursement(payment.revising(records.disbursements[payment.disbursement] != nil))
        default: command
        }
    }

    /// Claims on a contribution.
    public func reliers(on subject: Subject) -> [Subject] { records.claims.reliers(on: subject) }

    /// Mandate's, from where the operation was taken in, and pledges', from where strengths were.
    public var foreignLogs: [LogID: ServiceName] {
        var logs: [LogID: ServiceName] = [:]
        if let acceptance = records.acceptance { logs[acceptance.origin.log] = .mandate }
        for strength in records.strengths.values { logs[strength.origin.log] = .pledges }
        return logs
    }
}

extension ContributionPledge {
    fileprivate func revising(_ revises: Bool) -> ContributionPledge {
        ContributionPledge(
            contribution: contribution, donor: donor, kind: kind, amount: amount, rate: rate, stated: stated,
            earmark: earmark, conditions: conditions, conference: conference, wording: wording,
            earmarkedFor: earmarkedFor, parent: parent, boundary: boundary, revises: revises ? true : nil)
    }
}

extension ContributionPayment {
    fileprivate func revising(_ revises: Bool) -> ContributionPayment {
        ContributionPayment(
            contribution: contribution, payment: payment, amount: amount, rate: rate, stated: stated, reason: reason,
            wording: wording, account: account, revises: revises ? true : nil)
    }
}

extension InKindContribution {
    fileprivate func revising(_ revises: Bool) -> InKindContribution {
        InKindContribution(
            contribution: contribution, donor: donor, stage: stage, goods: goods, quantity: quantity,
            agreement: agreement, earmark: earmark, earmarkedFor: earmarkedFor, conference: conference,
            wording: wording, revises: revises ? true : nil)
    }
}

extension FundAllocation {
    fileprivate func revising(_ revises: Bool) -> FundAllocation {
        FundAllocation(
            allocation: allocation, account: account, budgetLine: budgetLine, amount: amount, wording: wording,
            revises: revises ? true : nil)
    }
}

extension FundsDisbursement {
    fileprivate func revising(_ revises: Bool) -> FundsDisbursement {
        FundsDisbursement(
            disbursement: disbursement, account: account, budgetLine: budgetLine, amount: amount, rate: rate,
            stated: stated, wording: wording, revises: revises ? true : nil)
    }
}
