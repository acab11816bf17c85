import Synchronization

/// The bounded queue of messages that wait to be sent, from any task to the loop's thread.
///
/// The arena that senders fill is swapped with an empty one by the loop, so that the lock is held for one copy of a
/// message at a time. Everything mutable is protected by the mutex; no task is resumed while it is held.
final class Outbox: Sendable {
    private struct State {
        var arena = FrameArena()
        /// What was appended and is not yet sent or dropped, also what the loop holds already.
        var pendingMessages = 0
        var pendingBytes = 0
        var refused = 0
        var closed = false
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())
    private let bounds: QueueBounds
    private let wake: @Sendable () -> Void

    init(bounds: QueueBounds, wake: @escaping @Sendable () -> Void) {
        self.bounds = bounds
        self.wake = wake
    }

    /// Appends one message of up to two frames after an optional address.
    @inline(__always)
    func append(
        to address: UnsafeRawBufferPointer?, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer?
    ) throws(MessagingError) {
        let size = (address?.count ?? 0) + first.count + (second?.count ?? 0)
        try append(size: size) { arena in
            if let address { arena.append(address, more: true) }
            arena.append(first, more: second != nil)
            if let second { arena.append(second, more: false) }
        }
    }

    /// Appends one message of any number of frames after an optional address.
    func append(to address: RoutingID?, frames: [[UInt8]]) throws(MessagingError) {
        guard !frames.isEmpty else {
            throw MessagingError(.invalidMessage, "A message needs at least one frame, which may be empty.")
        }
        let size = frames.reduce(address?.bytes.count ?? 0) { $0 + $1.count }
        try append(size: size) { arena in
            if let address { address.bytes.withUnsafeBytes { arena.append($0, more: true) } }
            for (index, frame) in frames.enumerated() {
                frame.withUnsafeBytes { arena.append($0, more: index < frames.count - 1) }
            }
        }
    }

    private enum Verdict {
        case appended(wakes: Bool)
        case full
        case closed
        case tooLarge
    }

    @inline(__always)
    private func append(size: Int, _ fill: (inout FrameArena) -> Void) throws(MessagingError) {
        let verdict = state.withLock { state -> Verdict in
            if state.closed { return .closed }
            if size > bounds.size.bytes { return .tooLarge }
            if state.pendingMessages >= bounds.messages || state.pendingBytes + size > bounds.size.bytes {
                state.refused += 1
                return .full
            }
            let wakes = state.arena.messages == 0
            fill(&state.arena)
            state.pendingMessages += 1
            state.pendingBytes += size
            return .appended(wakes: wakes)
        }
        switch verdict {
        // A filled arena has been announced already, and the loop takes it whole.
        case .appended(let wakes): if wakes { wake() }
        case .full: throw .outboxIsFull
        case .closed: throw .channelIsClosed
        case .tooLarge:
            throw MessagingError(
                .invalidMessage,
                "The message has \(size) bytes, more than the whole outbox of \(bounds.size): split it.")
        }
    }

    /// Gives the loop all that was appended, in exchange for an empty arena.
    ///
    /// - Returns: Whether there was anything.
    func swap(_ empty: inout FrameArena) -> Bool {
        state.withLock { state in
            guard state.arena.messages > 0 else { return false }
            Swift.swap(&state.arena, &empty)
            return true
        }
    }

    /// Makes room for what the loop has sent or dropped.
    func release(messages: Int, bytes: Int) {
        let waiters = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.pendingMessages -= messages
            state.pendingBytes -= bytes
            guard hasRoom(state) else { return [] }
            return Self.takeWaiters(&state)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Refuses further messages.
    func close() {
        let waiters = state.withLock { state in
            state.closed = true
            return Self.takeWaiters(&state)
        }
        for waiter in waiters { waiter.resume() }
    }

    /// The number of sends that were refused because the outbox was full.
    var refused: Int { state.withLock { $0.refused } }

    /// The number of messages that wait to be sent.
    var pendingMessages: Int { state.withLock { $0.pendingMessages } }

    /// Returns when half of the outbox is free, when it is closed, or when the calling task is cancelled.
    func waitForRoom() async throws(MessagingError) {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let resumes = state.withLock { state in
                    if state.closed || hasRoom(state) || Task.isCancelled { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if resumes { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
        }
        if state.withLock({ $0.closed }) { throw .channelIsClosed }
    }

    private func hasRoom(_ state: State) -> Bool {
        state.pendingMessages <= bounds.messages / 2 && state.pendingBytes <= bounds.size.bytes / 2
    }

    private static func takeWaiters(_ state: inout State) -> [CheckedContinuation<Void, Never>] {
        defer { state.waiters.removeAll() }
        return state.waiters.keys.sorted().compactMap { state.waiters[$0] }
    }
}
