import Foundation
import Synchronization

/// Keeps a second process away from a store, and from the endpoints that belong to it.
///
/// An `flock` on a file of its own beside the store, `<name>.lock`, which names the holder's process id. Take it before
/// anything else is opened or bound: a second bind of an `ipc://` endpoint would steal it without an error (DESIGN.md
/// section 4). The kernel lets go of it when the process ends, however it ends; the file stays.
public final class ProcessLock: Sendable {
    /// The lock file.
    public let path: String

    /// `nil` once released.
    private let descriptor: Mutex<CInt?>

    /// Takes the lock `<directory>/<name>.lock`; the folder is made, for its owner alone, if there is none.
    /// - Throws: ``LogError``: `locked` with the holder's process id if another has it; `inaccessible`; `invalid` if the
    ///   name is not 1 to 31 of `a-z`, `0-9` and `-`.
    public init(directory: String, name: String) throws(LogError) {
        try StorePath.check(name: name)
        try StorePath.makeDirectory(directory)
        path = StorePath.file(in: directory, name: name, suffix: "lock")
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StorePath.inaccessible(path, "the lock file cannot be opened") }
        var taken = flock(file, LOCK_EX | LOCK_NB)
        while taken != 0, errno == EINTR { taken = flock(file, LOCK_EX | LOCK_NB) }
        guard taken == 0 else {
            let reason = errno
            let holder = ProcessLock.holder(in: file)
            Glibc.close(file)
            guard reason == EWOULDBLOCK else {
                throw StorePath.inaccessible(path, "the lock cannot be taken", errno: reason)
            }
            throw ProcessLock.refusal(name: name, path: path, holder: holder)
        }
        let line = Array("\(getpid())\n".utf8)
        // The process id serves the error message only; the lock holds without it.
        _ = ftruncate(file, 0)
        _ = pwrite(file, line, line.count, 0)
        descriptor = Mutex(file)
    }

    deinit { release() }

    /// Lets go of the lock; a second call changes nothing.
    public func release() {
        descriptor.withLock { descriptor in
            guard let file = descriptor else { return }
            _ = ftruncate(file, 0)
            // Closing alone would not do while a child that is about to start another program still has the descriptor.
            _ = flock(file, LOCK_UN)
            Glibc.close(file)
            descriptor = nil
        }
    }

    /// Whether it is still held.
    public var isHeld: Bool { descriptor.withLock { $0 != nil } }

    /// Takes the lock of a store, unless the caller already has it.
    /// - Returns: the lock if it was taken here, `nil` if the caller has it.
    static func taken(_ given: ProcessLock?, directory: String, name: String) throws(LogError) -> ProcessLock? {
        guard let given else { return try ProcessLock(directory: directory, name: name) }
        try StorePath.check(name: name)
        let path = StorePath.file(in: directory, name: name, suffix: "lock")
        guard given.path == path, given.isHeld else {
            throw .invalid("the lock \(given.path) was given, which is not \(path) or no longer held")
        }
        return nil
    }

    private static func holder(in file: CInt) -> Int32? {
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: buffer[..<count].prefix { $0 != 10 }, as: UTF8.self))
    }

    private static func refusal(name: String, path: String, holder: Int32?) -> LogError {
        let who = holder.map { "process \($0)" } ?? "another process"
        return LogError(
            .locked(by: holder),
            """
            \(who) already runs with "\(name)": it holds the lock \(path). Stop that process, or give this one a folder \
            of its own; deleting the lock file would not help
            """)
    }
}
