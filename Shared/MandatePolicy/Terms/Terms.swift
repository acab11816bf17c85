public import HashTreeCollections
public import MessageSchema

/// The terms of a force that rules are tested against: an assignment, in force or only an option, with what is known of
/// the facts outside the force that rules can hang on.
public struct Terms: Hashable, Sendable {
    /// The option that the assignment is; `nil` where no option is in force.
    public let option: EntityID?
    /// The tasks that are assigned, by id, each once.
    public let tasks: [AssignedTask]
    /// The most authority over contributed units that is transferred; `nil` where the option does not say.
    public let authority: Coded<CommandAuthority>?
    /// What is known of each precondition; one that is not named is unknown.
    public let preconditions: TreeDictionary<EntityID, PreconditionStatus>
    /// Which area lies within which.
    public let areas: AreaTree
    /// The day on which the terms would hold; rules that are in force on other days only are passed over. `nil`
    /// passes none over.
    public let day: CalendarDay?
    /// What the terms are called where they are no option's.
    private(set) var title: String?

    /// Puts terms together; of a task that is named twice the first assignment counts.
    public init(
        option: EntityID?, tasks: [AssignedTask], authority: Coded<CommandAuthority>? = nil,
        preconditions: TreeDictionary<EntityID, PreconditionStatus> = [:], areas: AreaTree = AreaTree(),
        day: CalendarDay? = nil
    ) {
        self.option = option
        var seen: Set<EntityID> = []
        self.tasks = tasks.filter { seen.insert($0.task).inserted }.sorted { $0.task < $1.task }
        self.authority = authority
        self.preconditions = preconditions
        self.areas = areas
        self.day = day
    }

    /// Whether a precondition holds.
    public func status(of precondition: EntityID) -> PreconditionStatus { preconditions[precondition] ?? .unknown }

    /// The same terms with other findings of some preconditions: what if.
    public func assuming(_ findings: [EntityID: PreconditionStatus]) -> Terms {
        var preconditions = preconditions
        for (precondition, status) in findings { preconditions[precondition] = status }
        var terms = Terms(
            option: option, tasks: tasks, authority: authority, preconditions: preconditions, areas: areas, day: day)
        terms.title = title
        return terms
    }

    /// The terms under another name.
    func called(_ title: String) -> Terms {
        var terms = self
        terms.title = title
        return terms
    }

    /// The same terms with one task only, without the rest of what the option says; `nil` where it is not assigned.
    func only(_ task: EntityID) -> Terms? {
        guard let assigned = tasks.first(where: { $0.task == task }) else { return nil }
        var terms = Terms(
            option: option, tasks: [assigned], authority: .known(.none), preconditions: preconditions, areas: areas,
            day: day)
        terms.title = title
        return terms
    }

    /// The option in words.
    var name: String { title ?? option.map { "option `\($0.wire)`" } ?? "the assignment in force" }
}
