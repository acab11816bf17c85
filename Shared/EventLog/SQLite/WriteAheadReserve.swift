import Glibc
import Synchronization

/// Keeps the file of a write-ahead log longer than what is in it.
///
/// A commit that makes the file longer has to write the new length beside its pages, and the disk then takes twice as
/// long to be sure of both. So where a commit has done that, the file is at once made longer by much more, with zeros,
/// into which the next commits write; PostgreSQL fills its log segments for the same reason. SQLite reads a log up to the
/// first frame that does not belong to it, which zeros never do.
///
/// The caller is the one writer of the database, between two transactions: nobody else then writes to the file.
final class WriteAheadReserve: Sendable {
    private let path: String
    /// No longer than the log becomes before it begins at the start again.
    private let limit: UInt64
    /// How long the file was when it was last looked at.
    private let known = Mutex<UInt64>(0)

    private static let step = 1 << 20

    /// - Parameters:
    ///   - path: the file of the write-ahead log.
    ///   - checkpointPages: after how many pages the log begins at its start again.
    init(path: String, checkpointPages: Int) {
        self.path = path
        limit = UInt64(max(1, checkpointPages)) * UInt64(Self.frame)
    }

    /// A page of 4 KiB and its header.
    private static let frame = 4_096 + 24

    /// Makes the file longer where it has grown since the last call.
    func keep() {
        known.withLock { known in
            guard let size = StorePath.size(path), size != known else { return }
            known = size < limit && hasRoom ? lengthen(from: size) : size
        }
    }

    /// A disk that is nearly full is left to what has to be written.
    private var hasRoom: Bool {
        (StorePath.freeBytes(at: path) ?? 0) >= 64 * UInt64(Self.step)
    }

    /// - Returns: how long the file is now; as long as before where it cannot be made longer.
    private func lengthen(from size: UInt64) -> UInt64 {
        let file = open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return size }
        defer { close(file) }
        let zeros = [UInt8](repeating: 0, count: Self.step)
        guard pwrite(file, zeros, zeros.count, off_t(size)) == zeros.count else {
            // Half of it would be of no use, and the room may be wanted.
            _ = ftruncate(file, off_t(size))
            return size
        }
        return size + UInt64(zeros.count)
    }
}
