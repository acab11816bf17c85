import NIOCore

/// Runs tasks on an event loop, so that a request is answered on the thread that reads and writes its connection: to hand
/// it to another thread and back costs more than most answers do.
///
/// What takes long belongs into a task of its own, which does not inherit it.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
