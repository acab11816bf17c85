/// One fact as a log holds it: header, provenance and what it states.
public struct RecordedEvent<Event: ServiceEvent>: Hashable, Sendable {
    /// The attributes of the envelope.
    public let header: EventHeader
    /// What it rests on and who said so.
    public let provenance: Provenance
    /// What it states.
    public let event: Event

    /// Puts an event together.
    public init(header: EventHeader, provenance: Provenance, event: Event) {
        self.header = header
        self.provenance = provenance
        self.event = event
    }
}

/// Why the content of an event could not be had (DESIGN.md section 5: what of these parks and what is only counted).
public enum EventReadingFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes are no event: they park.
    case malformed(String)
    /// A name this program does not handle: the cursor advances and it is counted.
    case unhandled(EventHeader)
    /// A name it handles, in a version that it does not know: it parks.
    case unknownVersion(EventHeader)

    /// A sentence for the operator.
    public var description: String {
        switch self {
        case .malformed(let reason): "the event cannot be read: \(reason)"
        case .unhandled(let header): "no one here handles \(header.type)"
        case .unknownVersion(let header): "\(header.type) is a newer version than this program knows; upgrade it"
        }
    }
}
