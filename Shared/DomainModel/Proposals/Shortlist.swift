/// The best few of many candidates, kept while they are weighed.
struct Shortlist {
    /// A candidate.
    struct Entry {
        let penalty: Int
        let second: Int
        let index: Int

        func precedes(_ other: Entry) -> Bool {
            if penalty != other.penalty { return penalty < other.penalty }
            if second != other.second { return second < other.second }
            return index < other.index
        }
    }

    /// The best, the best first.
    private(set) var entries: [Entry] = []
    /// How many were weighed.
    private(set) var count = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Takes a candidate; of equal penalty the one with the lower second figure, then with the lower index comes first.
    mutating func add(_ index: Int, penalty: Int, then second: Int) {
        count += 1
        let entry = Entry(penalty: penalty, second: second, index: index)
        if entries.count == limit {
            guard let last = entries.last, entry.precedes(last) else { return }
            entries.removeLast()
        }
        var place = entries.count
        while place > 0, entry.precedes(entries[place - 1]) { place -= 1 }
        entries.insert(entry, at: place)
    }
}
