import MessageSchema

/// What a ``MemoryLog`` keeps, apart from it, so that restarts, crashes and failing disks can be simulated.
public final class MemoryLogStorage: Sendable {
    /// The log's id and epoch.
    public let identity: LogIdentity

    let cell: MemoryCell<MemoryLogContent>

    /// The log of a service that has none yet, with an id of its own.
    public convenience init(service: String) {
        self.init(identity: LogIdentity(log: .random(for: service), epoch: .first))
    }

    /// An empty log with the given id and epoch, for runs that must repeat exactly.
    public convenience init(identity: LogIdentity) {
        self.init(MemoryLogContent(identity), identity: identity)
    }

    private init(_ content: MemoryLogContent, identity: LogIdentity) {
        self.identity = identity
        cell = MemoryCell(content)
    }

    /// The same content in another storage, as an older copy of a log that may be put back later.
    public func copy() -> MemoryLogStorage {
        MemoryLogStorage(cell.content, identity: identity)
    }

    /// Takes the storage from the log that is open on it, as when its process is killed: that log is closed.
    public func abandon() { cell.abandon() }

    /// Makes the next `append` throw the given error and store nothing; after `ioFailure` the log refuses everything
    /// until it is opened anew.
    public func failNextAppend(with error: LogError) { cell.failNextWrite(with: error) }
}
