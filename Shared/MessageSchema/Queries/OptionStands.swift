/// The recorded positions on an option and on the tasks that it assigns. Nations of which no position is recorded are in
/// none of the lists.
public struct OptionStands: Codable, Hashable, Sendable {
    /// Those for it.
    public let supporting: [StandView]
    /// Those for it under conditions.
    public let conditional: [StandView]
    /// Those against it.
    public let refusing: [StandView]
    /// Those recorded as having said nothing, and positions that this program does not know.
    public let other: [StandView]

    /// Puts it together.
    public init(supporting: [StandView], conditional: [StandView], refusing: [StandView], other: [StandView]) {
        self.supporting = supporting
        self.conditional = conditional
        self.refusing = refusing
        self.other = other
    }
}
