public import MessageSchema

/// One fact as the records keep it beside what they make of it, so that an entity can be folded anew.
///
/// Indirect, so that a place in the journal is as small as a reference.
public indirect enum JournalEntry<Event: CorrectableEvent>: Hashable, Sendable {
    /// The entity that it is about, where it comes from, and what it states.
    case fact(Subject, EntryStamp, Event)

    /// The entity that it is about.
    public var subject: Subject {
        switch self {
        case .fact(let subject, _, _): subject
        }
    }

    /// Where it comes from.
    public var stamp: EntryStamp {
        switch self {
        case .fact(_, let stamp, _): stamp
        }
    }

    /// What it states.
    public var event: Event {
        switch self {
        case .fact(_, _, let event): event
        }
    }
}

extension JournalEntry: Codable {
    private enum CodingKeys: String, CodingKey {
        case subject, type, stamp, data
    }

    /// Reads an entry.
    /// - Throws: `DecodingError` where the type of fact is not known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let type = try container.decode(EventType.self, forKey: .type)
        guard let payload = Event.payload(for: type) else {
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: container, debugDescription: "\(type) is no fact of \(Event.service.rawValue)")
        }
        func read<Payload: EventPayload>(_ payload: Payload.Type) throws -> any EventPayload {
            try container.decode(payload, forKey: .data)
        }
        guard let event = Event(try read(payload)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .data, in: container, debugDescription: "\(type) is no fact of \(Event.service.rawValue)")
        }
        self = .fact(
            try container.decode(Subject.self, forKey: .subject), try container.decode(EntryStamp.self, forKey: .stamp),
            event)
    }

    /// Writes an entry.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let payload = event.payload
        try container.encode(subject, forKey: .subject)
        try container.encode(type(of: payload).type, forKey: .type)
        try container.encode(stamp, forKey: .stamp)
        try container.encode(payload, forKey: .data)
    }
}
