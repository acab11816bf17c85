import Foundation

/// Finds the words of a vocabulary that come nearest to what somebody typed, for "did you mean …" in errors.
///
/// Comparison ignores case, accents and punctuation, so that `head_count`, `Head-Count` and `headcount` are one word.
/// The order is the same on every run: by rank, then by edit distance, then by the candidates' own text.
public enum NearestMatch {
    /// The candidates nearest to a text, best first.
    ///
    /// Ranked: the same word; a candidate that contains the text as whole words; one that begins with it (three
    /// characters and more); then by edit distance, as far as a third of the text's length (one edit up to four
    /// characters). Candidates further away than that are left out, so the answer may be empty.
    ///
    /// - Parameters:
    ///   - text: what was found.
    ///   - candidates: what is allowed; a repeated candidate counts once.
    ///   - limit: the greatest number of answers.
    public static func of(_ text: String, in candidates: [String], limit: Int = 3) -> [String] {
        guard limit > 0 else { return [] }
        let wanted = FoldedWord(text)
        guard !wanted.compact.isEmpty else { return [] }
        var seen = Set<String>()
        let scored = candidates.compactMap { candidate -> (score: MatchScore, text: String)? in
            guard seen.insert(candidate).inserted, let score = wanted.score(against: FoldedWord(candidate)) else {
                return nil
            }
            return (score, candidate)
        }
        return
            scored
            .sorted { ($0.score, $0.text) < ($1.score, $1.text) }
            .prefix(limit)
            .map(\.text)
    }

    /// The Damerau-Levenshtein distance of two texts: the fewest insertions, deletions, substitutions and swaps of
    /// neighbours (each part edited once) that make one of the other, counted in Unicode scalars.
    public static func distance(_ first: String, _ second: String) -> Int {
        distance(Array(first.unicodeScalars), Array(second.unicodeScalars))
    }

    static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard !first.isEmpty else { return second.count }
        guard !second.isEmpty else { return first.count }
        var beforeLast = [Int](repeating: 0, count: second.count + 1)
        var last = Array(0...second.count)
        var current = beforeLast
        for row in 1...first.count {
            current[0] = row
            for column in 1...second.count {
                let same = first[row - 1] == second[column - 1]
                var best = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (same ? 0 : 1))
                if row > 1, column > 1, first[row - 1] == second[column - 2], first[row - 2] == second[column - 1] {
                    best = min(best, beforeLast[column - 2] + 1)
                }
                current[column] = best
            }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[second.count]
    }
}

/// How near a candidate is: smaller is nearer.
struct MatchScore: Comparable {
    /// 0 the same word, 1 contains it as whole words, 2 begins with it, 3 and more by edits.
    let rank: Int
    let distance: Int

    static func < (left: MatchScore, right: MatchScore) -> Bool {
        (left.rank, left.distance) < (right.rank, right.distance)
    }
}

/// A text reduced to what counts when two of them are compared.
struct FoldedWord {
    /// The words, lower case, without accents; a leading "the" is dropped, a leading "St" is "Saint".
    let words: [String]
    /// All words without the spaces.
    let compact: [Unicode.Scalar]

    init(_ text: String) {
        // Long garbage must not cost quadratic time; no vocabulary has words this long.
        let bounded = String(text.unicodeScalars.prefix(200))
        var words: [String] = []
        var word = String.UnicodeScalarView()
        for scalar in bounded.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.append(scalar)
            } else if scalar.properties.generalCategory != .nonspacingMark, !word.isEmpty {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
        }
        if !word.isEmpty { words.append(String(word)) }
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        if words.count > 1, words[0] == "st" { words[0] = "saint" }
        self.words = words
        self.compact = words.flatMap { Array($0.unicodeScalars) }
    }

    /// How near the candidate is to this text, or nil when too far.
    func score(against candidate: FoldedWord) -> MatchScore? {
        guard !candidate.compact.isEmpty else { return nil }
        if compact == candidate.compact { return MatchScore(rank: 0, distance: 0) }
        let lengthDifference = abs(candidate.compact.count - compact.count)
        if compact.count >= 3, candidate.contains(words: words) {
            return MatchScore(rank: 1, distance: lengthDifference)
        }
        if compact.count >= 3, candidate.compact.starts(with: compact) {
            return MatchScore(rank: 2, distance: lengthDifference)
        }
        let allowed = compact.count <= 4 ? 1 : max(2, compact.count / 3)
        guard lengthDifference <= allowed else { return nil }
        let distance = NearestMatch.distance(compact, candidate.compact)
        return distance <= allowed ? MatchScore(rank: 2 + distance, distance: distance) : nil
    }

    private func contains(words wanted: [String]) -> Bool {
        guard words.count > wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { words[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
