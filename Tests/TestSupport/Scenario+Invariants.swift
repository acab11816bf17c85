public import DomainModel
import Foundation
import MessageSchema

extension Scenario {
    /// The state folded anew from the bytes that the events have in a log.
    /// - Throws: what the coder throws where an event does not survive its own bytes.
    public func refolded() throws -> State {
        let coder = EventCoder()
        var fresh = State(operation: operation)
        for event in events {
            fresh.apply(try coder.decode(try coder.encode(event), as: State.Event.self))
        }
        return fresh
    }

    /// The state after a way through JSON, as snapshots take it.
    /// - Throws: what the coders throw.
    public func roundTripped() throws -> State {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try JSONDecoder().decode(State.self, from: try encoder.encode(state))
    }
}

extension Refusal {
    /// The pointers of the wrong fields, in order.
    public var pointers: [String] { fields.map(\.pointer) }
}
