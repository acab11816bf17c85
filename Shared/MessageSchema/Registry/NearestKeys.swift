/// The selection that the registries share.
enum NearestKeys {
    /// The entries with the best scores, in the order of their table where scores are equal.
    ///
    /// An exact match is an answer, not a guess: beside it only entries that contain the text as a word are given.
    static func best<Entry>(
        of entries: [Entry], limit: Int, score: (Int, Entry) -> MatchScore?
    ) -> [Entry] {
        guard limit > 0 else { return [] }
        let scored = entries.indices.compactMap { index in
            score(index, entries[index]).map { (score: $0, index: index) }
        }
        .sorted { ($0.score, $0.index) < ($1.score, $1.index) }
        let exact = scored.first?.score.rank == 0
        return scored.filter { !exact || $0.score.rank <= 1 }.prefix(limit).map { entries[$0.index] }
    }
}

extension Array {
    /// The first position whose element meets a condition that, once met, stays met; `count` when none does.
    func firstPosition(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
