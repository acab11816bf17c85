import CZeroMQ
import Glibc
import Synchronization

/// The library's context: its I/O thread, and the space in which `inproc://` names are known.
///
/// One context serves a whole process; several ``SocketLoop``s may share it. It lives until ``terminate(within:)``, or
/// until the last loop that uses it has ended and nobody refers to it. All of it may be used from any task.
public final class MessagingContext: Sendable {
    /// The pointer to the library's context.
    ///
    /// Unchecked, because the library documents contexts, unlike sockets, as safe to share between threads.
    private struct Handle: @unchecked Sendable {
        let pointer: UnsafeMutableRawPointer
    }

    private let handle: Handle
    private let terminating = Mutex(false)
    private let ended: Latch

    /// Makes a context with one I/O thread, which starts with the first socket.
    ///
    /// - Throws: `system-failure` when the library cannot make one.
    public init() throws(MessagingError) {
        guard let pointer = zmq_ctx_new() else {
            throw MessagingError(.systemFailure, "The library cannot create a context.", systemCode: zmq_errno())
        }
        handle = Handle(pointer: pointer)
        ended = Latch()
        // Without it, every new socket lingers for ever unless told otherwise.
        _ = Library.result { zmq_ctx_set(pointer, ZMQ_BLOCKY, 0) }
        _ = Library.result { zmq_ctx_set(pointer, ZMQ_MAX_SOCKETS, 16_384) }
    }

    deinit {
        // A context that was not terminated is so now; nobody is left to be told should there be no thread for it.
        let already = terminating.withLock { $0 }
        if !already { try? Self.startTermination(handle, ended) }
    }

    /// The pointer, for the thread of a loop that keeps the context alive.
    var pointer: UnsafeMutableRawPointer { handle.pointer }

    /// Ends the context: sockets still open in any loop fail from now on, and their loops end.
    ///
    /// The library waits for the linger of closed sockets, which is always finite; it does so on a thread of its own.
    /// Calling it again waits for the same end.
    ///
    /// - Returns: Whether the context had ended when the limit passed; else it ends later.
    @discardableResult
    public func terminate(within limit: Duration = .seconds(5)) async -> Bool {
        let begins = terminating.withLock { terminating in
            defer { terminating = true }
            return !terminating
        }
        if begins {
            do {
                try Self.startTermination(handle, ended)
            } catch {
                terminating.withLock { $0 = false }
                return false
            }
        }
        return await ended.wait(within: limit)
    }

    private static func startTermination(_ handle: Handle, _ ended: Latch) throws(MessagingError) {
        try PlatformThread.start(named: "zmq-terminate") {
            _ = Library.result { zmq_ctx_shutdown(handle.pointer) }
            _ = Library.result { zmq_ctx_term(handle.pointer) }
            ended.open()
        }
    }
}
