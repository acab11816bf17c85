public import MessageSchema

/// Who acts in a post from then on; nobody where an appointment ends.
public struct ActingStep: Codable, Hashable, Sendable {
    /// The officer, or `nil` where nobody acts any longer.
    public let officer: Officer?
    /// Why, or the words of the source.
    public let reason: Text?

    /// The step that an appointment is.
    public init(_ appointment: ActingAppointment) {
        officer = appointment.officer
        reason = appointment.reason
    }

    /// The step by which nobody acts any longer.
    public init(_ end: ActingEnd) {
        officer = nil
        reason = end.reason
    }
}
