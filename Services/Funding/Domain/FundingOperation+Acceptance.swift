import DomainModel
import MessageSchema

extension FundingOperation {
    /// Takes the operation in from mandate, or a later word of mandate on it.
    func accept(_ acceptance: FundingOperationAcceptance) throws(Refusal) -> FundingEvent {
        if let held = records.acceptance {
            guard !held.origin.isAtOrAfter(acceptance.origin) else {
                throw Refusal(
                    .alreadySo, at: "/origin",
                    "funding took the operation `\(operation.wire)` in from event \(held.origin.sequence) of "
                        + "\(held.origin.log); event \(acceptance.origin.sequence) brings nothing newer")
            }
            guard held.currency == acceptance.currency else {
                throw Refusal(
                    .notAllowed, at: "/currency",
                    "the currency of the operation `\(operation.wire)` is \(held.currency.wire), fixed for life, and "
                        + "cannot become \(acceptance.currency.wire); establish an operation of another id for it")
            }
        }
        return .fundingOperationAcceptance(acceptance)
    }

    /// The operation's currency.
    /// - Throws: `Refusal` where the operation was not taken in.
    func requireCurrency() throws(Refusal) -> CurrencyCode {
        guard let currency = records.currency else { throw .unknownOperation(operation, in: .funding) }
        return currency
    }

    /// Keeps a claim on money as it was made.
    func decide(_ claim: FundingClaim, in context: DecisionContext) throws(Refusal) -> FundingEvent {
        _ = try requireCurrency()
        try records.claims.check(claim.content, in: context)
        if let subject = claim.content.of, subject.kind == "contribution", let id = try? EntityID(wire: subject.id) {
            _ = try requireContribution(id, at: "/of")
        }
        if let subject = claim.content.of, subject.kind == "account", let id = try? EntityID(wire: subject.id) {
            _ = try requireAccount(id, at: "/of")
        }
        return .fundingClaim(claim)
    }
}
