/// Which known name someone probably meant.
enum NearestName {
    /// The known name that takes the fewest edits to reach, the first among equals; none beyond `limit` edits.
    static func of(_ name: String, among known: [String], within limit: Int = .max) -> String? {
        let ranked = known.map { (name: $0, edits: edits(Array(name.utf8), Array($0.utf8))) }
        guard let nearest = ranked.min(by: { $0.edits < $1.edits }), nearest.edits <= limit else { return nil }
        return nearest.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var earlier: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(previous[column + 1] + 1, current[column] + 1, replaced)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, earlier[column - 1] + 1)
                }
                current.append(best)
            }
            earlier = previous
            previous = current
        }
        return previous[right.count]
    }
}
