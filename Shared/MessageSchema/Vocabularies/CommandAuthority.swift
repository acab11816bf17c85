/// The authority over a contributed unit that is transferred to a commander of the force (NATO's command relationships,
/// AAP-06); full command always stays national (DOMAIN.md section 2, command).
public enum CommandAuthority: String, Term, Codable {
    /// Nothing is transferred: the unit stays under national control.
    case none
    /// Tactical control: detailed direction of movements for a task.
    case tacon
    /// Tactical command: to assign tasks to the unit for a mission.
    case tacom
    /// Operational control: to direct the unit to missions limited by function, time or place.
    case opcon
    /// Operational command: to assign missions, deploy and reassign.
    case opcom
    /// Full command, which no nation transfers.
    case fullCommand

    /// What the vocabulary is called.
    public static let vocabulary = "commandAuthority"
}
