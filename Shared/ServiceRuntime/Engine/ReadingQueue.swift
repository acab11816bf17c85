import DomainModel
import MessageBus
import Synchronization

/// Requests that were read and wait for the engine, in order: while it commits one batch, the next is read.
final class ReadingQueue<A: Aggregate>: Sendable {
    typealias Element = (reading: CommandIntake<A>.Reading, peer: TransportPeer)

    /// What is to be done after something was put in.
    enum Outcome {
        /// Nothing: the engine has been called and will take it up.
        case takenUp
        /// The engine is to be called.
        case first
        /// The engine is to be called and waited for.
        case crowded
    }

    private let waiting = Mutex<[Element]>([])

    func put(_ elements: [Element], limit: Int) -> Outcome {
        waiting.withLock { waiting in
            let wasEmpty = waiting.isEmpty
            waiting += elements
            if waiting.count > limit { return .crowded }
            return wasEmpty && !waiting.isEmpty ? .first : .takenUp
        }
    }

    func takeAll() -> [Element] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
