import MessageSchema

/// What a ``MemoryMirror`` keeps, apart from it, so that restarts, crashes and failing disks can be simulated.
public final class MemoryMirrorStorage: Sendable {
    let cell = MemoryCell(MemoryMirrorContent())

    /// A store that follows nothing yet.
    public init() {}

    /// Takes the storage from the store that is open on it, as when its process is killed: that one is closed.
    public func abandon() { cell.abandon() }

    /// Makes the next `append` throw the given error and store nothing; after `ioFailure` the store refuses everything
    /// until it is opened anew.
    public func failNextAppend(with error: LogError) { cell.failNextWrite(with: error) }
}
