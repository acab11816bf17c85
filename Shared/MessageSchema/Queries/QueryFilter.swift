/// What a question is narrowed to, or what it assumes; which fields a question takes says `QueryName.filters`.
///
/// Over HTTP each field is a parameter of its name; one that is a list can be given several times, and with commas.
/// A question that needs a field of its own adds it here, says in `Field.isList` whether it is one, and lists it in
/// `QueryName.filters`: reading, checking and the parameters follow from that.
public struct QueryFilter: Codable, Hashable, Sendable {
    /// The options to compare, the first one to measure the others against; every defined one where missing.
    public let options: [EntityID]?
    /// What is assumed of preconditions for the sake of argument.
    public let assume: [PreconditionAssumption]?
    /// The slot for which lines are proposed; every open one where missing.
    public let requirement: EntityID?
    /// The pledge whose lines are proposed; those of every pledge where missing.
    public let pledge: EntityID?
    /// The entity whose entries are listed, such as `pledge/idn-1`; the newest of all where missing.
    public let subject: Subject?
    /// The event of the one entry that is listed.
    public let event: EventID?
    /// The question whose answer holds the figure that is explained; `picture` where missing.
    public let question: QueryName?
    /// Where that figure stands, such as `/strength/nominal`; the figures that there are where missing.
    public let figure: JSONPointer?

    /// Puts it together.
    public init(
        options: [EntityID]? = nil, assume: [PreconditionAssumption]? = nil, requirement: EntityID? = nil,
        pledge: EntityID? = nil, subject: Subject? = nil, event: EventID? = nil, question: QueryName? = nil,
        figure: JSONPointer? = nil
    ) {
        self.options = options
        self.assume = assume
        self.requirement = requirement
        self.pledge = pledge
        self.subject = subject
        self.event = event
        self.question = question
        self.figure = figure
    }

    /// The fields by their names on the wire.
    public enum Field: String, CodingKey, CaseIterable, Sendable {
        case options, assume, requirement, pledge, subject, event, question, figure

        /// Whether it is a list.
        public var isList: Bool {
            switch self {
            case .options, .assume: true
            case .requirement, .pledge, .subject, .event, .question, .figure: false
            }
        }
    }

    private typealias CodingKeys = Field
}
