import MessageSchema

/// Works out from the bytes of events, in their order, what a service's log holds beside them: the columns of each event,
/// and the reply to each command (DESIGN.md section 4).
struct LogRebuild {
    private let coder = EventCoder()
    /// The command whose events come now.
    private var current: StoredReply?
    private var subject: Subject?
    private(set) var events: [StoredEvent] = []
    /// Replies to commands whose last event has been seen.
    private(set) var replies: [StoredReply] = []
    /// The last event of each foreign log that had an effect here.
    private(set) var causes: [LogID: EventID] = [:]

    /// Takes the next event.
    mutating func take(_ event: StoredEvent, of log: LogID) throws(LogError) {
        let header: EventHeader
        do throws(EventReadingFailure) {
            header = try coder.header(of: event.bytes)
        } catch {
            throw LogError(.corrupt(at: event.sequence), "event \(event.sequence) of the copy: \(error)")
        }
        guard header.id.log == log, header.id.sequence == event.sequence else {
            throw LogError(
                .corrupt(at: event.sequence), "event \(event.sequence) of the copy calls itself \(header.id.wire)")
        }
        events.append(
            StoredEvent(
                sequence: event.sequence, epoch: header.id.epoch, operation: header.operation.wire,
                subject: header.subject.wire, commandID: header.command.wire, hash: event.hash, bytes: event.bytes))
        if let cause = header.causation {
            let earlier = causes[cause.log]
            if earlier.map({ ($0.epoch, $0.sequence) < (cause.epoch, cause.sequence) }) ?? true {
                causes[cause.log] = cause
            }
        }
        extend(by: header)
    }

    /// The events of a command follow one another; its reply names the revision of the entity that the first is about,
    /// which is the command's.
    private mutating func extend(by header: EventHeader) {
        let sequence = header.id.sequence
        if let reply = current, reply.commandID == header.command.wire {
            current = StoredReply(
                commandID: reply.commandID, contentHash: reply.contentHash, epoch: reply.epoch, first: reply.first,
                last: sequence, revision: header.subject == subject ? sequence : reply.revision)
        } else {
            finish()
            subject = header.subject
            current = StoredReply(
                commandID: header.command.wire, contentHash: header.commandHash, epoch: header.id.epoch,
                first: sequence, last: sequence, revision: sequence)
        }
    }

    /// Takes the last command to be complete.
    mutating func finish() {
        if let current { replies.append(current) }
        current = nil
    }

    /// Hands over what has been worked out so far.
    mutating func drain() -> (events: [StoredEvent], replies: [StoredReply]) {
        defer { (events, replies) = ([], []) }
        return (events, replies)
    }
}
