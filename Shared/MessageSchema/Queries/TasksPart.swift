/// Which tasks the instrument authorises and which are assigned to the force: two statuses that are not mixed.
public struct TasksPart: Codable, Hashable, Sendable {
    /// Tasks that are authorised, by id.
    public let authorised: [TaskView]
    /// Tasks that are assigned, by id.
    public let assigned: [TaskView]
    /// Tasks that are authorised and not assigned.
    public let authorisedNotAssigned: [EntityID]
    /// Tasks that are assigned without being authorised, or above the authorised ceiling.
    public let beyondAuthorisation: [EntityID]
    /// The option in force; missing where none is.
    public let option: InForce?

    /// The option in force.
    public struct InForce: Codable, Hashable, Sendable {
        /// Its id.
        public let option: EntityID
        /// What it is called.
        public let title: Text?
        /// The option that it replaced.
        public let replaces: EntityID?
        /// The preconditions that it assumes.
        public let assumes: [EntityID]
        /// Since when, and on whose word.
        public let entry: EntryReference

        /// Puts it together.
        public init(
            option: EntityID, title: Text? = nil, replaces: EntityID? = nil, assumes: [EntityID], entry: EntryReference
        ) {
            self.option = option
            self.title = title
            self.replaces = replaces
            self.assumes = assumes
            self.entry = entry
        }
    }

    /// Puts it together.
    public init(
        authorised: [TaskView], assigned: [TaskView], authorisedNotAssigned: [EntityID],
        beyondAuthorisation: [EntityID], option: InForce? = nil
    ) {
        self.authorised = authorised
        self.assigned = assigned
        self.authorisedNotAssigned = authorisedNotAssigned
        self.beyondAuthorisation = beyondAuthorisation
        self.option = option
    }
}
