package import MessageSchema

/// Everything that the gateway's store in memory holds, as a value: what is checked and stored, without a holder or a
/// lock. A copy is what a disk held at that moment.
package struct MemoryMirrorContent: Sendable {
    /// The present copy of one source.
    struct Copy: Sendable {
        let number: Int64
        var cursor: Cursor
        var events: [StoredEvent] = []
    }

    private var copies: [String: Copy] = [:]
    private(set) var archived: [(generation: ArchivedGeneration, events: [StoredEvent])] = []
    private var parkedSet = ParkedSet()
    private var lastNumber: Int64 = 0

    /// A store that follows nothing yet.
    package init() {}

    /// How far the copy of each source goes.
    package var cursors: [String: Cursor] { copies.mapValues(\.cursor) }

    /// Everything that is parked, sorted by key.
    package var parked: [ParkedEvent] { parkedSet.all }

    /// How many copies were set aside.
    package var archivedCount: Int { archived.count }

    /// Checks what is to be appended before anything of it is stored.
    /// - Throws: ``LogError`` with `conflict` or `invalid`.
    package func check(
        source: String, events: [StoredEvent], cursor: Cursor, parkedAdded: [ParkedEvent]
    ) throws(LogError) {
        try MirrorCheck.check(
            source: source, events: events, cursor: cursor, parkedAdded: parkedAdded, present: copies[source]?.cursor)
    }

    /// Stores what was checked.
    package mutating func store(
        source: String, events: [StoredEvent], cursor: Cursor, parkedAdded: [ParkedEvent],
        parkedRemoved: [ParkedEvent.Key]
    ) {
        var copy = copies.removeValue(forKey: source) ?? newCopy(at: cursor)
        copy.events += events
        copy.cursor = cursor
        copies[source] = copy
        parkedSet.change(removing: parkedRemoved, adding: parkedAdded)
    }

    /// The copied events of a source after a place.
    package func page(
        source: String, after sequence: SequenceNumber, maxEvents: Int, maxBytes: Int
    ) -> [StoredEvent] {
        copies[source]?.events.page(after: sequence, maxEvents: maxEvents, maxBytes: maxBytes) ?? []
    }

    /// Sets the present copy of a source aside.
    package mutating func archive(source: String, at: Int64) -> ArchivedGeneration? {
        guard let copy = copies.removeValue(forKey: source) else { return nil }
        let generation = ArchivedGeneration(
            number: copy.number, source: source, cursor: copy.cursor, archivedAt: at,
            parked: parkedSet.all.filter { $0.source == source })
        parkedSet.removeAll(of: source)
        archived.append((generation, copy.events))
        return generation
    }

    /// Recomputes the chain of the present copy of a source.
    package func verify(source: String) -> LogVerification? {
        guard let copy = copies[source] else { return nil }
        return copy.events.verified(after: .start(of: copy.cursor.log, epoch: copy.cursor.epoch), upTo: copy.cursor)
    }

    private mutating func newCopy(at cursor: Cursor) -> Copy {
        lastNumber += 1
        return Copy(number: lastNumber, cursor: .start(of: cursor.log, epoch: cursor.epoch))
    }
}
