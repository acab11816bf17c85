public import MessageSchema

/// The first place at which a log is not what was written.
public struct ChainFault: Hashable, Sendable, CustomStringConvertible {
    /// What is wrong there.
    public enum Reason: Hashable, Sendable {
        /// The event is missing, and the given one stands in its place; `nil` if none follows.
        case gap(found: SequenceNumber?)
        /// The stored bytes do not give the stored hash.
        case hashMismatch
        /// An event stands beyond the head that the last transaction recorded.
        case beyondHead
        /// The last event is not the one that the last transaction recorded.
        case headMismatch
        /// The event could not be read.
        case unreadable(String)
        /// The event can be read, but not by this program, or it is not the one that its row names.
        case undecodable(String)
        /// The stored reply of the given command names events that do not exist.
        case replyOutOfRange(commandID: String)
    }

    /// The event concerned.
    public let sequence: SequenceNumber
    /// What is wrong with it.
    public let reason: Reason

    /// Names a fault.
    public init(sequence: SequenceNumber, reason: Reason) {
        self.sequence = sequence
        self.reason = reason
    }

    /// The fault in a sentence.
    public var description: String {
        switch reason {
        case .gap(found: .some(let found)): "event \(sequence) is missing: event \(found) stands in its place"
        case .gap(found: .none): "event \(sequence) is missing: the log ends before it"
        case .hashMismatch: "event \(sequence) is not what was written: its bytes do not give the stored chain hash"
        case .beyondHead: "event \(sequence) stands beyond the recorded head"
        case .headMismatch: "event \(sequence) is the last one, but its hash is not that of the recorded head"
        case .unreadable(let why): "event \(sequence) cannot be read: \(why)"
        case .undecodable(let why): "event \(sequence) cannot be decoded: \(why)"
        case .replyOutOfRange(let command):
            "the stored reply of command \"\(command)\" names events up to \(sequence), which do not exist"
        }
    }
}
