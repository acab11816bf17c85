import MessageSchema
import NIOCore

/// Which client of the live stream is given what, without any I/O: the latest events lie in one ring, each is written as
/// a frame once, and every client has no more than a place in it.
///
/// A client first catches up from the store to a ``Snapshot``, then attaches to the ring. One that the ring has passed
/// while it was busy does not read fast enough and is cut off; it resumes from the store.
struct BroadcastMachine: Sendable {
    typealias ClientID = UInt64

    /// How much is kept and given.
    struct Limits: Sendable {
        var clients = 256
        var events = 10_000
        var bytes = 16 << 20
        /// How many bytes a client is given at once, about.
        var batchBytes = 64 << 10
        /// How many ticks a client may be busy with what it was given.
        var patience = 2
    }

    /// A place to catch up to from the store.
    struct Snapshot: Sendable {
        let position: StreamPosition
        fileprivate let ordinal: UInt64
        fileprivate let generation: Int
    }

    /// What a client is given next.
    enum Delivery: Sendable {
        /// Frames to be written, in this order, and the client's place after them.
        case frames([ByteBuffer], StreamPosition)
        /// Nothing happened for a while; the place went on to this one.
        case alive(StreamPosition)
        /// The ring has passed a client that was not busy: it catches up from the store, from this place on.
        case behind(StreamPosition)
        /// A log was replaced: no place in it means anything any more.
        case reset
        /// The client was cut off.
        case cut
        /// The process stops.
        case ended
    }

    /// What came of an attempt to attach.
    enum Attachment: Sendable, Equatable {
        case attached, behind, reset
    }

    /// What the caller does after a step.
    enum Action: Sendable, Equatable {
        /// Something may be there for a client that waits.
        case wake(ClientID)
        /// End a client's connection.
        case cut(ClientID)
    }

    private struct Entry: Sendable {
        let event: LiveEvent
        let position: StreamPosition
        var frame: ByteBuffer?
    }

    private struct Client: Sendable {
        let filter: EventFilter
        /// The last entry that was looked at; `nil` while it catches up.
        var ordinal: UInt64?
        /// The place that belongs to it.
        var position: StreamPosition
        var generation: Int
        var isWaiting = false
        var isSignDue = false
        var busyTicks = 0
    }

    let limits: Limits
    private(set) var position: StreamPosition
    private var entries: [Entry] = []
    /// Entries before this index are let go, and removed a good many at a time.
    private var start = 0
    private var bytes = 0
    private var lastOrdinal: UInt64 = 0
    private var generation = 0
    private var clients: [ClientID: Client] = [:]
    private var lastClient: ClientID = 0
    private var isStopped = false

    init(limits: Limits = Limits(), position: StreamPosition = StreamPosition()) {
        self.limits = limits
        self.position = position
    }

    var snapshot: Snapshot { Snapshot(position: position, ordinal: lastOrdinal, generation: generation) }

    var clientCount: Int { clients.count }

    var hasRoom: Bool { clients.count < limits.clients && !isStopped }

    /// How many frames were written so far that lie in the ring.
    var framesKept: Int { entries[start...].count { $0.frame != nil } }

    /// The stored copies are folded up to here.
    mutating func begin(at position: StreamPosition) { self.position = position }

    /// Events of a log were stored.
    mutating func publish(_ events: [LiveEvent], place: StreamPosition.Place) -> [Action] {
        guard let service = events.first?.service else { return [] }
        for event in events {
            position[service] = StreamPosition.Place(log: place.log, epoch: place.epoch, sequence: event.sequence)
            lastOrdinal += 1
            bytes += event.bytes.count
            entries.append(Entry(event: event, position: position))
        }
        evict()
        return cutPassed() + wakeAll()
    }

    /// A log is followed anew from a place, as it is not what it was.
    mutating func beginAnew(_ service: ServiceName, at place: StreamPosition.Place) -> [Action] {
        let had = position[service]
        position[service] = place
        guard had != nil else { return [] }
        generation += 1
        entries.removeAll()
        (start, bytes) = (0, 0)
        return wakeAll()
    }

    /// Takes a client in, which catches up at first; `nil` where there is no room.
    mutating func join(_ filter: EventFilter) -> ClientID? {
        guard hasRoom else { return nil }
        lastClient += 1
        clients[lastClient] = Client(filter: filter, position: position, generation: generation)
        return lastClient
    }

