import Dispatch
import Glibc
import Synchronization

/// SIGINT, SIGTERM and SIGHUP as wishes to stop, and a Ctrl-C after the first of them as the wish to stop at once.
///
/// Keep it as long as the wishes are to come.
final class StopSignals {
    /// The wishes as they come.
    let wishes: AsyncStream<SupervisionMachine.Input>
    private var sources: [any DispatchSourceSignal] = []

    /// Begins to listen; from here on these signals no longer end the process by themselves, nor does SIGPIPE.
    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: SupervisionMachine.Input.self)
        wishes = stream
        let first = First()
        let queue = DispatchQueue(label: "muster.stop-signals")
        signal(SIGPIPE, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                // Written so that every signal is counted, also one that asks again.
                let isFirst = first.take()
                continuation.yield(!isFirst && number == SIGINT ? .kill : .stop)
            }
            source.resume()
            sources.append(source)
        }
    }

    deinit { for source in sources { source.cancel() } }

    private final class First: Sendable {
        private let isTaken = Atomic(false)
        func take() -> Bool { !isTaken.exchange(true, ordering: .relaxed) }
    }
}
