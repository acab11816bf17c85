/// The parked events of a store in memory.
struct ParkedSet: Sendable {
    private var events: [ParkedEvent.Key: ParkedEvent] = [:]

    /// Sorted by key.
    var all: [ParkedEvent] { sorted { _ in true } }

    func of(source: String, operation: String, subject: String) -> [ParkedEvent] {
        sorted { $0.source == source && $0.operation == operation && $0.subject == subject }
    }

    subscript(_ key: ParkedEvent.Key) -> ParkedEvent? { events[key] }

    mutating func change(removing keys: [ParkedEvent.Key], adding added: [ParkedEvent]) {
        for key in keys { events[key] = nil }
        for event in added { events[event.key] = event }
    }

    /// Takes out what one source has parked.
    mutating func removeAll(of source: String) {
        events = events.filter { $0.key.source != source }
    }

    private func sorted(_ isWanted: (ParkedEvent) -> Bool) -> [ParkedEvent] {
        events.values.filter(isWanted).sorted { $0.key < $1.key }
    }
}
