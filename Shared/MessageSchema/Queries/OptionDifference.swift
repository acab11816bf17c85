/// What changes for the lines on offer from one option to another.
public struct OptionDifference: Codable, Hashable, Sendable {
    /// The option that the other is measured against.
    public let from: EntityID
    /// The other.
    public let to: EntityID
    /// In one sentence: how many lines change group, and the strength that is lost and won by it.
    public let statement: String
    /// What is lost: the lines of which less is left.
    public let lost: StrengthFigure
    /// What is won: the lines of which more is left.
    public let won: StrengthFigure
    /// The lines that change group, in the order of pledges and lines.
    public let moves: [Move]
    /// Caveats and constraints that are broken or open under the other and were less so, or not at all, before; by name.
    public let newlyBroken: [RuleFindingView]
    /// Caveats and constraints that are less broken under the other, as they were before; by name.
    public let noLongerBroken: [RuleFindingView]

    /// A line that changes group.
    public struct Move: Codable, Hashable, Sendable {
        /// The pledge.
        public let pledge: EntityID
        /// The line.
        public let line: EntityID
        /// Who offers it.
        public let nation: NationCode
        /// Its short English name.
        public let name: String
        /// How large it is.
        public let headcount: Quantity
        /// The group that it leaves.
        public let from: Coded<Availability>
        /// The group that it comes into.
        public let to: Coded<Availability>
        /// Why: the clauses that make the graver of the two what it is.
        public let clauses: [String]
        /// The events by which it stands where it stands and has its size, then those that state the rules.
        public let entries: [EventID]

        /// Puts it together.
        public init(
            pledge: EntityID, line: EntityID, nation: NationCode, name: String, headcount: Quantity,
            from: Coded<Availability>, to: Coded<Availability>, clauses: [String], entries: [EventID]
        ) {
            self.pledge = pledge
            self.line = line
            self.nation = nation
            self.name = name
            self.headcount = headcount
            self.from = from
            self.to = to
            self.clauses = clauses
            self.entries = entries
        }
    }

    /// Puts it together.
    public init(
        from: EntityID, to: EntityID, statement: String, lost: StrengthFigure, won: StrengthFigure, moves: [Move],
        newlyBroken: [RuleFindingView], noLongerBroken: [RuleFindingView]
    ) {
        self.from = from
        self.to = to
        self.statement = statement
        self.lost = lost
        self.won = won
        self.moves = moves
        self.newlyBroken = newlyBroken
        self.noLongerBroken = noLongerBroken
    }
}
