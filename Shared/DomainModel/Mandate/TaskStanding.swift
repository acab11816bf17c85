public import MessageSchema

/// What a task comes to at a moment: whether it is authorised, and whether it is assigned (two statuses that must not
/// be mixed, DOMAIN.md section 2).
public struct TaskStanding: Hashable, Sendable {
    /// The task.
    public let task: EntityID
    /// What it is called; `nil` where only an assignment names it at that moment.
    public let title: Text?
    /// The authorisation of the task that holds, or `nil` where it is not authorised.
    public let authorised: TaskAuthorisation?
    /// The word by which it is no longer authorised, or `nil` where there is none.
    public let withdrawal: Timeline<TaskWithdrawal>.Entry?
    /// The assignment of the task that holds, or `nil` where it is not assigned.
    public let assigned: AssignedTask?
    /// In what the assignment goes beyond what is authorised; empty where it does not.
    public let excess: [AssignmentExcess]
    /// The events that this rests on: the task's, its withdrawal, then the one that put the option in force.
    public let entries: [EventID]

    /// How much force the instrument authorises, or `nil` where the task is not authorised.
    public var authorisedCeiling: Coded<UseOfForce>? { authorised?.ceiling }

    /// How much force it is assigned under, or `nil` where it is not assigned.
    public var assignedCeiling: Coded<UseOfForce>? { assigned?.ceiling }

    /// Whether it is assigned without being authorised, or beyond what is: reports can say so, and what comes later, a
    /// withdrawal or an expiry, can bring it about.
    public var exceedsAuthorisation: Bool { !excess.isEmpty }
}
