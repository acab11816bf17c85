import Glibc
import Synchronization

/// Where lines go: each is written whole, by one call, or not at all.
///
/// Writing never waits for a reader: to a pipe or terminal that takes nothing now, and to one that is gone, the line is
/// lost and counted; when writing succeeds again, a line says how many were lost.
final class LogSink: Sendable {
    /// How long a line may be; up to `PIPE_BUF` (4096) bytes a pipe takes it whole.
    let lineLimit: Int

    private let descriptor: CInt
    private let isFile: Bool
    private let ownsDescriptor: Bool
    private let lossLine: @Sendable (Int) -> [UInt8]
    private let state = Mutex(State())

    private struct State {
        var unreported = 0
        var lost = 0
    }

    /// - Parameters:
    ///   - descriptor: what to write to; closed at the end if `ownsDescriptor`.
    ///   - lossLine: the line that says how many were lost.
    init(descriptor: CInt, ownsDescriptor: Bool = false, lossLine: @escaping @Sendable (Int) -> [UInt8]) {
        var status = stat()
        isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        lineLimit = isFile ? 65_536 : 4096
        self.descriptor = descriptor
        self.ownsDescriptor = ownsDescriptor
        self.lossLine = lossLine
    }

    deinit { if ownsDescriptor { close(descriptor) } }

    /// How many lines were lost since the start.
    var lostLines: Int { state.withLock { $0.lost } }

    /// Whether the descriptor is a terminal.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ line: [UInt8]) {
        state.withLock { state in
            if state.unreported > 0, put(lossLine(state.unreported)) { state.unreported = 0 }
            if state.unreported == 0, put(line) { return }
            state.unreported += 1
            state.lost += 1
        }
    }

    private func put(_ line: [UInt8]) -> Bool {
        guard isFile || isReady() else { return false }
        var written = Glibc.write(descriptor, line, line.count)
        while written < 0, errno == EINTR { written = Glibc.write(descriptor, line, line.count) }
        guard written > 0 else { return false }
        guard written < line.count else { return true }
        // A full disk took a part: the line feed keeps what comes later on lines of its own.
        _ = Glibc.write(descriptor, [10], 1)
        return false
    }

    private func isReady() -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&request, 1, 0) == 1 && request.revents & Int16(POLLOUT) != 0
            && request.revents & Int16(POLLERR | POLLNVAL) == 0
    }
}
