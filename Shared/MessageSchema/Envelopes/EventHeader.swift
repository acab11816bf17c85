/// Everything an event carries beside its payload: the attributes of CloudEvents 1.0 and Muster's extensions (DESIGN.md
/// section 5).
public struct EventHeader: Codable, Hashable, Sendable {
    /// `<log id>.<epoch>.<sequence>`.
    public let id: EventID
    /// The kind of fact, as text, so that one this program does not know survives.
    public let type: String
    /// The entity that owns the revision.
    public let subject: Subject
    /// When this log took it in.
    public let recorded: Instant
    /// The operation it belongs to.
    public let operation: OperationID
    /// Who sent the command.
    public let actor: Text
    /// When it is or was so in the world.
    public let effective: EffectiveDate
    /// When the cell knew it.
    public let learned: Instant
    /// The command that brought it about.
    public let command: CommandID
    /// The SHA-256 of that command's content, by which a repeated id is told from a reused one.
    public let commandHash: Digest256
    /// The id of the command or event that the whole chain began with.
    public let correlation: String
    /// The foreign event that caused it; `nil` for what a person sent.
    public let causation: EventID?
    /// The W3C trace context, where the sender gave one.
    public let traceparent: Text?

    /// Puts a header together.
    public init(
        id: EventID, type: EventType, subject: Subject, recorded: Instant, operation: OperationID, actor: Text,
        effective: EffectiveDate, learned: Instant, command: CommandID, commandHash: Digest256, correlation: String,
        causation: EventID? = nil, traceparent: Text? = nil
    ) {
        self.id = id
        self.type = type.wire
        self.subject = subject
        self.recorded = recorded
        self.operation = operation
        self.actor = actor
        self.effective = effective
        self.learned = learned
        self.command = command
        self.commandHash = commandHash
        self.correlation = correlation
        self.causation = causation
        self.traceparent = traceparent
    }

    /// The type taken apart, or `nil` where it is not of the suite's form.
    public var eventType: EventType? { try? EventType(wire: type) }

    /// The topic it is published under: `service/operation/entity.what`, at most 200 bytes.
    public var topic: String {
        let parts = type.utf8.split(separator: UInt8(ascii: ".")).map { Substring($0) }
        guard parts.count == 5 else { return "unknown/\(operation.wire)/\(type)" }
        return "\(parts[1])/\(operation.wire)/\(parts[2]).\(parts[3])"
    }

    enum CodingKeys: String, CodingKey {
        case specversion, id, source, type, subject, time, datacontenttype, sequence, logid, epoch, operation, actor
        case effectivedate, learnedtime, commandid, commandhash, correlationid, causationid, traceparent, data
    }

    /// Reads the attributes and checks that those which repeat each other agree.
    /// - Throws: `DecodingError` that names the attribute.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(String.self, forKey: .specversion)
        guard version == "1.0" else {
            throw DecodingError.dataCorruptedError(
                forKey: .specversion, in: container,
                debugDescription: "events are CloudEvents 1.0, this one says \(Text.quoted(version))")
        }
        id = try container.decode(EventID.self, forKey: .id)
        type = try container.decode(String.self, forKey: .type)
        subject = try container.decode(Subject.self, forKey: .subject)
        recorded = try container.decode(Instant.self, forKey: .time)
        operation = try container.decode(OperationID.self, forKey: .operation)
        actor = try container.decode(Text.self, forKey: .actor)
        effective = try container.decode(EffectiveDate.self, forKey: .effectivedate)
        learned = try container.decode(Instant.self, forKey: .learnedtime)
        command = try container.decode(CommandID.self, forKey: .commandid)
        commandHash = try container.decode(Digest256.self, forKey: .commandhash)
        correlation = try container.decode(String.self, forKey: .correlationid)
        causation = try container.decodeIfPresent(EventID.self, forKey: .causationid)
        traceparent = try container.decodeIfPresent(Text.self, forKey: .traceparent)
        try Self.checkRepetitions(of: id, type: type, in: container)
    }

    private static func checkRepetitions(
        of id: EventID, type: String, in container: KeyedDecodingContainer<CodingKeys>
    ) throws {
        let padded = try container.decode(String.self, forKey: .sequence)
        guard SequenceNumber(padded: padded) == id.sequence else {
            throw DecodingError.dataCorruptedError(
                forKey: .sequence, in: container,
                debugDescription: "the sequence \(Text.quoted(padded)) is not that of the id \(id.wire)")
        }
        let service = (try? EventType(wire: type))?.service.rawValue
        for (key, expected) in [
            (CodingKeys.logid, id.log.value), (.epoch, id.epoch.description),
            (.source, service.map { "/muster/\($0)" }),
        ] {
            let found = try container.decode(String.self, forKey: key)
            guard expected == nil || found == expected else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container,
                    debugDescription: "\(Text.quoted(found)) does not agree with the id \(id.wire) and the type "
                        + Text.quoted(type))
            }
        }
    }

    /// Writes the attributes.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("1.0", forKey: .specversion)
        try container.encode(id, forKey: .id)
        try container.encode("/muster/\(eventType?.service.rawValue ?? "unknown")", forKey: .source)
        try container.encode(type, forKey: .type)
        try container.encode(subject, forKey: .subject)
        try container.encode(recorded, forKey: .time)
        try container.encode("application/json", forKey: .datacontenttype)
        try container.encode(id.sequence.padded, forKey: .sequence)
        try container.encode(id.log, forKey: .logid)
        try container.encode(id.epoch.description, forKey: .epoch)
        try container.encode(operation, forKey: .operation)
        try container.encode(actor, forKey: .actor)
        try container.encode(effective, forKey: .effectivedate)
        try container.encode(learned, forKey: .learnedtime)
        try container.encode(command, forKey: .commandid)
        try container.encode(commandHash, forKey: .commandhash)
        try container.encode(correlation, forKey: .correlationid)
        try container.encodeIfPresent(causation, forKey: .causationid)
        try container.encodeIfPresent(traceparent, forKey: .traceparent)
    }
}
