import DomainModel
import HashTreeCollections
import MessageSchema

extension PledgesOperation {
    /// Lets another line take a line's place in its slots, all in one fact, so that no gap opens in between.
    func replace(_ replacement: LineReplacement, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let (pledge, line) = try line(replacement.line, of: replacement.pledge, context)
        let (byPledge, byLine) = try self.line(
            replacement.byLine, of: replacement.byPledge, context, at: ("/byPledge", "/byLine"))
        guard pledge.id != byPledge.id || line.id != byLine.id else {
            throw Refusal(
                .invalidContent, at: "/byLine",
                "the line `\(line.id.wire)` of `\(pledge.id.wire)` cannot take its own place; name another one")
        }
        if let headcount = replacement.headcount, !(1...Quantity.maximum).contains(headcount) {
            throw Refusal(
                .invalidContent, at: "/headcount",
                "1 or more people are replaced, not \(headcount); leave it out for all that are matched")
        }
        guard context.movesValues else {
            throw Refusal(
                .unsupportedSource,
                "a report graded D to F or 4 to 6 moves no value, so it cannot replace a line; find a better source")
        }
        if let requirement = replacement.requirement { _ = try openRequirement(requirement, context) }
        try checkReplacing(byLine, of: byPledge, context)
        let matches = try matches(of: line, in: pledge, replacement, context)
        try checkLater(line, byLine, in: matches.map(\.recorded.requirement), context)
        let moves = try moves(matches, line, of: pledge, by: byLine, of: byPledge, replacement, context)
        var reservations: [Text] = []
        for move in moves {
            guard let slot = records.requirements[move.requirement] else { continue }
            for text in self.reservations(about: byLine, of: byPledge, in: slot, context) ?? [] {
                let whole = "`\(move.requirement.wire)`, \(text.wire)"
                if let text = try? Text(wire: whole) { reservations.append(text) }
            }
        }
        return .pledgeLineReplaced(
            PledgeLineReplaced(
                pledge: pledge.id, line: line.id, byPledge: byPledge.id, byLine: byLine.id, moves: moves,
                reason: replacement.reason, reservations: reservations.isEmpty ? nil : reservations))
    }

    /// The line that takes the place must fill slots, or a gap would open.
    private func checkReplacing(
        _ line: LineRecord, of pledge: PledgeRecord, _ context: DecisionContext
    ) throws(Refusal) {
        try checkStage(of: line, in: pledge, context, at: "/byLine")
        guard context.isDecided, line.stage(at: context.moment)?.term?.isActive != true else { return }
        let stage = line.stage(at: context.moment).map { "`\($0.wire)`" } ?? "not known to be announced"
        throw Refusal(
            .notAllowed, at: "/byLine",
            "the line `\(line.id.wire)` of `\(pledge.id.wire)` is \(stage) on \(context.effective.wire) and fills nothing while it "
                + "is, so a gap would open; take it back with `resume-pledge` first, or name another line")
    }

    /// The matches that are to move, in the order of slots.
    private func matches(
        of line: LineRecord, in pledge: PledgeRecord, _ replacement: LineReplacement, _ context: DecisionContext
    ) throws(Refusal) -> [AllocatedMatch] {
        let all =
            (records.allocations(of: pledge, at: context.moment).first { $0.offer.line == line.id }?.matches ?? [])
            .filter { $0.exclusion != .slotNotOpen }
        let chosen = all.filter {
            replacement.requirement == nil || $0.recorded.requirement == replacement.requirement
        }
        guard chosen.isEmpty else { return chosen }
        let others = all.map { "`\($0.recorded.requirement.wire)`" }.joined(separator: ", ")
        throw Refusal(
            .notAllowed, at: replacement.requirement == nil ? "/line" : "/requirement",
            "the line `\(line.id.wire)` of `\(pledge.id.wire)` "
                + (replacement.requirement.map { "is not matched to `\($0.wire)`" } ?? "is matched to no open slot")
                + " on \(context.effective.wire)"
                + (others.isEmpty ? "; match the other line itself with `match-line`" : "; it is matched to \(others)"))
    }

