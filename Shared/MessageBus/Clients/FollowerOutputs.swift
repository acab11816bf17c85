import Synchronization

/// What waits between a follower and its consumer, in order and bounded: events by the machine's window, announces by
/// the latest replacing the one before, notes by dropping what is beyond the bound.
final class FollowerOutputs: Sendable {
    private struct State {
        var elements: [Follower.Output?] = []
        /// What stands before it was taken.
        var head = 0
        var notes = 0
        var announce: Int?
        var isFinished = false
        var reader: CheckedContinuation<Void, Never>?
    }

    private let noteLimit: Int
    private let state = Mutex(State())

    init(noteLimit: Int = 1_024) {
        self.noteLimit = noteLimit
    }

    func put(_ output: Follower.Output) {
        let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.isFinished else { return nil }
            switch output {
            case .events, .beginAnew: break
            case .note:
                guard state.notes < noteLimit else { return nil }
                state.notes += 1
            case .announce:
                if let earlier = state.announce {
                    // In its place where it is the last, so that a consumer that stands still leaves no growing trace.
                    if earlier == state.elements.count - 1 {
                        state.elements.removeLast()
                    } else {
                        state.elements[earlier] = nil
                    }
                }
                state.announce = state.elements.count
            }
            state.elements.append(output)
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }

    /// The next output; `nil` once finished and empty, or when the task is cancelled.
    func next() async -> Follower.Output? {
        while true {
            let (output, isOver) = state.withLock { state in (Self.take(from: &state), state.isFinished) }
            if let output { return output }
            if isOver || Task.isCancelled { return nil }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isReady = state.withLock { state -> Bool in
                        guard state.elements.isEmpty, !state.isFinished, !Task.isCancelled else { return true }
                        state.reader = continuation
                        return false
                    }
                    if isReady { continuation.resume() }
                }
            } onCancel: {
                wake()
            }
        }
    }

    func finish() {
        state.withLock { $0.isFinished = true }
        wake()
    }

    private static func take(from state: inout State) -> Follower.Output? {
        defer { tidy(&state) }
        while state.head < state.elements.count {
            let index = state.head
            state.head += 1
            guard let output = state.elements[index] else { continue }
            state.elements[index] = nil
            if case .note = output { state.notes -= 1 }
            if state.announce == index { state.announce = nil }
            return output
        }
        return nil
    }

    private static func tidy(_ state: inout State) {
        let isEmpty = state.head == state.elements.count
        guard isEmpty || (state.head >= 1_024 && state.head * 2 >= state.elements.count) else { return }
        state.elements.removeFirst(state.head)
        state.announce = state.announce.map { $0 - state.head }
        state.head = 0
    }

    private func wake() {
        let reader = state.withLock { state -> CheckedContinuation<Void, Never>? in
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }
}
