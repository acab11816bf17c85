/// The answer to `options`: what each variant of the assignment leaves of what is offered, and why.
public struct OptionsReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// What is only assumed; missing where the answer rests on what is recorded alone.
    public let hypothesis: Hypothesis?
    /// The assignment in force as it was put in force; missing where none is.
    public let inForce: OptionOutcome?
    /// The options, in the order asked for, else by id.
    public let options: [OptionOutcome]
    /// What changes from the first option asked for to each other one; where none was asked for by name, from the option in
    /// force, as it is defined, or else from the first.
    public let differences: [OptionDifference]
    /// Nations that support a task or option which their own caveats do not allow; by what is recorded.
    public let conflicts: [StandConflictView]

    /// What an answer assumes that is not recorded.
    public struct Hypothesis: Codable, Hashable, Sendable {
        /// In words: that this is a what-if, and of what.
        public let statement: String
        /// Each assumption, with what is recorded.
        public let assumed: [Assumed]

        /// One assumption.
        public struct Assumed: Codable, Hashable, Sendable {
            /// The precondition.
            public let precondition: EntityID
            /// What it is taken to be.
            public let status: Coded<PreconditionStatus>
            /// What is recorded of it.
            public let recorded: Coded<PreconditionStatus>

            /// Puts it together.
            public init(
                precondition: EntityID, status: Coded<PreconditionStatus>, recorded: Coded<PreconditionStatus>
            ) {
                self.precondition = precondition
                self.status = status
                self.recorded = recorded
            }
        }

        /// Puts it together.
        public init(statement: String, assumed: [Assumed]) {
            self.statement = statement
            self.assumed = assumed
        }
    }

    /// Puts it together.
    public init(
        about: AnswerHeader, hypothesis: Hypothesis? = nil, inForce: OptionOutcome? = nil, options: [OptionOutcome],
        differences: [OptionDifference], conflicts: [StandConflictView]
    ) {
        self.about = about
        self.hypothesis = hypothesis
        self.inForce = inForce
        self.options = options
        self.differences = differences
        self.conflicts = conflicts
    }
}
