/// A command as a sender gives it: what is asked for, by whom, from when, on whose word (DESIGN.md section 4).
public struct CommandEnvelope: Codable, Equatable, Sendable {
    /// Unique for ever; the same id with the same content gets the stored reply again.
    public let id: CommandID
    /// The name of the command, such as `announce-pledge`.
    public let name: String
    /// The operation it is for.
    public let operation: OperationID
    /// What the command asks for, as it was sent; may hold `basis` beside the payload.
    public let data: JSONValue
    /// The revision of the entity that the sender saw; a stale one is refused.
    public let revision: SequenceNumber?
    /// When it is or was so in the world; the day of recording where missing.
    public let effectiveDate: EffectiveDate?
    /// When the cell knew it; the moment of recording where missing.
    public let learnedTime: Instant?
    /// Who said so; in order, none for what the cell itself decides.
    public let sources: [Source]
    /// What must be known to the service before it decides.
    public let after: Bookmark?
    /// Who sends it.
    public let actor: Text
    /// The id of the chain that this command belongs to; its own id where missing.
    public let correlationId: String?
    /// The W3C trace context.
    public let traceparent: Text?

    /// Puts a command together.
    public init(
        id: CommandID, name: String, operation: OperationID, data: JSONValue, revision: SequenceNumber? = nil,
        effectiveDate: EffectiveDate? = nil, learnedTime: Instant? = nil, sources: [Source] = [],
        after: Bookmark? = nil, actor: Text, correlationId: String? = nil, traceparent: Text? = nil
    ) {
        self.id = id
        self.name = name
        self.operation = operation
        self.data = data
        self.revision = revision
        self.effectiveDate = effectiveDate
        self.learnedTime = learnedTime
        self.sources = sources
        self.after = after
        self.actor = actor
        self.correlationId = correlationId
        self.traceparent = traceparent
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case id, name, operation, data, revision, effectiveDate, learnedTime, sources, after, actor, correlationId
        case traceparent
    }

    /// The names of the fields that a command can have.
    public static let fieldNames = CodingKeys.allCases.map(\.rawValue)

    /// Reads a command; missing sources are none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(CommandID.self, forKey: .id)
        name = try container.decode(String.self, forKey: .name)
        operation = try container.decode(OperationID.self, forKey: .operation)
        data = try container.decode(JSONValue.self, forKey: .data)
        revision = try container.decodeIfPresent(SequenceNumber.self, forKey: .revision)
        effectiveDate = try container.decodeIfPresent(EffectiveDate.self, forKey: .effectiveDate)
        learnedTime = try container.decodeIfPresent(Instant.self, forKey: .learnedTime)
        sources = try container.decodeIfPresent([Source].self, forKey: .sources) ?? []
        after = try container.decodeIfPresent(Bookmark.self, forKey: .after)
        actor = try container.decode(Text.self, forKey: .actor)
        correlationId = try container.decodeIfPresent(String.self, forKey: .correlationId)
        traceparent = try container.decodeIfPresent(Text.self, forKey: .traceparent)
    }

    /// Writes a command; empty sources are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(operation, forKey: .operation)
        try container.encode(data, forKey: .data)
        try container.encodeIfPresent(revision, forKey: .revision)
        try container.encodeIfPresent(effectiveDate, forKey: .effectiveDate)
        try container.encodeIfPresent(learnedTime, forKey: .learnedTime)
        if !sources.isEmpty { try container.encode(sources, forKey: .sources) }
        try container.encodeIfPresent(after, forKey: .after)
        try container.encode(actor, forKey: .actor)
        try container.encodeIfPresent(correlationId, forKey: .correlationId)
        try container.encodeIfPresent(traceparent, forKey: .traceparent)
    }
}
