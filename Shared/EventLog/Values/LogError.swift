public import MessageSchema

/// What a log could not do: a code to decide by, a message that says what was wrong and what to do, and the cause.
///
/// After any of them the store holds what it held before, except after ``Code-swift.enum/ioFailure``, where only
/// reopening tells.
public struct LogError: Error, Sendable, CustomStringConvertible {
    /// What kind of failure it was; a `switch` over it needs a default, as kinds may be added.
    public enum Code: Hashable, Sendable {
        /// The disk, or the size that the store may take, is full; nothing was written, reading goes on.
        case full
        /// Reading or writing failed; the store refuses everything until it is reopened, and so verified.
        case ioFailure
        /// The batch does not follow the head, or is not chained to it; nothing was written.
        case conflict
        /// Commands of the batch were carried out before; their stored replies, by command id. Nothing was written.
        case repeated([String: StoredReply])
        /// What was given cannot be stored, whatever the state of the log.
        case invalid
        /// The store is not what was written, from the given event on where one can be named.
        case corrupt(at: SequenceNumber?)
        /// Another process has the store; its process id where it could be read.
        case locked(by: Int32?)
        /// The file was not made by this program, or is the store of another service.
        case foreignFile
        /// The file was made by a later version.
        case newerFile
        /// There is no store, and none was to be made.
        case missing
        /// There is a store already, and a new one was to be made.
        case exists
        /// The file or its folder cannot be opened or made.
        case inaccessible
        /// Another program has the database in use for longer than can be waited; nothing was written.
        case busy
        /// The store was closed.
        case closed
    }

    /// What kind of failure it was.
    public let code: Code
    /// What was wrong and what to do next, for people.
    public let message: String
    /// The error underneath, if there is one.
    public let cause: (any Error)?

    /// Makes an error.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message.
    public var description: String { message }
}

extension LogError {
    static func conflict(_ what: String) -> LogError {
        LogError(.conflict, "\(what). Nothing was written; read the head again and build the batch upon it")
    }

    static func repeated(_ replies: [String: StoredReply]) -> LogError {
        let first = replies.keys.min() ?? ""
        return LogError(
            .repeated(replies),
            """
            \(replies.count) commands of the batch have a reply already, the first by its id is "\(first)". Nothing was \
            written; answer them with what is stored, and build the batch without them
            """)
    }

    static func repliedTwice(_ commandID: String) -> LogError {
        conflict("the batch holds two replies to command \"\(commandID)\"")
    }

    static func notParked(_ key: ParkedEvent.Key) -> LogError {
        conflict(
            "event \(key.log).\(key.epoch).\(key.sequence) of \"\(key.source)\" is to be discarded, but is not parked")
    }

    static func invalid(_ what: String) -> LogError {
        LogError(.invalid, "\(what). Nothing was written")
    }

    static func closed(_ store: String) -> LogError {
        LogError(.closed, "\(store) is closed; open it again")
    }

    static func corrupt(_ fault: ChainFault, in store: String) -> LogError {
        LogError(
            .corrupt(at: fault.sequence),
            """
            \(store) is damaged: \(fault). It is left as it is, nothing is cut off. \(LogError.remedy(for: store))
            """)
    }
}
