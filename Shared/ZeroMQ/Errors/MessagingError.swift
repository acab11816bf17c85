/// A failure of the messaging layer: what went wrong, at which endpoint, and what to do about it.
///
/// The set of codes is open: later versions may add some, so compare with the codes one can act upon and treat every
/// other as a failure to report.
public struct MessagingError: Error, Sendable, Hashable {
    /// The kind of failure, for callers that choose by case.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The code as it appears in logs, in lower-case words joined by hyphens.
        public let description: String

        init(_ description: String) {
            self.description = description
        }

        /// The text is no endpoint that this layer understands.
        public static let invalidEndpoint = Code("invalid-endpoint")
        /// The transport is known but not available yet.
        public static let transportUnavailable = Code("transport-unavailable")
        /// An `ipc://` path is longer than a Unix socket address can hold.
        public static let pathTooLong = Code("path-too-long")
        /// The folder of an `ipc://` path does not exist or is no folder.
        public static let noSuchFolder = Code("no-such-folder")
        /// Another socket listens at the endpoint, or a file that is no socket lies there.
        public static let endpointTaken = Code("endpoint-taken")
        /// The library refused to bind for another reason; see `systemCode`.
        public static let bindFailed = Code("bind-failed")
        /// The library refused to connect; see `systemCode`.
        public static let connectFailed = Code("connect-failed")
        /// An option has a value that the library cannot take.
        public static let invalidOption = Code("invalid-option")
        /// The process has too few file descriptors left to create a socket safely.
        public static let descriptorsExhausted = Code("descriptors-exhausted")
        /// The bounded outbox of a channel is full.
        public static let outboxFull = Code("outbox-full")
        /// A message has no frames, or too many bytes for the channel.
        public static let invalidMessage = Code("invalid-message")
        /// The kind of socket cannot do what was asked of it.
        public static let unsupported = Code("unsupported")
        /// The channel has been closed, or its loop has stopped.
        public static let closed = Code("closed")
        /// The library or the system failed in a way that no other code names; see `systemCode`.
        public static let systemFailure = Code("system-failure")
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong and how to remedy it, in one or two sentences.
    public let message: String
    /// The endpoint concerned, as text, where there is one.
    public let endpoint: String?
    /// The `errno` of the call that failed, where there was one.
    public let systemCode: Int32?

    init(_ code: Code, _ message: String, endpoint: String? = nil, systemCode: Int32? = nil) {
        self.code = code
        self.message = message
        self.endpoint = endpoint
        self.systemCode = systemCode
    }
}

extension MessagingError: CustomStringConvertible {
    /// Code, endpoint, message and the system's own words in one line.
    public var description: String {
        var text = "\(code)"
        if let endpoint { text += " at \(endpoint)" }
        text += ": \(message)"
        if let systemCode { text += " [\(Library.text(of: systemCode)), errno \(systemCode)]" }
        return text
    }
}

extension MessagingError {
    static let outboxIsFull = MessagingError(
        .outboxFull, "The outbox of this channel is full: wait with waitForRoom(), or shed load.")
    static let channelIsClosed = MessagingError(
        .closed, "This channel is closed, or its loop has stopped: open a new one.")
}
