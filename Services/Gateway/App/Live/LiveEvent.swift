import EventLog
import MessageBus
import MessageSchema

/// An event as the live stream needs it: its stored bytes, and what it is chosen and ordered by.
struct LiveEvent: Hashable, Sendable {
    let service: ServiceName
    let sequence: SequenceNumber
    /// The log that it says it is of.
    let log: String
    /// Empty where its attributes could not be read; such an event belongs to no operation.
    let operation: String
    let type: String
    /// When it was recorded; such texts sort as the times do.
    let recorded: String
    let bytes: [UInt8]

    init(_ stored: StoredEvent, of service: ServiceName) {
        self.service = service
        sequence = stored.sequence
        operation = stored.operation
        bytes = stored.bytes
        log = EventScan.idText(of: stored.bytes)?.split(separator: ".").first.map(String.init) ?? ""
        let type = EventScan.text(of: "type", in: stored.bytes) ?? ""
        // It stands on a line of its own in the stream, so nothing may be in it that ends one.
        self.type = type.utf8.allSatisfy(Self.isOfType) ? type : "unknown"
        recorded = EventScan.text(of: "time", in: stored.bytes) ?? ""
    }

    private static func isOfType(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 45 || byte == 46
            || byte == 95
    }
}
