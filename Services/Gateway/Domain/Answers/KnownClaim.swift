import DomainModel
import MessageSchema

/// A claim that is known at the moment asked for, with the service that keeps it.
struct KnownClaim: Sendable {
    let service: ServiceName
    let claim: Claim
    let stamp: EntryStamp

    static func all(in records: OperationRecords, at moment: Moment) -> [KnownClaim] {
        let books: [(ServiceName, ClaimBook)] = [
            (.mandate, records.mandate.claims), (.pledges, records.pledges.claims),
            (.funding, records.funding.claims), (.command, records.command.claims),
        ]
        return books.flatMap { service, book in
            book.known(at: moment).map { KnownClaim(service: service, claim: $0.claim, stamp: $0.stamp) }
        }
    }

    /// What some claims come to as a figure; `nil` without any.
    ///
    /// Of those that speak of the whole and of now, the one that outranks the others holds; low and high are those of
    /// all of them (DOMAIN.md section 2, pledges).
    static func figure(_ claims: [KnownClaim]) -> ReportedFigure? {
        guard !claims.isEmpty else { return nil }
        let counting = claims.filter { $0.speaksOfWhole && $0.figures != nil }
        let holding = counting.filter(\.stamp.movesValues).max { $1.stamp.outranks($0.stamp) }
        return ReportedFigure(
            holds: holding?.claim.claim, low: counting.compactMap { $0.figures?.lowest }.min(),
            best: holding?.figures?.headline, high: counting.compactMap { $0.figures?.highest }.max(),
            claims: claims.map(\.view))
    }

    var view: ClaimView {
        ClaimView(
            claim: claim.claim, service: .known(service), figure: claim.figure, of: claim.of, party: claim.party,
            count: claim.count, amount: claim.amount, stage: claim.stage, by: claim.by, wording: claim.wording,
            contradicts: claim.contradicts, entry: EntryReference(stamp))
    }

    /// How many it speaks of: its count, or that of the unnamed ones it speaks of.
    var figures: Quantity.Figures? {
        if let count = claim.count { return count.figures }
        if case .unnamed(_, let count) = claim.party { return count?.figures }
        return nil
    }

    /// Whether it speaks of the figure as a whole and of its own date: neither of one named party, nor of one stage, nor
    /// of the future.
    var speaksOfWhole: Bool { claim.party?.code == nil && claim.stage == nil && claim.by == nil }
}

extension Quantity.Figures {
    var lowest: Int { low ?? headline }
    var highest: Int { high ?? headline }
}
