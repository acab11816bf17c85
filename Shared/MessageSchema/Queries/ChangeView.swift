/// One event in a line.
public struct ChangeView: Codable, Hashable, Sendable {
    /// The event.
    public let event: EventID
    /// The service that states it.
    public let service: Coded<ServiceName>
    /// The kind of fact.
    public let type: String
    /// The entity it is about.
    public let subject: Subject
    /// When the log took it in.
    public let time: Instant
    /// When it is or was so in the world.
    public let effective: EffectiveDate
    /// When the cell knew it.
    public let learned: Instant
    /// Who sent the command.
    public let actor: Text
    /// The fact in a line for people.
    public let line: String
    /// The event that retracts or corrects it.
    public let withdrawnBy: EventID?
    /// Why it was retracted or corrected.
    public let reason: Text?

    /// Puts it together.
    public init(
        event: EventID, service: Coded<ServiceName>, type: String, subject: Subject, time: Instant,
        effective: EffectiveDate, learned: Instant, actor: Text, line: String,
        withdrawnBy: EventID? = nil, reason: Text? = nil
    ) {
        self.event = event
        self.service = service
        self.type = type
        self.subject = subject
        self.time = time
        self.effective = effective
        self.learned = learned
        self.actor = actor
        self.line = line
        self.withdrawnBy = withdrawnBy
        self.reason = reason
    }
}
