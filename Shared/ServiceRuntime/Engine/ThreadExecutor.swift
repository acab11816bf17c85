import Dispatch
import Glibc
import Synchronization

/// Runs an actor apart from the cooperative pool, so that it may block: on a thread of its own, or on that of a caller
/// who may block as well and finds it idle.
///
/// The mutex protects the jobs and who may run; a job or body runs only while `isBusy` is set by whoever runs it.
final class ThreadExecutor: SerialExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isBusy = false
    }

    private let state = Mutex(State())
    /// The thread that runs a body of `runIfIdle`; 0 for none.
    private let guest = Atomic<UInt>(0)
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label, qos: .userInitiated)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let begins = state.withLock { state in
            state.jobs.append(job)
            defer { state.isBusy = true }
            return !state.isBusy
        }
        if begins { queue.async { self.runJobs() } }
    }

    /// Runs something on the calling thread, as though the actor did, where the actor has nothing to do: to wake its own
    /// thread takes longer than most work.
    /// - Returns: whether it was run.
    func runIfIdle(_ body: () -> Void) -> Bool {
        let begins = state.withLock { state in
            defer { state.isBusy = true }
            return !state.isBusy
        }
        guard begins else { return false }
        guest.store(UInt(pthread_self()), ordering: .relaxed)
        body()
        guest.store(0, ordering: .relaxed)
        let hasJobs = state.withLock { state in
            state.isBusy = !state.jobs.isEmpty
            return state.isBusy
        }
        if hasJobs { queue.async { self.runJobs() } }
        return true
    }

    /// Asked by `assumeIsolated` of the actor.
    func checkIsolated() {
        // Only the thread itself can have stored its own number.
        precondition(
            guest.load(ordering: .relaxed) == UInt(pthread_self()),
            "called from a thread that the actor does not run on")
    }

    private func runJobs() {
        while true {
            let jobs = state.withLock { state in
                let jobs = state.jobs
                state.jobs = []
                state.isBusy = !jobs.isEmpty
                return jobs
            }
            guard !jobs.isEmpty else { return }
            for job in jobs { job.runSynchronously(on: asUnownedSerialExecutor()) }
        }
    }
}
