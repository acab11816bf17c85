public import MessageSchema

/// What a service does when another one states something: the same kind of function as a decision, from its own state
/// and the foreign event to commands to itself (DESIGN.md section 3).
///
/// The ids of the commands derive from the foreign event's id, so that a repeated delivery changes nothing; what they
/// bring about inherits the event's effective date, learned time and provenance. Named as a sentence:
/// `WhenOperationEstablishedAcceptIt`.
public protocol Reaction<State>: Sendable {
    /// The service's own state.
    associatedtype State: Aggregate
    /// All that the other service states.
    associatedtype Origin: ServiceEvent

    /// A short name that is part of the commands' ids; never changed once used: `a-z` and `-`.
    static var name: String { get }
    /// The kinds of foreign event it answers.
    static var answers: [EventType] { get }
    /// The kinds of own event its commands can bring about.
    static var emits: [EventType] { get }

    /// The commands to the service itself; none where the event does not concern it.
    func commands(for event: RecordedEvent<Origin>, state: State) -> [State.Command]
}

extension Reaction {
    /// The service whose events it answers.
    public static var origin: ServiceName { Origin.service }

    /// Reads a foreign event and answers it.
    /// - Throws: `EventReadingFailure` where the event cannot be read.
    public func commands(
        forBytes bytes: [UInt8], coder: EventCoder, state: State
    ) throws(EventReadingFailure) -> (commands: [State.Command], provenance: Provenance) {
        let event = try coder.decode(bytes, as: Origin.self)
        return (commands(for: event, state: state), event.provenance)
    }

    /// The id of the command so many places into what this reaction answers to an event.
    ///
    /// It holds the beginning of the SHA-256 of the event's bytes: where an older copy of a log was put back, another
    /// event may come under the same id.
    public static func commandID(
        for event: EventID, bytes: [UInt8], index: Int
    ) throws(InvalidValue) -> CommandID {
        try CommandID(wire: "\(name):\(event.wire):\(Digest256(of: bytes).hex.prefix(16)):\(index)")
    }
}
