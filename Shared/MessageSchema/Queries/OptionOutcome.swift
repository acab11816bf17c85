/// What one variant of the assignment, or the assignment in force, leaves of what is offered.
public struct OptionOutcome: Codable, Hashable, Sendable {
    /// Its id.
    public let option: EntityID
    /// What it is called; missing where it is in force and was never defined.
    public let title: Text?
    /// Whether the option of that id is the one in force.
    public let inForce: Bool
    /// Whether it is in force with another content than it is defined with; it is then to be put in force anew, or is to be
    /// looked at apart.
    public let differsFromForce: Bool
    /// The tasks that it assigns, by id.
    public let tasks: [OptionTask]
    /// The tasks that it assigns without their being authorised, or above the authorised ceiling.
    public let beyondAuthorisation: [EntityID]
    /// The preconditions that it assumes, with what is known of them.
    public let assumes: [AssumedPrecondition]
    /// The most authority over units that it takes to be transferred; missing where it does not say.
    public let authority: Coded<CommandAuthority>?
    /// One group for each availability, from untouched to withdrawn, also where it is empty.
    public let groups: [SurvivalGroupView]
    /// Every caveat and constraint that is broken or open under it, by name; also of nations that offer nothing and of
    /// unnamed ones.
    public let broken: [RuleFindingView]
    /// Nations' positions on it and on the tasks that it assigns.
    public let stands: OptionStands
    /// When it was defined or put in force, and on whose word.
    public let entry: EntryReference

    /// Puts it together.
    public init(
        option: EntityID, title: Text? = nil, inForce: Bool, differsFromForce: Bool, tasks: [OptionTask],
        beyondAuthorisation: [EntityID], assumes: [AssumedPrecondition], authority: Coded<CommandAuthority>? = nil,
        groups: [SurvivalGroupView], broken: [RuleFindingView], stands: OptionStands, entry: EntryReference
    ) {
        self.option = option
        self.title = title
        self.inForce = inForce
        self.differsFromForce = differsFromForce
        self.tasks = tasks
        self.beyondAuthorisation = beyondAuthorisation
        self.assumes = assumes
        self.authority = authority
        self.groups = groups
        self.broken = broken
        self.stands = stands
        self.entry = entry
    }
}
