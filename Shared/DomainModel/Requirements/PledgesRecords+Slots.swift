import HashTreeCollections
import MessageSchema

extension PledgesRecords {
    mutating func define(_ fact: Requirement, _ stamp: EntryStamp) {
        guard requirements[fact.requirement] != nil else {
            requirements[fact.requirement] = RequirementRecord(fact, stamp)
            return
        }
        requirements[fact.requirement]?.definition.insert(fact, stamp)
    }

    mutating func cancel(_ fact: RequirementCancellation, _ stamp: EntryStamp) {
        guard requirements[fact.requirement] != nil else { return unplaced.append(stamp.event) }
        requirements[fact.requirement]?.cancellation.insert(fact, stamp)
    }

    mutating func decide(_ decision: GapDecision, on requirement: EntityID, _ stamp: EntryStamp) {
        guard requirements[requirement] != nil else { return unplaced.append(stamp.event) }
        requirements[requirement]?.gap.insert(decision, stamp)
    }

    mutating func match(_ fact: PledgeLineMatched, _ stamp: EntryStamp) {
        put(
            LineMatch(headcount: fact.headcount, reservations: fact.reservations, wording: fact.wording),
            LineReference(pledge: fact.pledge, line: fact.line), in: fact.requirement, stamp)
    }

    mutating func unmatch(_ fact: LineUnmatching, _ stamp: EntryStamp) {
        put(
            LineMatch(headcount: 0, reason: fact.reason), LineReference(pledge: fact.pledge, line: fact.line),
            in: fact.requirement, stamp)
    }

    /// Both sides of every move are entries of one event, so that there is no moment between them.
    mutating func replace(_ fact: PledgeLineReplaced, _ stamp: EntryStamp) {
        let replaced = LineReference(pledge: fact.pledge, line: fact.line)
        let replacing = LineReference(pledge: fact.byPledge, line: fact.byLine)
        for move in fact.moves {
            put(
                LineMatch(headcount: move.remaining, reason: fact.reason, replacedBy: replacing), replaced,
                in: move.requirement, stamp)
            put(
                LineMatch(
                    headcount: move.taken, reason: fact.reason, reservations: fact.reservations, replaces: replaced),
                replacing,
                in: move.requirement, stamp)
        }
    }

    private mutating func put(
        _ match: LineMatch, _ line: LineReference, in requirement: EntityID, _ stamp: EntryStamp
    ) {
        guard requirements[requirement] != nil,
            pledges[line.pledge]?.match(line.line, to: requirement, match, stamp) == true
        else {
            if unplaced.last != stamp.event { unplaced.append(stamp.event) }
            return
        }
        requirements[requirement]?.pledges[line.pledge, default: 0] += 1
    }
}
