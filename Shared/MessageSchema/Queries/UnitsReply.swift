/// The answer to `units`: the units of the force, by id.
public struct UnitsReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// The units.
    public let units: [UnitView]

    /// Puts it together.
    public init(about: AnswerHeader, units: [UnitView]) {
        self.about = about
        self.units = units
    }
}
