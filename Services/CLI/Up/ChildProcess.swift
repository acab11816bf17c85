import Foundation
import Synchronization

/// A running service: told of its end once, and never signalled after that, when its number may belong to another.
final class ChildProcess: Sendable {
    let processID: pid_t
    private let hasEnded = Mutex(false)

    /// Starts the process and watches it on a thread of its own.
    /// - Parameter onEnd: called once, on that thread.
    init(_ spawning: Spawning, onEnd: @escaping @Sendable (ProcessEnd) -> Void) throws(SupervisorError) {
        processID = try spawning.start()
        Thread.detachNewThread { [self] in onEnd(reap()) }
    }

    /// Asks the process to stop.
    func terminate() { signal(SIGTERM, to: processID) }

    /// Ends the process and whatever it has started in its group.
    func kill() { signal(SIGKILL, to: -processID) }

    private func signal(_ number: Int32, to target: pid_t) {
        hasEnded.withLock { ended in
            if !ended { _ = Glibc.kill(target, number) }
        }
    }

    private func reap() -> ProcessEnd {
        var information = siginfo_t()
        // It stays a zombie until the lock is held, so that its number cannot pass to another process meanwhile.
        while waitid(P_PID, id_t(processID), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        return hasEnded.withLock { ended in
            // What it leaves behind in its group would hold sockets and files that its successor needs.
            _ = Glibc.kill(-processID, SIGKILL)
            var status: Int32 = 0
            while waitpid(processID, &status, 0) < 0, errno == EINTR {}
            ended = true
            return ProcessEnd(status: status)
        }
    }
}
