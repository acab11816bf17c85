/// Why services cannot be started, found or stopped, and what to do about it.
struct SupervisorError: Error, Hashable, CustomStringConvertible {
    enum Code: String {
        /// Another supervisor runs with the same home.
        case alreadyRunning
        /// None runs with this home.
        case notRunning
        /// An executable is missing beside this one.
        case missingExecutable
        /// The system refused what was asked of it.
        case systemFailure
        /// A service did not become ready.
        case failedToStart
        /// It would not end in time.
        case failedToStop
    }

    let code: Code
    let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
