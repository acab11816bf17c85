import DomainModel
public import HashTreeCollections
public import MessageSchema

/// How strong each nation is, kept up pledge by pledge so that a decision looks at no more than the pledge that it is about,
/// and what was last stated of it.
public struct StrengthLedger: Codable, Hashable, Sendable {
    /// What is counted of each pledge; a pledge of which nothing counts has no entry.
    private var pledges: TreeDictionary<EntityID, Counted> = [:]
    /// The sum of those by nation.
    private var nations: TreeDictionary<NationCode, StrengthBook> = [:]
    /// What was last stated of each nation.
    public private(set) var stated: TreeDictionary<NationCode, StrengthStatement> = [:]

    private struct Counted: Codable, Hashable, Sendable {
        let nation: NationCode
        let book: StrengthBook
    }

    /// Every nation of which something is counted or was stated, in the order of codes.
    var all: [NationCode] { Set(Array(nations.keys) + Array(stated.keys)).sorted() }

    /// Counts a pledge as it stands on a day.
    /// - Returns: the nations whose sum may be another one now.
    mutating func count(_ id: EntityID, in records: PledgesRecords, on day: CalendarDay) -> Set<NationCode> {
        let pledge = records.pledges[id]
        let book = pledge.map { StrengthBook($0, at: Moment(asOf: day, knownAt: nil)) } ?? StrengthBook()
        let before = pledges[id]
        guard before?.book ?? StrengthBook() != book else { return [] }
        if let before { nations[before.nation, default: StrengthBook()].subtract(before.book) }
        if let pledge, !book.isEmpty {
            nations[pledge.nation, default: StrengthBook()].add(book)
            pledges[id] = Counted(nation: pledge.nation, book: book)
        } else {
            pledges[id] = nil
        }
        let changed = [before?.nation, pledge?.nation].compactMap { $0 }
        for nation in changed where nations[nation]?.isEmpty ?? false { nations[nation] = nil }
        return Set(changed)
    }

    /// What is to be stated of a nation on a day; `nil` where that was stated last.
    func statement(of nation: NationCode, on day: CalendarDay) -> StrengthStatement? {
        let now = (nations[nation] ?? StrengthBook()).statement(of: nation, on: day)
        guard let last = stated[nation] else { return now.periods.allSatisfy(\.groups.isEmpty) ? nil : now }
        let first = CalendarMonth(of: max(day, last.on))
        return last.periods(from: first) == now.periods(from: first) && last.leftOut == now.leftOut ? nil : now
    }

    /// Takes note of what is stated.
    /// - Returns: whether the sum that it was stated of is another one than is kept here: then a day began since the nation's
    ///   pledges were counted.
    mutating func note(_ statement: StrengthStatement) -> Bool {
        let book = nations[statement.nation] ?? StrengthBook()
        stated[statement.nation] = statement
        return book.statement(of: statement.nation, on: statement.on) != statement
    }
}
