/// Everything an event carries beside its payload: the attributes of CloudEvents 1.0 and Muster's extensions (DESIGN.md
/// section 5).
public struct EventHeader: Codable, Hashable, Sendable {
    /// All of it behind one reference, as a header goes through many hands.
    private let content: Boxed<Content>

    private struct Content: Hashable, Sendable {
        let id: EventID
        let type: String
        let service: ServiceName?
        let subject: Subject
        let recorded: Instant
        let operation: OperationID
        let actor: Text
        let effective: EffectiveDate
        let learned: Instant
        let command: CommandID
        let commandHash: Digest256
        let correlation: String
        let causation: EventID?
        let traceparent: Text?
    }

    /// `<log id>.<epoch>.<sequence>`.
    public var id: EventID { content.value.id }
    /// The kind of fact, as text, so that one this program does not know survives.
    public var type: String { content.value.type }
    /// The service that states it; `nil` where the type is not of the suite's form.
    var service: ServiceName? { content.value.service }
    /// The entity that owns the revision.
    public var subject: Subject { content.value.subject }
    /// When this log took it in.
    public var recorded: Instant { content.value.recorded }
    /// The operation it belongs to.
    public var operation: OperationID { content.value.operation }
    /// Who sent the command.
    public var actor: Text { content.value.actor }
    /// When it is or was so in the world.
    public var effective: EffectiveDate { content.value.effective }
    /// When the cell knew it.
    public var learned: Instant { content.value.learned }
    /// The command that brought it about.
    public var command: CommandID { content.value.command }
    /// The SHA-256 of that command's content, by which a repeated id is told from a reused one.
    public var commandHash: Digest256 { content.value.commandHash }
    /// The id of the command or event that the whole chain began with.
    public var correlation: String { content.value.correlation }
    /// The foreign event that caused it; `nil` for what a person sent.
    public var causation: EventID? { content.value.causation }
    /// The W3C trace context, where the sender gave one.
    public var traceparent: Text? { content.value.traceparent }

    /// Puts a header together.
    public init(
        id: EventID, type: EventType, subject: Subject, recorded: Instant, operation: OperationID, actor: Text,
        effective: EffectiveDate, learned: Instant, command: CommandID, commandHash: Digest256, correlation: String,
        causation: EventID? = nil, traceparent: Text? = nil
    ) {
        content = Boxed(
            Content(
                id: id, type: type.wire, service: type.service, subject: subject, recorded: recorded,
                operation: operation, actor: actor, effective: effective, learned: learned, command: command,
                commandHash: commandHash, correlation: correlation, causation: causation, traceparent: traceparent))
    }

    /// The type taken apart, or `nil` where it is not of the suite's form.
    public var eventType: EventType? { try? EventType(wire: type) }

    /// The topic it is published under: `service/operation/entity.what`, at most 200 bytes.
    public var topic: String {
        guard let parts = TypeParts(of: type) else { return "unknown/\(operation.wire)/\(type)" }
        return "\(parts.service)/\(operation.wire)/\(parts.name)"
    }

    /// The version of CloudEvents.
    static let version = "1.0"

    /// The `source` attribute: `/muster/` and the service that states it.
    var source: String { "/muster/\(service?.rawValue ?? "unknown")" }

    enum CodingKeys: String, CodingKey {
        case specversion, id, source, type, subject, time, datacontenttype, sequence, logid, epoch, operation, actor
        case effectivedate, learnedtime, commandid, commandhash, correlationid, causationid, traceparent, data
    }

