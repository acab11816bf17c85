/// The answer to `alerts`: what a person should look at.
public struct AlertsReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// The alerts, the gravest first, then by kind and subject.
    public let alerts: [AlertView]

    /// Puts it together.
    public init(about: AnswerHeader, alerts: [AlertView]) {
        self.about = about
        self.alerts = alerts
    }
}
