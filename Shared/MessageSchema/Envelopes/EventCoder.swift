import Foundation

/// Turns events into their bytes, once, and bytes into events.
///
/// One value may be used by one task at a time; it is cheap to make, and worth keeping for many events.
public struct EventCoder {
    /// The most bytes an event may have (DESIGN.md section 5).
    public static let maximumBytes = 65_536

    private let decoder = sharedDecoder
    /// Made once, since making one costs more than writing an event, and changed by nobody.
    private static let sharedDecoder = JSONDecoder()

    /// Makes a coder.
    public init() {}

    /// The bytes that are stored, hashed, published, replayed and streamed.
    /// - Throws: `EncodingError` where a value cannot be written, which no value that was read from the wire causes.
    public func encode<Event>(_ event: RecordedEvent<Event>) throws -> [UInt8] {
        try JSONValue.bytes(encoding: Outgoing(event: event))
    }

    /// Reads an event of a service.
    /// - Throws: `EventReadingFailure`.
    public func decode<Event: ServiceEvent>(
        _ bytes: [UInt8], as type: Event.Type
    ) throws(EventReadingFailure) -> RecordedEvent<Event> {
        do {
            return try decoder.decode(Incoming<Event>.self, from: Data(bytes)).event
        } catch let failure as EventReadingFailure {
            throw failure
        } catch let error as DecodingError {
            throw .malformed(Problem.sentence(for: error))
        } catch {
            throw .malformed("\(error)")
        }
    }

    /// Reads the attributes only, whatever the event states.
    /// - Throws: `EventReadingFailure.malformed`.
    public func header(of bytes: [UInt8]) throws(EventReadingFailure) -> EventHeader {
        do {
            return try decoder.decode(EventHeader.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw .malformed(Problem.sentence(for: error))
        } catch {
            throw .malformed("\(error)")
        }
    }

    private struct Outgoing<Event: ServiceEvent>: DirectlyWritten {
        let event: RecordedEvent<Event>

        func write(to text: inout JSONText) throws {
            let fact = event.event.payload
            let stated = try JSONValue.encoding(fact)
            guard case .object(let payload) = stated else {
                return text.value(try JSONValueEncoder.encode(self))
            }
            text.object { text in
                event.header.write(to: &text) { text in event.provenance.write(to: &text, among: payload.members) }
            }
        }

        func encode(to encoder: any Encoder) throws {
            try event.header.encode(to: encoder)
            var container = encoder.container(keyedBy: EventHeader.CodingKeys.self)
            try container.encode(OutgoingData(event: event), forKey: .data)
        }
    }

    /// Payload and provenance share one JSON object.
    private struct OutgoingData<Event: ServiceEvent>: Encodable {
        let event: RecordedEvent<Event>

        func encode(to encoder: any Encoder) throws {
            try event.event.payload.encode(to: encoder)
            try event.provenance.encode(to: encoder)
        }
    }

    private struct Incoming<Event: ServiceEvent>: Decodable {
        let event: RecordedEvent<Event>

        init(from decoder: any Decoder) throws {
            let header = try EventHeader(from: decoder)
            guard let type = header.eventType, type.service == Event.service, Event.handles(name: type.name) else {
                throw EventReadingFailure.unhandled(header)
            }
            guard let (payloadType, lifting) = Event.reading(type) else {
                throw EventReadingFailure.unknownVersion(header)
            }
            let container = try decoder.container(keyedBy: EventHeader.CodingKeys.self)
            let (payload, provenance) = try Self.content(of: container, as: payloadType, lifting)
            guard let fact = Event(payload) else { throw EventReadingFailure.unhandled(header) }
            event = RecordedEvent(header: header, provenance: provenance, event: fact)
        }

        private static func content<Payload: EventPayload>(
            of container: KeyedDecodingContainer<EventHeader.CodingKeys>, as type: Payload.Type,
            _ lifting: [EventUpcaster]
        ) throws -> (payload: any EventPayload, provenance: Provenance) {
            guard !lifting.isEmpty else {
                return (
                    try container.decode(type, forKey: .data), try container.decode(Provenance.self, forKey: .data)
                )
            }
            var data = try container.decode(JSONValue.self, forKey: .data)
            for upcaster in lifting { data = try upcaster.lifted(data) }
            do {
                return (try data.decoded(as: type), try data.decoded(as: Provenance.self))
            } catch let error as DecodingError {
                throw EventReadingFailure.malformed("/data" + Problem.sentence(for: error))
            }
        }
    }
}
