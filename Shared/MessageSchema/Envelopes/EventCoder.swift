/// Turns events into their bytes, once, and bytes into events.
///
/// It holds nothing: one value may be used by any number of tasks.
public struct EventCoder: Sendable {
    /// The most bytes an event may have (DESIGN.md section 5).
    public static let maximumBytes = 65_536

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
        let json = try parse(bytes)
        let header = try header(of: json)
        guard let type = header.eventType, type.service == Event.service, Event.handles(name: type.name) else {
            throw .unhandled(header)
        }
        guard let (payload, lifting) = Event.reading(type) else { throw .unknownVersion(header) }
        var data = json["data"]
        for upcaster in lifting {
            guard let stated = data else { break }
            data = try upcaster.lifted(stated)
        }
        let (fact, provenance) = try content(of: data, as: payload)
        guard let event = Event(fact) else { throw .unhandled(header) }
        return RecordedEvent(header: header, provenance: provenance, event: event)
    }

    /// Reads the attributes only, whatever the event states.
    /// - Throws: `EventReadingFailure.malformed`.
    public func header(of bytes: [UInt8]) throws(EventReadingFailure) -> EventHeader {
        try header(of: try parse(bytes))
    }

    private func parse(_ bytes: [UInt8]) throws(EventReadingFailure) -> JSONValue {
        do {
            return try JSONParser().parse(bytes)
        } catch {
            throw .malformed(error.description)
        }
    }

    private func header(of json: JSONValue) throws(EventReadingFailure) -> EventHeader {
        if case .object(let object) = json, let header = EventHeader(plain: object) { return header }
        return try Self.reading { try json.decoded(as: EventHeader.self) }
    }

    private func content<Payload: EventPayload>(
        of data: JSONValue?, as type: Payload.Type
    ) throws(EventReadingFailure) -> (payload: any EventPayload, provenance: Provenance) {
        guard let data else { throw .malformed("/data: the field `data` is required") }
        return try Self.reading(under: "/data") {
            let payload = try data.decoded(as: type)
            if case .object(let object) = data, let provenance = Provenance(plain: object) {
                return (payload, provenance)
            }
            return (payload, try data.decoded(as: Provenance.self))
        }
    }

    private static func reading<Value>(
        under prefix: String = "", _ body: () throws -> Value
    ) throws(EventReadingFailure) -> Value {
        do {
            return try body()
        } catch let error as DecodingError {
            throw .malformed(Problem.sentence(for: error, under: prefix))
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
}
