public import MessageSchema

/// One point on which a rule and some terms do not fit, or on which nobody can say whether they do.
public enum Breach: Hashable, Sendable {
    /// A task is assigned that the rule refuses.
    case refusedTask(EntityID, ceiling: Coded<UseOfForce>)
    /// A task is assigned under a higher ceiling than the rule allows.
    case ceiling(EntityID, assigned: Coded<UseOfForce>, allowed: Coded<UseOfForce>)
    /// A task is assigned where the rule refuses to go; without an area in the whole area of operations.
    case refusedArea(EntityID, assigned: EntityID?, refused: EntityID)
    /// A task is assigned beyond the only areas that the rule allows.
    case outside(EntityID, assigned: EntityID?, only: [EntityID])
    /// A precondition is not met, or nobody knows.
    case precondition(EntityID, PreconditionStatus)
    /// More authority is transferred than the rule lets go of, or the terms do not say how much.
    case authority(assumed: Coded<CommandAuthority>?, allowed: Coded<CommandAuthority>)
    /// The rule refuses nothing in particular while it is in force, so that it refuses everything.
    case timing(from: CalendarDay?, until: CalendarDay?)
    /// The rule limits something in words, which no machine can apply.
    case wordsOnly

    /// Whether it cannot be said if the rule is broken on this point.
    public var isOpen: Bool {
        switch self {
        case .refusedTask, .refusedArea, .outside, .timing: false
        case .ceiling(_, let assigned, let allowed): assigned.term == nil || allowed.term == nil
        case .precondition(_, let status): status == .unknown
        case .authority(let assumed, let allowed): assumed?.term == nil || allowed.term == nil
        case .wordsOnly: true
        }
    }

    /// The task it is about, where it is about one.
    public var task: EntityID? {
        switch self {
        case .refusedTask(let task, _), .ceiling(let task, _, _), .refusedArea(let task, _, _),
            .outside(let task, _, _):
            task
        case .precondition, .authority, .timing, .wordsOnly: nil
        }
    }
}
