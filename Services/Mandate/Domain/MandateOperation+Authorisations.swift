import DomainModel
import MessageSchema

extension MandateOperation {
    func recordAuthorisation(_ wish: Authorisation) throws(Refusal) -> MandateEvent {
        if let record = records.authorisations[wish.authorisation] {
            if record.definition.entries.contains(where: { $0.value == wish }) {
                throw Refusal(
                    .alreadySo, at: "/authorisation",
                    "the authorisation `\(wish.authorisation.wire)` is recorded with this content already")
            }
            throw .exists(
                "authorisation", wish.authorisation, at: "/authorisation",
                changeWith: "prolong it with `renew-authorisation`, or record another instrument under an id of its own"
            )
        }
        if let expiresOn = wish.expiresOn, expiresOn < wish.adoptedOn {
            throw Refusal(
                .invalidContent, at: "/expiresOn",
                "an authorisation cannot expire (\(expiresOn.wire)) before it is adopted (\(wish.adoptedOn.wire)); "
                    + "give a day from then on, or leave `expiresOn` out where it is open-ended")
        }
        if let inForceFrom = wish.inForceFrom {
            guard wish.adoptedOn <= inForceFrom, wish.expiresOn.map({ inForceFrom <= $0 }) ?? true else {
                throw Refusal(
                    .invalidContent, at: "/inForceFrom",
                    "an authorisation holds from a day (\(inForceFrom.wire)) between its adoption, "
                        + "\(wish.adoptedOn.wire), and its last day\(wish.expiresOn.map { ", \($0.wire)" } ?? ""); leave "
                        + "`inForceFrom` out where it holds from its adoption on")
            }
        }
        if let votes = wish.votes {
            let counts = [
                ("inFavour", votes.inFavour), ("against", votes.against), ("abstaining", votes.abstaining),
            ]
            for (key, count) in counts where !(0...1_000).contains(count) {
                throw Refusal(
                    .invalidContent, at: "/votes/\(key)", "votes are counted from 0 to 1000, not \(count)")
            }
        }
        return .authorisation(wish)
    }

    /// A renewal is measured against the expiry that holds on the day it takes effect, so that renewals can be
    /// recorded late and out of order; one after the expiry brings the authorisation back into force from that day on.
    ///
    /// What the cell decides keeps the order of renewals: one that takes effect earlier does not hold as long as a later
    /// one, or the later one would shorten it.
    func renewAuthorisation(
        _ wish: AuthorisationRenewal, in context: DecisionContext
    ) throws(Refusal) -> MandateEvent {
        let record = try authorisation(wish.authorisation)
        let holding = record.expiry.value(at: context.moment) ?? record.expiry.entries.first?.value
        guard let present = holding?.expiresOn else {
            throw Refusal(
                .notAllowed, at: "/authorisation",
                "the authorisation `\(wish.authorisation.wire)` is open-ended, so there is nothing to renew; record "
                    + "another instrument with `record-authorisation`")
        }
        guard wish.expiresOn != present else {
            throw Refusal(
                .alreadySo, at: "/expiresOn",
                "the authorisation `\(wish.authorisation.wire)` holds until \(present.wire) already; a renewal extends "
                    + "beyond that day")
        }
        guard wish.expiresOn > present else {
            throw Refusal(
                .notAllowed, at: "/expiresOn",
                "a renewal extends beyond the present expiry, \(present.wire); \(wish.expiresOn.wire) is before it. Give "
                    + "a later day, or the effective date of the renewal where it came before another one")
        }
        guard context.effective.lastDay <= wish.expiresOn else {
            throw Refusal(
                .invalidContent, at: "/expiresOn",
                "a renewal that takes effect on \(context.effective.wire) cannot end before that, on "
                    + "\(wish.expiresOn.wire); give a later last day, or the effective date on which it was renewed")
        }
        let next = record.expiry.entries.first {
            $0.stamp.movesValues && context.effective.lastDay < $0.stamp.effective.lastDay
        }
        if context.isDecided, let next, let later = next.value.expiresOn, later <= wish.expiresOn {
            throw Refusal(
                .notAllowed, at: "/expiresOn",
                "the authorisation `\(wish.authorisation.wire)` is prolonged on \(next.stamp.effective.wire) to "
                    + "\(later.wire), so a renewal before that ends earlier than that day, not on \(wish.expiresOn.wire); "
                    + "check which of the two comes first")
        }
        return .authorisationRenewal(wish)
    }
}
