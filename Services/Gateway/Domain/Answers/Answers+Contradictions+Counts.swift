import DomainModel
import MessageSchema

extension Answers {
    /// Claims against what is counted by name or recorded, each as of the claim's own date.
    ///
    /// Fewer named than reported are the unnamed ones; more named than the reported most cannot be.
    func claimsAgainstCounts() -> [Disagreement] {
        claims.compactMap { claim in
            guard claim.claim.by == nil else { return nil }
            let day = Moment(asOf: claim.stamp.effective.lastDay, knownAt: moment.knownAt)
            switch claim.claim.figure.term {
            case .nationsAsked, .nationsInterested, .nationsInTalks, .nationsCommitted:
                return nations(against: claim, at: day)
            case .conferenceAttendance: return attendance(against: claim)
            case .strength: return strength(against: claim, at: day)
            case .contributionsPledged, .contributionsCommitted, .contributionsPaid:
                return money(against: claim, at: day)
            default: return nil
            }
        }
    }

    private func nations(against claim: KnownClaim, at day: Moment) -> Disagreement? {
        guard claim.speaksOfWhole, claim.claim.of == nil, let most = claim.figures?.high else { return nil }
        var found: [(nation: NationCode, stamps: [EntryStamp])] = []
        for approach in records.pledges.approaches.sorted(by: { $0.key < $1.key }).map(\.value) {
            if claim.claim.figure == .known(.nationsAsked), let ask = approach.ask.entry(at: day) {
                found.append((approach.nation, [ask.stamp]))
            }
            guard let answer = approach.answers.entry(at: day) else { continue }
            let isCounted =
                answer.value.answer == .known(.interestExpressed) && claim.claim.figure == .known(.nationsInterested)
                || answer.value.answer == .known(.inTalks) && claim.claim.figure == .known(.nationsInTalks)
            if isCounted { found.append((approach.nation, [answer.stamp])) }
        }
        if claim.claim.figure == .known(.nationsCommitted) {
            found += StandingLine.all(in: records.pledges, at: day).filter(\.isNominal).map { line in
                (line.pledge.nation, [line.step?.stamp].compactMap { $0 })
            }
        }
        let names = Set(found.map(\.nation)).sorted()
        guard names.count > most else { return nil }
        return counted(
            claim, "\(names.count) by name: \(names.map(\.wire).joined(separator: ", "))", count: names.count,
            of: found.flatMap(\.stamps), subject: Subject(operation), service: .pledges)
    }

    private func attendance(against claim: KnownClaim) -> Disagreement? {
        guard claim.speaksOfWhole, let subject = claim.claim.of, subject.kind == "conference",
            let id = try? EntityID(wire: subject.id), let most = claim.figures?.high,
            let outcome = records.pledges.conferences[id]?.outcome.entry(at: moment),
            let attending = outcome.value.attending
        else { return nil }
        let names = Set(attending.compactMap(\.code)).sorted()
        guard names.count > most else { return nil }
        return counted(
            claim, "\(names.count) attending by name", count: names.count, of: [outcome.stamp], subject: subject,
            service: .pledges)
    }

    /// Strength that is recorded beyond the most that a claim speaks of, on its date: of the operation, a nation or a
    /// pledge; nominal strength where the claim names no stage.
    private func strength(against claim: KnownClaim, at day: Moment) -> Disagreement? {
        guard let most = claim.figures?.high else { return nil }
        let lines = StandingLine.all(in: records.pledges, at: day).filter { line in
            let isAtStage = claim.claim.stage.map { line.stage == $0 } ?? line.isNominal
            let isOfNation = claim.claim.party?.code.map { line.pledge.nation == $0 } ?? (claim.claim.party == nil)
            let isOfEntity = claim.claim.of.map { $0 == Subject("pledge", line.pledge.id) } ?? true
            return isAtStage && isOfNation && isOfEntity
        }
        let least = lines.reduce(0) { $0 + ($1.headcount.figures?.lowest ?? 0) }
        guard least > most else { return nil }
        let stage = claim.claim.stage?.wire ?? "committed or beyond"
        return counted(
            claim, "at least \(least) recorded as \(stage)", count: least,
            of: lines.compactMap(\.step?.stamp), subject: claim.claim.of ?? Subject(operation), service: .pledges)
    }

    /// Money that is recorded beyond what a claim says, on its date; a sum of unnamed ones says nothing of the whole.
    private func money(against claim: KnownClaim, at day: Moment) -> Disagreement? {
        guard let amount = claim.claim.amount, claim.claim.party == nil || claim.claim.party?.code != nil else {
            return nil
        }
        let standings = records.funding.standings(at: day).filter { standing in
            (claim.claim.party.map { standing.donor == $0 } ?? true)
                && (claim.claim.of.map { $0 == Subject("contribution", standing.contribution) } ?? true)
        }
        guard let currency = records.funding.currency, amount.currency == currency else { return nil }
        let found: [(counted: Money, stamp: EntryStamp)]
        let word: String
        switch claim.claim.figure.term {
        case .contributionsPledged:
            found = standings.compactMap { $0.pledged.map { ($0.value.counted.amount, $0.stamp) } }
            word = "pledged"
        case .contributionsCommitted:
            found = standings.compactMap { $0.committed.map { ($0.value.counted.amount, $0.stamp) } }
            word = "committed"
        default:
            found = standings.flatMap(\.payments).map { ($0.entry.value.counted.amount, $0.entry.stamp) }
            word = "paid"
        }
        let total = Money(minor: found.reduce(0) { $0 + $1.counted.minor }, currency: currency)
        guard total.minor > amount.minor, let stamp = Self.highest(found.map(\.stamp)) else { return nil }
        let recorded = Disagreement.Side(
            says: "\(total) recorded as \(word)", service: .funding, subject: claim.claim.of ?? Subject(operation),
            amount: total, stamp: stamp, entries: found.map(\.stamp.event).distinct())
        return Disagreement(
            kind: .counted, figure: claim.claim.figure, of: claim.claim.of,
            matter: "the claim \(claim.claim.claim) against the records", sides: [claim.side, recorded])
    }

    private func counted(
        _ claim: KnownClaim, _ says: String, count: Int, of stamps: [EntryStamp], subject: Subject, service: ServiceName
    ) -> Disagreement? {
        guard let stamp = Self.highest(stamps) else { return nil }
        let recorded = Disagreement.Side(
            says: says, service: service, subject: subject, count: try? .exactly(count), stamp: stamp,
            entries: stamps.map(\.event).distinct())
        return Disagreement(
            kind: .counted, figure: claim.claim.figure, of: claim.claim.of,
            matter: "the claim \(claim.claim.claim) against what is counted", sides: [claim.side, recorded])
    }

    /// The entry that outranks the others; by it the count stands against a claim.
    private static func highest(_ stamps: [EntryStamp]) -> EntryStamp? {
        stamps.max { $1.outranks($0) }
    }
}
