import DomainModel
import Synchronization

/// Requests that were read and wait for the engine: while it commits one batch, the next is read.
final class ReadingQueue<A: Aggregate>: Sendable {
    /// What is to be done after something was put in.
    enum Outcome {
        /// Nothing: the engine has been called and will take it up.
        case takenUp
        /// The engine is to be called.
        case first
        /// The engine is to be called and waited for.
        case crowded
    }

    private let waiting = Mutex(ReadRequests<A>())

    func put(_ requests: ReadRequests<A>, limit: Int) -> Outcome {
        waiting.withLock { waiting in
            let wasEmpty = waiting.count == 0
            waiting.add(requests)
            if waiting.count > limit { return .crowded }
            return wasEmpty && waiting.count > 0 ? .first : .takenUp
        }
    }

    func takeAll() -> ReadRequests<A> {
        waiting.withLock { waiting in
            defer { waiting = ReadRequests() }
            return waiting
        }
    }
}