    /// Reads the attributes and checks that those which repeat each other agree.
    /// - Throws: `DecodingError` that names the attribute.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(String.self, forKey: .specversion)
        guard version == Self.version else {
            throw DecodingError.dataCorruptedError(
                forKey: .specversion, in: container,
                debugDescription: "events are CloudEvents 1.0, this one says \(Text.quoted(version))")
        }
        let id = try container.decode(EventID.self, forKey: .id)
        let type = try container.decode(String.self, forKey: .type)
        let content = Content(
            id: id, type: type,
            service: (try? EventType(wire: type))?.service,
            subject: try container.decode(Subject.self, forKey: .subject),
            recorded: try container.decode(Instant.self, forKey: .time),
            operation: try container.decode(OperationID.self, forKey: .operation),
            actor: try container.decode(Text.self, forKey: .actor),
            effective: try container.decode(EffectiveDate.self, forKey: .effectivedate),
            learned: try container.decode(Instant.self, forKey: .learnedtime),
            command: try container.decode(CommandID.self, forKey: .commandid),
            commandHash: try container.decode(Digest256.self, forKey: .commandhash),
            correlation: try container.decode(String.self, forKey: .correlationid),
            causation: try container.decodeIfPresent(EventID.self, forKey: .causationid),
            traceparent: try container.decodeIfPresent(Text.self, forKey: .traceparent))
        self.content = Boxed(content)
        try Self.checkRepetitions(of: content.id, type: type, service: content.service, in: container)
    }

    /// Reads the attributes of an event in which all are as they should be; others than those that are known are passed
    /// over.
    ///
    /// Answers `nil` where one is missing or wrong: then `init(from:)` tells which.
    init?(plain event: JSONObject) {
        var (id, causation): (EventID?, EventID?)
        var subject: Subject?
        var (recorded, learned): (Instant?, Instant?)
        var operation: OperationID?
        var (actor, traceparent): (Text?, Text?)
        var effective: EffectiveDate?
        var command: CommandID?
        var commandHash: Digest256?
        var (type, correlation): (String?, String?)
        var (version, source, log, epoch): (String?, String?, String?, String?)
        var sequence: SequenceNumber?
        for member in event.members {
            guard case .string(let text) = member.value else {
                if ["causationid", "traceparent"].contains(member.key), !member.value.isNull { return nil }
                continue
            }
            switch member.key {
            case "actor": actor = try? Text(wire: text)
            case "causationid":
                causation = try? EventID(wire: text)
                if causation == nil { return nil }
            case "commandhash": commandHash = Digest256(hex: text)
            case "commandid": command = try? CommandID(wire: text)
            case "correlationid": correlation = text
            case "effectivedate": effective = try? EffectiveDate(wire: text)
            case "epoch": epoch = text
            case "id": id = try? EventID(wire: text)
            case "learnedtime": learned = try? Instant(wire: text)
            case "logid": log = text
            case "operation": operation = try? OperationID(wire: text)
            case "sequence": sequence = SequenceNumber(padded: text)
            case "source": source = text
            case "specversion": version = text
            case "subject": subject = try? Subject(wire: text)
            case "time": recorded = try? Instant(wire: text)
            case "traceparent":
                traceparent = try? Text(wire: text)
                if traceparent == nil { return nil }
            case "type": type = text
            default: break
            }
        }
        guard let id, let type, let subject, let recorded, let operation, let actor, let effective, let learned,
            let command, let commandHash, let correlation, let source, version == Self.version,
            sequence == id.sequence, log == id.log.value, epoch == id.epoch.description
        else { return nil }
        content = Boxed(
            Content(
                id: id, type: type, service: (try? EventType(wire: type))?.service, subject: subject,
                recorded: recorded, operation: operation, actor: actor, effective: effective, learned: learned,
                command: command, commandHash: commandHash, correlation: correlation, causation: causation,
                traceparent: traceparent))
        guard service == nil || source == self.source else { return nil }
    }

    private static func checkRepetitions(
        of id: EventID, type: String, service: ServiceName?, in container: KeyedDecodingContainer<CodingKeys>
    ) throws {
        let padded = try container.decode(String.self, forKey: .sequence)
        guard SequenceNumber(padded: padded) == id.sequence else {
            throw DecodingError.dataCorruptedError(
                forKey: .sequence, in: container,
                debugDescription: "the sequence \(Text.quoted(padded)) is not that of the id \(id.wire)")
        }
        for (key, expected) in [
            (CodingKeys.logid, id.log.value), (.epoch, id.epoch.description),
            (.source, service.map { "/muster/\($0.rawValue)" }),
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
        try container.encode(Self.version, forKey: .specversion)
        try container.encode(id, forKey: .id)
        try container.encode(source, forKey: .source)
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
