import Glibc
import Synchronization

/// The pipe that ties the services to the supervisor: they hold its reading end, the supervisor alone its writing end.
///
/// Nothing is written to it. When the supervisor is gone, however it ended, the kernel closes the writing end and every
/// service reads the end of the pipe (``ParentWatch``).
final class ParentPipe: Sendable {
    /// What the services inherit, under the number ``inherited``.
    let readingEnd: CInt
    /// The number of the descriptor in a service.
    static let inherited: CInt = 3

    private let writingEnd: Mutex<CInt?>

    init() throws(SupervisorError) {
        var ends: [CInt] = [-1, -1]
        // A pair of sockets, because that is born closed for other programs; a pipe would be open to them at first.
        let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw SupervisorError(
                .systemFailure, "no pipe can be made: \(String(cString: strerror(errno))). Raise `ulimit -n`")
        }
        readingEnd = ends[0]
        writingEnd = Mutex(ends[1])
    }

    deinit {
        closeWritingEnd()
        Glibc.close(readingEnd)
    }

    /// What the kernel does when the supervisor ends.
    func closeWritingEnd() {
        writingEnd.withLock { descriptor in
            if let open = descriptor { Glibc.close(open) }
            descriptor = nil
        }
    }
}
