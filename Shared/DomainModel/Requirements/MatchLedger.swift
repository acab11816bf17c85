import HashTreeCollections
import MessageSchema

/// The matches on record of every line of a pledge at a moment, with splits carried through.
///
/// An entry speaks of the whole line where it was recorded before a split or is of an earlier day; the part then takes
/// matched people first, in the order of the slots' ids, and the line keeps the rest. An entry recorded after a split
/// speaks of what remained. So line and part together have in each slot what the line had, whatever the order in which
/// matches and splits arrive.
struct MatchLedger {
    /// The matches that are not ended, by line, in the order of slots.
    private(set) var lines: [EntityID: [RecordedMatch]] = [:]
    private let pledge: PledgeRecord
    private let slots: SettlingMap<EntityID, RequirementRecord>
    private let moment: Moment

    private typealias Held = [EntityID: RecordedMatch]
    private typealias Share = (part: EntryStamp, amounts: [EntityID: MatchedAmount])

    init(_ pledge: PledgeRecord, slots: SettlingMap<EntityID, RequirementRecord>, at moment: Moment) {
        self.pledge = pledge
        self.slots = slots
        self.moment = moment
        guard pledge.hasMatches else { return }
        for line in pledge.sortedLines where line.origin == nil { take(line, inherited: [:]) }
        // Parts that were not there at the moment have at most what was said of them by name.
        for line in pledge.sortedLines where lines[line.id] == nil {
            lines[line.id] = Self.sorted(held(line, inherited: [:], shares: []))
        }
    }

    private mutating func take(_ line: LineRecord, inherited: Held) {
        var shares: [Share] = []
        for part in line.parts where part.stamp.movesValues && moment.includes(part.stamp) {
            let whole = held(line, inherited: inherited, shares: shares, before: part.stamp)
            let share = share(of: part, from: whole)
            shares.append((part.stamp, share.mapValues(\.amount)))
            if let record = pledge.lines[part.line] { take(record, inherited: share) }
        }
        lines[line.id] = Self.sorted(held(line, inherited: inherited, shares: shares))
    }

    /// What a line has, less the shares of its parts; before a split where one is given.
    private func held(
        _ line: LineRecord, inherited: Held, shares: [Share], before split: EntryStamp? = nil
    ) -> Held {
        var held = inherited
        for (requirement, timeline) in line.matches {
            let entry = timeline.entry(at: moment) { stamp in
                split.map { Self.speaksOfWhole(stamp, before: $0) } ?? true
            }
            guard let entry else { continue }
            held[requirement] = RecordedMatch(
                requirement: requirement, amount: entry.value.amount, entry: entry, isInherited: false,
                references: [entry.stamp.event])
        }
        for (requirement, match) in held {
            var match = match
            for share in shares {
                guard let amount = share.amounts[requirement] else { continue }
                guard match.isInherited || Self.speaksOfWhole(match.entry.stamp, before: share.part) else { continue }
                match.amount = match.amount.removing(amount)
                match.references.append(share.part.event)
            }
            held[requirement] = match
        }
        return held
    }

    /// What a part takes along: matched people first.
    private func share(of part: LinePart, from held: Held) -> Held {
        var left = part.headcount.figures?.headline ?? 0
        var share: Held = [:]
        for requirement in held.keys.sorted() where left > 0 {
            guard let match = held[requirement], !match.amount.isNothing, isOpen(requirement, before: part.stamp)
            else { continue }
            let amount: MatchedAmount
            switch match.amount {
            case .whole:
                amount = .whole
                left = 0
            case .people(let count):
                amount = .people(min(count, left))
                left -= min(count, left)
            }
            share[requirement] = RecordedMatch(
                requirement: requirement, amount: amount, entry: match.entry, isInherited: true,
                references: match.references + [part.stamp.event])
        }
        return share
    }

    /// Whether a slot was needed, by what was on record when the split was: a slot that is cancelled later does not
    /// make other people leave.
    private func isOpen(_ requirement: EntityID, before split: EntryStamp) -> Bool {
        slots[requirement]?.isOpen(at: moment) { $0.isRecorded(before: split) } ?? false
    }

    private static func speaksOfWhole(_ stamp: EntryStamp, before split: EntryStamp) -> Bool {
        stamp.isRecorded(before: split) || stamp.effective.lastDay < split.effective.lastDay
    }

    private static func sorted(_ held: Held) -> [RecordedMatch] {
        held.values.filter { !$0.amount.isNothing }.sorted { $0.requirement < $1.requirement }
    }
}

extension PledgeRecord {
    /// Whether anything was ever said of matches of its lines.
    var hasMatches: Bool { lines.values.contains { !$0.matches.isEmpty } }
}
