/// How much of the nominal strength is of one availability.
public struct AvailabilityFigure: Codable, Hashable, Sendable {
    /// What rules leave of it.
    public let availability: Coded<Availability>
    /// How strong it is.
    public let strength: StrengthFigure

    /// Puts it together.
    public init(availability: Coded<Availability>, strength: StrengthFigure) {
        self.availability = availability
        self.strength = strength
    }
}
