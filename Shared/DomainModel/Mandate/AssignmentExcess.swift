public import MessageSchema

/// One point in which a task is assigned beyond what is authorised (DOMAIN.md section 2: two statuses that must not be
/// mixed).
public enum AssignmentExcess: Hashable, Sendable {
    /// The task is not authorised at all.
    case notAuthorised
    /// The task is no longer authorised.
    case withdrawn(since: EffectiveDate, reason: Text?)
    /// The instrument that authorises the task is not in force; without a state it is not recorded by then.
    case instrumentNotInForce(EntityID, AuthorisationState?)
    /// The task names no instrument, and of those that are recorded none is in force.
    case noInstrumentInForce
    /// More force is assigned than is authorised.
    case ceiling(assigned: UseOfForce, authorised: UseOfForce)
    /// It is assigned in an area that lies in none of those where it is authorised.
    case area(EntityID, authorised: [EntityID])

    /// The same in a sentence about the task.
    public func sentence(of task: EntityID) -> String {
        switch self {
        case .notAuthorised: "`\(task.wire)` is assigned, and not authorised"
        case .withdrawn(let since, let reason):
            "`\(task.wire)` is assigned, and no longer authorised since \(since.wire)"
                + (reason.map { " (\($0.wire))" } ?? "")
        case .instrumentNotInForce(let instrument, .adopted), .instrumentNotInForce(let instrument, nil):
            "`\(task.wire)` is assigned, and `\(instrument.wire)`, which authorises it, is not in force yet"
        case .instrumentNotInForce(let instrument, .expired):
            "`\(task.wire)` is assigned, and `\(instrument.wire)`, which authorises it, has expired"
        case .instrumentNotInForce(let instrument, .suspended):
            "`\(task.wire)` is assigned, and `\(instrument.wire)`, which authorises it, is suspended"
        case .instrumentNotInForce(let instrument, .inForce):
            "`\(task.wire)` is assigned by `\(instrument.wire)`, which is in force"
        case .noInstrumentInForce: "`\(task.wire)` is assigned, and no authorisation of the force is in force"
        case .ceiling(let assigned, let authorised):
            "`\(task.wire)` is assigned up to \(assigned.rawValue), but authorised only up to \(authorised.rawValue)"
        case .area(let area, let authorised):
            "`\(task.wire)` is assigned in `\(area.wire)`, but authorised only in "
                + authorised.map { "`\($0.wire)`" }.joined(separator: ", ")
        }
    }
}
