import Foundation
import Synchronization

/// The terminal or pipe that the command talks to. Every write goes out at once, so that a reader sees whole lines.
enum Console {
    /// What is written to.
    enum Stream: Int32 {
        /// What the user asked for.
        case output = 1
        /// What the user should know beside it.
        case notices = 2
    }

    /// Whoever read the output has closed it: nothing more needs saying.
    struct Closed: Error {}

    private static let lock = Mutex(())

    /// Writes text as it is.
    /// - Throws: `Closed` where the reader is gone.
    static func write(_ text: String, to stream: Stream = .output) throws(Closed) {
        let bytes = Array(text.utf8)
        let isWhole = lock.withLock { _ in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Foundation.write(stream.rawValue, $0.baseAddress, $0.count)
                }
                if count < 0, errno == EINTR || errno == EAGAIN { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
        guard isWhole else { throw Closed() }
    }

    /// Writes a line.
    /// - Throws: `Closed` where the reader is gone.
    static func line(_ text: String = "") throws(Closed) {
        try write(text + "\n")
    }

    /// Tells the user something beside the output; that nobody reads it is no failure.
    static func notice(_ text: String) {
        try? write(text + "\n", to: .notices)
    }

    /// Whether whoever read the output is gone, as far as can be told without writing.
    static var isClosed: Bool {
        var entry = pollfd(fd: Stream.output.rawValue, events: 0, revents: 0)
        guard poll(&entry, 1, 0) > 0 else { return false }
        return Int32(entry.revents) & (Int32(POLLERR) | Int32(POLLNVAL)) != 0
    }

    /// Whether a stream is a terminal.
    static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

    /// How a stream is written to: width in columns and whether colours fit.
    static func surface(_ stream: Stream = .output) -> Surface {
        let environment = ProcessInfo.processInfo.environment
        guard isTerminal(stream) else {
            return Surface(width: environment["COLUMNS"].flatMap { Int($0) } ?? 100, usesColour: false)
        }
        var size = winsize()
        let isKnown = ioctl(stream.rawValue, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        return Surface(width: isKnown ? Int(size.ws_col) : 80, usesColour: !isPlain)
    }
}

/// What a text is laid out for.
struct Surface: Hashable, Sendable {
    /// Columns of a line, at least 40.
    let width: Int
    /// Whether colours are wanted.
    let usesColour: Bool

    init(width: Int, usesColour: Bool) {
        self.width = max(40, width)
        self.usesColour = usesColour
    }
}
