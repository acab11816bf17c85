/// The nations and organisations that may be named: ISO 3166-1 alpha-3 and a short extension list.
///
/// Source: ISO 3166-1 for the 249 nations and territories; XKX (Kosovo), EU, UN, NATO, LAS (League of Arab States)
/// and BOP (Board of Peace) are additions that the field needs. The table is part of the program.
public enum NationRegistry {
    /// One nation or organisation.
    public struct Entry: Sendable, Equatable {
        /// What kind of member an entry is.
        public enum Kind: String, Sendable, CaseIterable {
            /// A state or territory.
            case nation
            /// An organisation of states.
            case organisation
        }

        /// The code by which it is named on the wire: ISO 3166-1 alpha-3, or that of the extension list.
        public let code: String
        /// The ISO 3166-1 alpha-2 code; nil for organisations.
        public let alpha2: String?
        /// The short English name.
        public let name: String
        /// Whether it is a nation or an organisation.
        public let kind: Kind
        /// Other names and codes in use, which ``NationRegistry/nearest(to:limit:)`` understands.
        public let aliases: [String]
    }

    /// Every entry, sorted by code.
    public static let all: [Entry] =
        (entries(of: NationTable.nations, .nation) + entries(of: NationTable.furtherNations, .nation)
        + entries(of: NationTable.organisations, .organisation))
        .sorted { $0.code < $1.code }

    /// The entry of a code, or nil when there is none; codes are compared exactly, in capitals.
    public static func entry(for code: String) -> Entry? {
        let position = all.firstPosition { $0.code >= code }
        return position < all.count && all[position].code == code ? all[position] : nil
    }

    /// The entries nearest to a text, best first, for error messages.
    ///
    /// The text may be a code in any case, an alpha-2 code, or a name with a typing error: "idn", "ID", "Indonesia"
    /// and "Indonesa" all lead to IDN. Where a code or name is met exactly, only entries that contain it as a word
    /// follow. Empty when nothing is near.
    ///
    /// - Parameters:
    ///   - text: what was found.
    ///   - limit: the greatest number of answers.
    public static func nearest(to text: String, limit: Int = 3) -> [Entry] {
        let wanted = FoldedWord(text)
        return NearestKeys.best(of: all, limit: limit) { index, entry in
            let score = keys[index].compactMap { wanted.score(against: $0) }.min()
            // Nearly an alpha-2 code is nearly everything, so those count only when met exactly.
            if let alpha2 = entry.alpha2, wanted.score(against: FoldedWord(alpha2))?.rank == 0 {
                return MatchScore(rank: 0, distance: 0)
            }
            return score
        }
    }

    private static let keys: [[FoldedWord]] = all.map { entry in
        ([entry.code, entry.name] + entry.aliases).map { FoldedWord($0) }
    }

    private static func entries(of table: String, _ kind: Entry.Kind) -> [Entry] {
        table.split(separator: "\n").map { line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
            return Entry(
                code: fields[0], alpha2: fields[1].isEmpty ? nil : fields[1], name: fields[2], kind: kind,
                aliases: fields[3].split(separator: ";").map { String($0) })
        }
    }
}
