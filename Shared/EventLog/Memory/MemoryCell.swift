import Synchronization

/// The content of a store in memory, who has it open, and what is to fail next.
final class MemoryCell<Content: Sendable>: Sendable {
    private let state: Mutex<State>

    private struct State {
        var content: Content
        var holder: UInt64?
        var lastHolder: UInt64 = 0
        var nextFailure: LogError?
        /// Why the present holder is refused, after a failure that ends the use.
        var refusal: LogError?
    }

    init(_ content: Content) {
        state = Mutex(State(content: content))
    }

    /// The content as it is now, whoever has it.
    var content: Content { state.withLock { $0.content } }

    /// Opens the store for a new holder.
    func take() throws(LogError) -> UInt64 {
        try locked { state throws(LogError) in
            guard state.holder == nil else {
                throw LogError(.locked(by: nil), "this storage is open already; close the other store first")
            }
            state.lastHolder += 1
            state.holder = state.lastHolder
            state.refusal = nil
            return state.lastHolder
        }
    }

    func leave(_ holder: UInt64) {
        state.withLock { state in
            if state.holder == holder { state.holder = nil }
        }
    }

    func abandon() {
        state.withLock { $0.holder = nil }
    }

    func failNextWrite(with error: LogError) {
        state.withLock { $0.nextFailure = error }
    }

    /// Reads or changes the content, if this holder still has it.
    func use<T: Sendable>(_ holder: UInt64, _ body: (inout Content) throws(LogError) -> T) throws(LogError) -> T {
        try locked { state throws(LogError) in
            try MemoryCell.check(state, holder)
            return try body(&state.content)
        }
    }

    /// Checks first, then stores, unless this write is to fail.
    func write<T: Sendable>(
        _ holder: UInt64, check: (Content) throws(LogError) -> T, store: (inout Content, T) -> Void
    ) throws(LogError) -> T {
        try locked { state throws(LogError) in
            try MemoryCell.check(state, holder)
            let checked = try check(state.content)
            if let failure = state.nextFailure {
                state.nextFailure = nil
                if failure.endsUse { state.refusal = failure }
                throw failure
            }
            store(&state.content, checked)
            return checked
        }
    }

    private static func check(_ state: State, _ holder: UInt64) throws(LogError) {
        guard state.holder == holder else { throw .closed("the store in memory") }
        if let refusal = state.refusal { throw refusal }
    }

    private func locked<T: Sendable>(_ body: (inout State) throws(LogError) -> T) throws(LogError) -> T {
        let result: Result<T, LogError> = state.withLock { state in
            do throws(LogError) {
                return .success(try body(&state))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
