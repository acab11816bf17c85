/// The currencies in which an amount may be stated: the active alphabetic codes of ISO 4217.
///
/// Withdrawn codes and those without minor units (gold, special drawing rights, test codes) are not among them.
/// The table is part of the program.
public enum CurrencyRegistry {
    /// One currency.
    public struct Entry: Sendable, Equatable {
        /// The alphabetic code of ISO 4217.
        public let code: String
        /// How many decimals an amount has: 2 for EUR, 0 for JPY, 3 for KWD.
        public let minorUnits: Int
        /// The English name.
        public let name: String
    }

    /// Every currency, sorted by code.
    public static let all: [Entry] = CurrencyTable.currencies.split(separator: "\n").map { line in
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
        return Entry(code: fields[0], minorUnits: Int(fields[1]) ?? 0, name: fields[2])
    }

    /// The currency of a code, or nil when there is none; codes are compared exactly, in capitals.
    public static func entry(for code: String) -> Entry? {
        let position = all.firstPosition { $0.code >= code }
        return position < all.count && all[position].code == code ? all[position] : nil
    }

    /// The currencies nearest to a text, best first, for error messages; codes and names are both understood.
    ///
    /// - Parameters:
    ///   - text: what was found.
    ///   - limit: the greatest number of answers.
    public static func nearest(to text: String, limit: Int = 3) -> [Entry] {
        let wanted = FoldedWord(text)
        return NearestKeys.best(of: all, limit: limit) { index, _ in
            keys[index].compactMap { wanted.score(against: $0) }.min()
        }
    }

    private static let keys: [[FoldedWord]] = all.map { [FoldedWord($0.code), FoldedWord($0.name)] }
}
