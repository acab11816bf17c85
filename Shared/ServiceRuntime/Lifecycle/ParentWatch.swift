public import Foundation
import Synchronization

/// Ends this process when the one that started it is gone, however that ended.
///
/// The supervisor hands every child the reading end of a pipe whose writing end it alone holds, and names its descriptor
/// in `MUSTER_PARENT_PIPE`. Nothing is ever written to it: it reaches its end when the supervisor does. A process that
/// was started by hand has no such variable and runs on its own.
public enum ParentWatch {
    /// The environment variable that names the descriptor.
    public static let variable = "MUSTER_PARENT_PIPE"

    private static let isStarted = Atomic(false)

    /// Begins to watch, on a thread of its own; a second call changes nothing.
    /// - Parameters:
    ///   - environment: by default that of the process.
    ///   - grace: how long the process may take to stop by itself before it is ended; five seconds by default.
    ///   - onEnd: called once, on the watching thread, when the parent is gone; by default the process sends itself
    ///     SIGTERM, so that it stops as it would when asked.
    /// - Returns: whether there is a parent to watch.
    /// - Throws: `wrong-value` if the variable names no descriptor of a pipe.
    @discardableResult
    public static func start(
        environment: [String: String] = ProcessInfo.processInfo.environment, grace: Duration = .seconds(5),
        onEnd: @escaping @Sendable () -> Void = { kill(getpid(), SIGTERM) }
    ) throws(SettingsError) -> Bool {
        guard let text = environment[variable], !text.isEmpty else { return false }
        var status = stat()
        guard let descriptor = CInt(text), descriptor > 2, fstat(descriptor, &status) == 0,
            [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
        else {
            throw SettingsError(
                .wrongValue, subject: variable,
                "\"\(text)\" is no open pipe. `muster up` sets this variable; remove it to start the service by hand")
        }
        guard isStarted.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged else {
            return true
        }
        // Only this process may keep the pipe: what it starts itself has its own parent.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        Thread.detachNewThread {
            waitForEnd(of: descriptor)
            onEnd()
            Thread.sleep(forTimeInterval: grace / .seconds(1))
            _exit(70)
        }
        return true
    }

    /// Returns when the other end of the pipe is closed.
    static func waitForEnd(of descriptor: CInt) {
        var byte: UInt8 = 0
        while true {
            let count = read(descriptor, &byte, 1)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { return }
        }
    }
}
