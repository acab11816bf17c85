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
    public func sentence(of task: EntityID) -> String { sentence(of: [task]) }

    /// The same in a sentence about tasks of which it holds alike.
    public func sentence(of tasks: [EntityID]) -> String {
        let are = tasks.count == 1 ? "is" : "are"
        let assigned = tasks.map { "`\($0.wire)`" }.joined(separator: ", ") + " \(are) assigned"
        let them = tasks.count == 1 ? "it" : "them"
        return switch self {
        case .notAuthorised: "\(assigned), and not authorised"
        case .withdrawn(let since, let reason):
            "\(assigned), and no longer authorised since \(since.wire)" + (reason.map { " (\($0.wire))" } ?? "")
        case .instrumentNotInForce(let instrument, let state):
            "\(assigned), and `\(instrument.wire)`, which authorises \(them), " + Self.words(state)
        case .noInstrumentInForce: "\(assigned), and no authorisation of the force is in force"
        case .ceiling(let given, let authorised):
            "\(assigned) up to \(given.rawValue), but authorised only up to \(authorised.rawValue)"
        case .area(let area, let authorised):
            "\(assigned) in `\(area.wire)`, but authorised only in "
                + authorised.map { "`\($0.wire)`" }.joined(separator: ", ")
        }
    }

    private static func words(_ state: AuthorisationState?) -> String {
        switch state {
        case .adopted, nil: "is not in force yet"
        case .expired: "has expired"
        case .suspended: "is suspended"
        case .inForce: "is in force"
        }
    }
}
