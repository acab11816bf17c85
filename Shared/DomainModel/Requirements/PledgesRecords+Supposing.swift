import HashTreeCollections
public import MessageSchema

extension PledgesRecords {
    /// The first day after a decision's effective date on which a match of a pledge would not fit its line any more, if the
    /// decision brought about these matches; `nil` where all fit, or do not fit as it is.
    ///
    /// Looks at each day from which on anything about the pledge's lines is recorded.
    public func conflict(
        in pledge: EntityID, of matches: [(line: EntityID, requirement: EntityID, match: LineMatch)],
        _ context: DecisionContext
    ) -> MatchConflict? {
        guard let record = pledges[pledge], let log = acceptance?.stamp.event.log else { return nil }
        let stamp = EntryStamp(supposing: context, in: log)
        var supposed = self
        for entry in matches {
            _ = supposed.pledges[pledge]?.match(entry.line, to: entry.requirement, entry.match, stamp)
        }
        guard let changed = supposed.pledges[pledge] else { return nil }
        for day in record.days(after: context.effective.lastDay) {
            let moment = Moment(asOf: day, knownAt: nil)
            let before = Set(allocations(of: record, at: moment).flatMap(Self.capped))
            for line in supposed.allocations(of: changed, at: moment) {
                for match in line.matches where match.isCapped {
                    let requirement = match.recorded.requirement
                    guard !before.contains(CappedMatch(line: line.offer.line, requirement: requirement)) else {
                        continue
                    }
                    return MatchConflict(
                        day: day, line: line.name, requirement: requirement, recorded: match.recorded.amount,
                        share: match.share?.figures?.headline ?? 0)
                }
            }
        }
        return nil
    }

    private struct CappedMatch: Hashable {
        let line: EntityID
        let requirement: EntityID
    }

    private static func capped(_ line: LineAllocation) -> [CappedMatch] {
        line.matches.filter(\.isCapped).map { CappedMatch(line: line.offer.line, requirement: $0.recorded.requirement) }
    }
}

extension PledgeRecord {
    /// The days after a day from which on anything about its lines' sizes and matches is recorded, in order.
    func days(after start: CalendarDay) -> [CalendarDay] {
        var days: Set<CalendarDay> = []
        for line in lines.values {
            let stamps =
                line.figures.entries.map(\.stamp) + line.parts.map(\.stamp)
                + line.matches.values.flatMap { $0.entries.map(\.stamp) }
            for stamp in stamps where stamp.movesValues && start < stamp.effective.lastDay {
                days.insert(stamp.effective.lastDay)
            }
        }
        return days.sorted()
    }
}
