extension ConvertedMoney {
    /// The amount in the operation's currency as a source states it; `nil` where it follows from the original.
    var stated: Money? { basis == .known(.stated) ? amount : nil }
}

extension ContributionPledged: StatedByCommand {
    /// The command that would bring this about.
    public var order: ContributionPledge {
        ContributionPledge(
            contribution: contribution, donor: donor, kind: kind, amount: amount, rate: counted.rate,
            stated: counted.stated, earmark: earmark, conditions: conditions, conference: conference, wording: wording,
            earmarkedFor: earmarkedFor, parent: parent, boundary: boundary)
    }
}

extension ContributionCommitted: StatedByCommand {
    /// The command that would bring this about.
    public var order: ContributionCommitment {
        ContributionCommitment(
            contribution: contribution, amount: amount, rate: counted.rate, stated: counted.stated,
            agreement: agreement, wording: wording)
    }
}

extension ContributionPaid: StatedByCommand {
    /// The command that would bring this about.
    public var order: ContributionPayment {
        ContributionPayment(
            contribution: contribution, payment: payment, amount: amount, rate: counted.rate, stated: counted.stated,
            reason: reason, wording: wording, account: account)
    }
}

extension ContributionInKind: StatedByCommand {
    /// The command that would bring this about.
    public var order: InKindContribution {
        InKindContribution(
            contribution: contribution, donor: donor, stage: stage, goods: goods, quantity: quantity,
            agreement: agreement, earmark: earmark, earmarkedFor: earmarkedFor, conference: conference, wording: wording
        )
    }
}
