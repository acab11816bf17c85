/// What pledges states of a nation's strength, taken in as an own event with its place in pledges' log: the monthly cost
/// follows it (DOMAIN.md section 3). The last one recorded there is the one that holds.
///
/// It is the service's own command: no sender can name it.
public struct StrengthTaking: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "take-in-strength"
    /// The kind of fact.
    public static let type = EventType(.funding, "strength.takenIn")

    /// Where pledges stated it.
    public let origin: ForeignPosition
    /// How strong.
    public let strength: StrengthStatement

    /// Puts it together.
    public init(origin: ForeignPosition, strength: StrengthStatement) {
        self.origin = origin
        self.strength = strength
    }

    /// The nation.
    public func subject(in operation: OperationID) -> Subject { Subject(strength.nation) }
}
