import EventLog
import Hummingbird
import MessageSchema
import NIOCore

/// Gives one client its events: from the store until it has caught up, and then as they come.
struct EventStream {
    /// About how many bytes are written at once from the store.
    private static let batchBytes = 64 << 10

    let client: BroadcastMachine.ClientID
    let filter: EventFilter
    let broadcaster: Broadcaster
    let mirror: any MirrorStore
    /// How far the client is.
    private var position: StreamPosition
    /// The last place that the client was told.
    private var told: StreamPosition

    init(
        client: BroadcastMachine.ClientID, filter: EventFilter, broadcaster: Broadcaster, mirror: any MirrorStore,
        start: StreamPosition
    ) {
        self.client = client
        self.filter = filter
        self.broadcaster = broadcaster
        self.mirror = mirror
        position = start
        told = start
    }

    /// Writes until the client is cut off, the process stops, or a log is followed anew.
    /// - Throws: what the connection throws when it ends.
    mutating func run(from first: BroadcastMachine.Snapshot, _ writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(bytes: ServerSentEvents.opening(id: position.text)))
        var snapshot = first
        do {
            while try await catchUp(to: snapshot, &writer) {
                switch broadcaster.attach(client, at: snapshot) {
                case .attached: guard try await follow(&writer) else { return }
                case .behind: break
                case .reset: return try await reset(&writer)
                }
                snapshot = broadcaster.snapshot
            }
        } catch let failure as StoredStream.Failure {
            guard case .replaced = failure else { return }
            try await reset(&writer)
        }
    }

    /// Writes what the store holds up to a place.
    /// - Returns: whether the client may go on.
    private mutating func catchUp(
        to snapshot: BroadcastMachine.Snapshot, _ writer: inout any ResponseBodyWriter
    ) async throws -> Bool {
        var stored = StoredStream(of: mirror, from: position, to: snapshot.position)
        var batch = ByteBuffer()
        var looked = 0
        while let item = try await stored.next() {
            position = item.position
            looked += 1
            if looked.isMultiple(of: 1_000), !broadcaster.progressed(client) { return false }
            guard filter.includes(item.event) else { continue }
            batch.writeBytes(
                ServerSentEvents.event(id: position.text, type: item.event.type, data: item.event.bytes))
            guard batch.readableBytes >= Self.batchBytes else { continue }
            try await writer.write(batch)
            told = position
            batch.clear()
            guard broadcaster.progressed(client) else { return false }
        }
        position = snapshot.position
        if batch.readableBytes > 0 { try await writer.write(batch) }
        return broadcaster.progressed(client)
    }

    /// Writes what happens.
    /// - Returns: whether the client is to catch up from the store again.
    private mutating func follow(_ writer: inout any ResponseBodyWriter) async throws -> Bool {
        while true {
            switch await broadcaster.next(client) {
            case .frames(let frames, let position):
                try await writer.write(contentsOf: frames)
                self.position = position
                told = position
            case .alive(let position):
                self.position = position
                try await writer.write(
                    ByteBuffer(bytes: ServerSentEvents.alive(id: told == position ? nil : position.text)))
                told = position
            case .behind(let position):
                self.position = position
                return true
            case .reset:
                try await reset(&writer)
                return false
            case .cut, .ended: return false
            }
        }
    }

    private func reset(_ writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(bytes: ServerSentEvents.reset(Answering.replaced)))
    }
}
