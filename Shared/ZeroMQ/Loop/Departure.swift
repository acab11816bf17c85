/// The paths of a socket that was closed, until the library has stopped listening at them, and who waits for it.
///
/// The library closes on a thread of its own. Until it has, a new socket at the same path would be refused as taken.
struct Departure {
    /// A socket file as it was when it was bound.
    struct File {
        let endpoint: Endpoint
        let identity: UInt64
    }

    var files: [File]
    let reply: LoopCore.Reply?
    let result: Result<Void, MessagingError>
    let deadline: ContinuousClock.Instant

    /// Whether nobody listens at the paths any more, or the wait has lasted for too long.
    mutating func isOver(at now: ContinuousClock.Instant) -> Bool {
        files.removeAll { $0.endpoint.fileIdentity() != $0.identity || !$0.endpoint.hasListener() }
        return files.isEmpty || now >= deadline
    }

    /// How long the library is waited for; it needs a few milliseconds.
    static let patience = Duration.seconds(1)
}
