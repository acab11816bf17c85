/// The answer to `mandate`: what the force may do.
public struct MandateReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// What the operation is for.
    public let description: Text?
    /// Since when it is.
    public let establishedOn: EffectiveDate?
    /// The instruments by id.
    public let authorisations: [AuthorisationView]
    /// The areas by id; `within` makes them a tree.
    public let areas: [AreaView]
    /// Which tasks are authorised and which are assigned.
    public let tasks: TasksPart
    /// The variants of the assignment by id.
    public let options: [OptionView]
    /// Nations' positions by id.
    public let stands: [StandView]
    /// The rules with a clause by id.
    public let constraints: [ConstraintView]
    /// Facts outside the force that others depend on, by id.
    public let preconditions: [PreconditionView]
    /// What sources say of figures, by id.
    public let claims: [ClaimView]
    /// What is no longer in place; missing where that is nothing.
    public let ended: EndedPart?

    /// Puts it together.
    public init(
        about: AnswerHeader, description: Text? = nil, establishedOn: EffectiveDate? = nil,
        authorisations: [AuthorisationView], areas: [AreaView], tasks: TasksPart, options: [OptionView],
        stands: [StandView], constraints: [ConstraintView], preconditions: [PreconditionView], claims: [ClaimView],
        ended: EndedPart? = nil
    ) {
        self.about = about
        self.description = description
        self.establishedOn = establishedOn
        self.authorisations = authorisations
        self.areas = areas
        self.tasks = tasks
        self.options = options
        self.stands = stands
        self.constraints = constraints
        self.preconditions = preconditions
        self.claims = claims
        self.ended = ended
    }
}
