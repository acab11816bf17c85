import DomainModel
import MessageSchema

/// A match that is asked for.
struct WantedMatch {
    let line: LineRecord
    let pledge: PledgeRecord
    let requirement: EntityID
    /// How many of the line's people; the whole line where `nil`.
    let headcount: Int?
}

extension PledgesOperation {
    /// Refuses a match for which the line has too few people on the command's date.
    func check(_ wanted: WantedMatch, _ context: DecisionContext, at pointer: String) throws(Refusal) {
        try check(wanted, on: context.moment, context.effective.wire, at: pointer)
    }

    /// Refuses what the cell decides where it would not fit a later date for which figures, splits or matches are recorded.
    func checkLater(
        _ matches: [(line: EntityID, requirement: EntityID, match: LineMatch)], in pledge: EntityID,
        _ context: DecisionContext, at pointer: String
    ) throws(Refusal) {
        guard context.isDecided, let conflict = records.conflict(in: pledge, of: matches, context) else { return }
        throw Refusal(
            .notAllowed, at: pointer,
            "on \(conflict.day.wire) the line `\(conflict.line.line.wire)` of `\(pledge.wire)` would have only "
                + "\(conflict.share) left for `\(conflict.requirement.wire)` (\(Self.words(conflict.recorded)) on record), by what "
                + "is recorded for that day; match fewer, or change what is recorded for \(conflict.day.wire) first")
    }

    private func check(
        _ wanted: WantedMatch, on moment: Moment, _ date: String, at pointer: String
    ) throws(Refusal) {
        let (line, pledge) = (wanted.line, wanted.pledge)
        let others = (records.allocations(of: pledge, at: moment).first { $0.offer.line == line.id }?.matches ?? [])
            .filter { $0.recorded.requirement != wanted.requirement && $0.share != nil }
        let listed = others.map { "`\($0.recorded.requirement.wire)` \(Self.words($0.recorded.amount))" }
            .joined(separator: ", ")
        guard let size = line.headcount(at: moment).figures?.headline else {
            guard wanted.headcount == nil else {
                throw Refusal(
                    .notAllowed, at: pointer,
                    "how many people the line `\(line.id.wire)` has on \(date) is not known, so no part of it can be matched; "
                        + "leave `headcount` out for the whole line, or record a figure with `revise-headcount` first")
            }
            guard others.isEmpty else {
                throw Refusal(
                    .notAllowed, at: "/requirement",
                    "how many people the line `\(line.id.wire)` has on \(date) is not known, so it fills one slot only, and it "
                        + "is matched: \(listed); end that with `unmatch-line` first, or record a figure with "
                        + "`revise-headcount`")
            }
            return
        }
        let taken = others.reduce(0) { sum, match in
            switch match.recorded.amount {
            case .whole: size
            case .people(let count): min(size, sum + count)
            }
        }
        guard let headcount = wanted.headcount else {
            guard !others.isEmpty else { return }
            throw Refusal(
                .notAllowed, at: pointer,
                "the whole line `\(line.id.wire)` cannot be matched on \(date), for others have of its \(size): \(listed); "
                    + (taken < size
                        ? "give `headcount`, up to \(size - taken)"
                        : "end one of those with `unmatch-line`, or match it with fewer people, first"))
        }
        guard headcount > size - taken else { return }
        throw Refusal(
            .notAllowed, at: pointer,
            "the line `\(line.id.wire)` of `\(pledge.id.wire)` has \(size) on \(date)"
                + (others.isEmpty ? "" : ", of which others have: \(listed)") + "; "
                + (taken < size
                    ? "match up to \(size - taken) of it, not \(headcount)"
                    : "nobody of it is free; end one of those with `unmatch-line`, or match it with fewer people, first")
        )
    }

    static func words(_ amount: MatchedAmount) -> String {
        switch amount {
        case .whole: "all of it"
        case .people(let count): "\(count)"
        }
    }
}
