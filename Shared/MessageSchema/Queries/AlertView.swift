/// Something that a person should look at, in words, with what it is about and rests on.
public struct AlertView: Codable, Hashable, Sendable {
    /// What it is about.
    public let kind: Coded<AlertKind>
    /// How grave it is.
    public let severity: Coded<AlertSeverity>
    /// What is so, and what to do about it, in words.
    public let statement: String
    /// The entities that it is about, the one to look at first before the others.
    public let subjects: [Subject]
    /// The events that it rests on, of whichever log.
    public let entries: [EventID]

    /// Puts it together.
    public init(
        kind: Coded<AlertKind>, severity: Coded<AlertSeverity>, statement: String, subjects: [Subject],
        entries: [EventID]
    ) {
        self.kind = kind
        self.severity = severity
        self.statement = statement
        self.subjects = subjects
        self.entries = entries
    }
}
