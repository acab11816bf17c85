import Foundation
import Glibc

/// Runs a task on threads of its own that give way: what need not be done soon takes from the processors what others
/// leave, and little of what they want.
final class BackgroundTaskExecutor: TaskExecutor {
    /// What `nice` calls it; at 10 a thread gets about a tenth of what a usual one gets where both want all.
    private static let niceness: CInt = 10

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // A thread each time, as one that has stepped back may not step forward again without privileges.
        Thread.detachNewThread {
            // On Linux the process 0 is the calling thread. Where it is refused, the work is done all the same.
            _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness)
            job.runSynchronously(on: self.asUnownedTaskExecutor())
        }
    }
}