    mutating func leave(_ client: ClientID) { clients[client] = nil }

    /// A client that has caught up to a snapshot takes its place in the ring.
    mutating func attach(_ client: ClientID, at snapshot: Snapshot) -> Attachment {
        guard snapshot.generation == generation else { return .reset }
        guard snapshot.ordinal >= lastOrdinal - UInt64(entries.count - start) else { return .behind }
        clients[client]?.ordinal = snapshot.ordinal
        clients[client]?.position = snapshot.position
        clients[client]?.generation = generation
        return .attached
    }

    /// A client that catches up has written something.
    mutating func progressed(_ client: ClientID) -> Bool {
        guard clients[client] != nil, !isStopped else { return false }
        clients[client]?.busyTicks = 0
        return true
    }

    /// Whether a client has been given all there is.
    func isWaiting(_ client: ClientID) -> Bool { clients[client]?.isWaiting ?? false }

    /// A client was told that something may be there.
    mutating func woken(_ client: ClientID) { clients[client]?.isWaiting = false }

    /// What a client is given next; `nil` where it waits.
    mutating func take(_ id: ClientID) -> Delivery? {
        guard var client = clients[id] else { return isStopped ? .ended : .cut }
        guard !isStopped else { return .ended }
        guard client.generation == generation else { return .reset }
        client.busyTicks = 0
        client.isWaiting = false
        defer { clients[id] = client }
        guard let ordinal = client.ordinal, let first = index(after: ordinal) else {
            client.ordinal = nil
            return .behind(client.position)
        }
        var frames: [ByteBuffer] = []
        var size = 0
        var index = first
        while index < entries.count, size < limits.batchBytes {
            if client.filter.includes(entries[index].event) {
                let frame = frame(at: index)
                frames.append(frame)
                size += frame.readableBytes
            }
            index += 1
        }
        client.ordinal = ordinal + UInt64(index - first)
        if index > first { client.position = entries[index - 1].position }
        if !frames.isEmpty {
            client.isSignDue = false
            return .frames(frames, client.position)
        }
        if client.isSignDue {
            client.isSignDue = false
            return .alive(client.position)
        }
        client.isWaiting = true
        return nil
    }

    /// Time went on: who waits is to give a sign of life, who has been busy for too long is cut off.
    mutating func tick() -> [Action] {
        var actions: [Action] = []
        for id in clients.keys.sorted() {
            if clients[id]?.isWaiting == true {
                clients[id]?.isSignDue = true
                actions.append(.wake(id))
                continue
            }
            clients[id]?.busyTicks += 1
            guard (clients[id]?.busyTicks ?? 0) > limits.patience else { continue }
            clients[id] = nil
            actions.append(.cut(id))
        }
        return actions
    }

    /// Nobody is given anything any more.
    mutating func stop() -> [Action] {
        isStopped = true
        return wakeAll()
    }

    private mutating func frame(at index: Int) -> ByteBuffer {
        if let frame = entries[index].frame { return frame }
        let entry = entries[index]
        let frame = ByteBuffer(
            bytes: ServerSentEvents.event(id: entry.position.text, type: entry.event.type, data: entry.event.bytes))
        entries[index].frame = frame
        return frame
    }

    /// The index of the entry after an ordinal; `nil` where that is let go already.
    private func index(after ordinal: UInt64) -> Int? {
        let behind = Int(lastOrdinal - ordinal)
        return behind <= entries.count - start ? entries.count - behind : nil
    }

    private mutating func evict() {
        while entries.count - start > limits.events || (bytes > limits.bytes && entries.count - start > 1) {
            bytes -= entries[start].event.bytes.count
            entries[start].frame = nil
            start += 1
        }
        guard start > 1_024, start > entries.count / 2 else { return }
        entries.removeFirst(start)
        start = 0
    }

    /// One that waits reads as fast as it is given, and only learns that it is behind.
    private mutating func cutPassed() -> [Action] {
        var actions: [Action] = []
        for (id, client) in clients.sorted(by: { $0.key < $1.key }) {
            guard let ordinal = client.ordinal, !client.isWaiting, client.generation == generation,
                index(after: ordinal) == nil
            else { continue }
            clients[id] = nil
            actions.append(.cut(id))
        }
        return actions
    }

    private func wakeAll() -> [Action] {
        clients.filter { $0.value.isWaiting }.keys.sorted().map { .wake($0) }
    }
}
