/// How many nations stand in one place: those that are named, what sources say, and the difference.
public struct NationFigure: Codable, Hashable, Sendable {
    /// What is counted, in words.
    public let statement: String
    /// How many are named.
    public let count: Int
    /// The named ones, by code.
    public let nations: [Named]
    /// What sources say of their number; missing where none does.
    public let reported: ReportedFigure?
    /// How many more are reported than are named; missing where nothing is reported.
    public let unnamed: Int?

    /// A nation that is counted by name.
    public struct Named: Codable, Hashable, Sendable {
        /// Its code.
        public let nation: NationCode
        /// Its short English name.
        public let name: String
        /// The events that say so.
        public let entries: [EventID]

        /// Puts it together.
        public init(nation: NationCode, name: String, entries: [EventID]) {
            self.nation = nation
            self.name = name
            self.entries = entries
        }
    }

    /// Puts it together.
    public init(statement: String, count: Int, nations: [Named], reported: ReportedFigure? = nil, unnamed: Int? = nil) {
        self.statement = statement
        self.count = count
        self.nations = nations
        self.reported = reported
        self.unnamed = unnamed
    }
}
