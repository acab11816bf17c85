/// Why a process cannot start with what it was given.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of refusal, open to later ones.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The kind as text, in lower case with dashes.
        public let description: String

        /// A value that is not of the type or not in the range that is allowed.
        public static let wrongValue = Code(description: "wrong-value")
        /// A key in the configuration file that means nothing.
        public static let unknownKey = Code(description: "unknown-key")
        /// A configuration file that is missing or cannot be read as JSON.
        public static let unreadableFile = Code(description: "unreadable-file")
        /// A folder that others can enter, or that belongs to someone else.
        public static let unsafeFolder = Code(description: "unsafe-folder")
        /// A folder that cannot be made or entered.
        public static let inaccessibleFolder = Code(description: "inaccessible-folder")
        /// A folder so deep that sockets in it would have paths longer than the system allows.
        public static let pathTooLong = Code(description: "path-too-long")
    }

    /// What kind of refusal it is.
    public let code: Code
    /// The variable, key or path that was refused.
    public let subject: String
    /// What was wrong, what is allowed and what to do.
    public let message: String

    /// Names a refusal.
    public init(_ code: Code, subject: String, _ message: String) {
        self.code = code
        self.subject = subject
        self.message = message
    }

    /// The subject and the message in one sentence.
    public var description: String { "\(subject): \(message)" }
}