    /// What is recorded for later dates would undo the replacement there.
    private func checkLater(
        _ line: LineRecord, _ byLine: LineRecord, in requirements: [EntityID], _ context: DecisionContext
    ) throws(Refusal) {
        guard context.isDecided else { return }
        let start = context.effective.lastDay
        for requirement in requirements {
            for (line, pointer) in [(line, "/line"), (byLine, "/byLine")] {
                let later = line.matches[requirement]?.entries.first {
                    $0.stamp.movesValues && start < $0.stamp.effective.lastDay
                }
                guard let later else { continue }
                throw Refusal(
                    .notAllowed, at: pointer,
                    "the match of the line `\(line.id.wire)` to `\(requirement.wire)` is recorded anew from "
                        + "\(later.stamp.effective.wire), so a replacement on \(context.effective.wire) would end there; "
                        + "replace it with effect from that date or later")
            }
        }
    }

    private func moves(
        _ matches: [AllocatedMatch], _ line: LineRecord, of pledge: PledgeRecord, by byLine: LineRecord,
        of byPledge: PledgeRecord, _ replacement: LineReplacement, _ context: DecisionContext
    ) throws(Refusal) -> [MatchMove] {
        let size = line.headcount(at: context.moment).figures?.headline
        let held = records.allocations(of: byPledge, at: context.moment).first { $0.offer.line == byLine.id }
        var free = held?.free.figures?.headline ?? 0
        let isOfUnknownSize = byLine.headcount(at: context.moment).figures == nil
        // How many of each slot's people move; `nil` where the whole of a line of unknown size does.
        var left = replacement.headcount
        var asked: [(match: AllocatedMatch, has: Int?, moved: Int?)] = []
        for match in matches {
            let has: Int? = if case .people(let count) = match.recorded.amount { count } else { size }
            if let left, left == 0 { break }
            guard let has else {
                guard left == nil else {
                    throw Refusal(
                        .notAllowed, at: "/headcount",
                        "how many people the line `\(line.id.wire)` has on \(context.effective.wire) is not known, so no number "
                            + "of them can be replaced; leave `headcount` out for the whole line")
                }
                asked.append((match, nil, nil))
                continue
            }
            let moved = min(has, left ?? has)
            left = left.map { $0 - moved }
            asked.append((match, has, moved))
        }
        if let left, left > 0, let headcount = replacement.headcount {
            throw Refusal(
                .notAllowed, at: "/headcount",
                "\(headcount - left) of the line `\(line.id.wire)` are matched there on \(context.effective.wire), so \(headcount) "
                    + "cannot be replaced; give \(headcount - left) or fewer")
        }
        let name = "the line `\(byLine.id.wire)` of `\(byPledge.id.wire)`"
        if isOfUnknownSize || asked.contains(where: { $0.moved == nil }) {
            let isFree = held?.matches.allSatisfy { $0.exclusion == .slotNotOpen } ?? true
            guard asked.count == 1, let only = asked.first, only.moved == nil, isFree else {
                throw Refusal(
                    .notAllowed, at: "/byLine",
                    "how many people one of the lines has on \(context.effective.wire) is not known, so it cannot be said whether "
                        + "\(name) offers enough; record a figure with `revise-headcount` first (a line of unknown size takes "
                        + "the place of another such in one slot only, and whole)")
            }
            return [MatchMove(requirement: only.match.recorded.requirement, moved: nil, remaining: 0, taken: nil)]
        }
        let needed = asked.reduce(0) { $0 + ($1.moved ?? 0) }
        guard needed <= free else {
            throw Refusal(
                .notAllowed, at: "/byLine",
                "\(name) has \(free) people free on \(context.effective.wire), and \(needed) are to be replaced: "
                    + "\(needed - free) too few; name a larger line, or give `headcount`, up to \(free)")
        }
        var moves: [MatchMove] = []
        for (match, has, moved) in asked {
            guard let has, let moved else { continue }
            let requirement = match.recorded.requirement
            let existing = held?.matches.first { $0.recorded.requirement == requirement }?.recorded.amount
            var taken: Int? = moved
            switch existing {
            case .whole: taken = nil
            case .people(let count): taken = count + moved
            case nil: break
            }
            free -= moved
            moves.append(
                MatchMove(requirement: requirement, moved: moved, remaining: has - moved, taken: taken))
        }
        let taken = moves.map { (byLine.id, $0.requirement, LineMatch(headcount: $0.taken)) }
        try checkLater(taken, in: byPledge.id, context, at: "/byLine")
        return moves
    }
}
