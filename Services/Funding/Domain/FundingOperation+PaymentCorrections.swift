import DomainModel
import MessageSchema

extension FundingOperation {
    /// The account that a payment goes into: the one it names, or for a correction the one it went into before.
    func checkAccount(
        of payment: ContributionPayment, earlier: Timeline<PaymentFigure>?, in context: DecisionContext
    ) throws(Refusal) -> EntityID? {
        let held = earlier?.entries.compactMap(\.value.account).first
        if let held, let given = payment.account, given != held {
            throw Refusal(
                .notAllowed, at: "/account",
                "the payment `\(payment.payment.wire)` went into the account `\(held.wire)`, not into `\(given.wire)`; name "
                    + "that account, or leave `account` out")
        }
        guard let account = payment.account ?? held else { return nil }
        _ = try requireOpen(account, at: "/account", in: context)
        return account
    }

    /// A correction of a payment says something new.
    func checkCorrection(
        _ event: ContributionPaid, of earlier: Timeline<PaymentFigure>, in context: DecisionContext
    ) throws(Refusal) {
        let same = earlier.repeats(PaymentFigure(event), in: context)
        guard !same else {
            throw unchanged(event.contribution, "\(event.amount) is paid by `\(event.payment.wire)`", in: context)
        }
    }
}
