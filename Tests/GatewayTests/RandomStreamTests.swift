import EventLog
import MessageSchema
import NIOCore
import TestSupport
import Testing

@testable import GatewayApp

@Suite("The live stream under random histories")
struct RandomStreamTests {
    /// A client that keeps what it was given and its last id, and loses everything else when it breaks off.
    private struct Client {
        var id: BroadcastMachine.ClientID?
        var isLive = false
        var snapshot: BroadcastMachine.Snapshot?
        var catching: StoredStream?
        /// The `id` that it was told last.
        var place: Bookmark?
        var received: [String] = []
    }

    @Test("whatever breaks off when, every client has every event once and in order", arguments: UInt64(1)...60)
    func exact(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let mirror = try MemoryMirror()
        var limits = BroadcastMachine.Limits()
        limits.events = random.pick([1, 3, 10, 100])
        limits.batchBytes = random.pick([1, 200, 2_000])
        var machine = BroadcastMachine(limits: limits)
        var cursors: [ServiceName: Cursor] = [:]
        var expected: [ServiceName: [String]] = [:]
        var clients = Array(repeating: Client(), count: 4)
        let filter = try EventFilter(EventsRequest(operation: "isf-gaza"))

        for step in 0..<400 {
            if random.oneIn(3) {
                let service = random.pick(ServiceName.allCases)
                let stored = try await store(service, in: mirror, &cursors, &random, step: step)
                expected[service, default: []] += stored.filter { $0.operation == "isf-gaza" }
                    .map { String(decoding: $0.bytes, as: UTF8.self) }
                let place = StreamPosition.Place(try #require(cursors[service]))
                let events = stored.map { LiveEvent($0, of: service) }
                apply(machine.publish(events, place: place), &machine, &clients)
            }
            if random.oneIn(40) { apply(machine.tick(), &machine, &clients) }
            let index = Int.random(in: 0..<clients.count, using: &random)
            if random.oneIn(15) {
                if let id = clients[index].id { machine.leave(id) }
                breakOff(&clients[index])
            } else {
                try await advance(&clients[index], &machine, filter, mirror, &random)
            }
        }
        for index in clients.indices {
            while clients[index].received.count < expected.values.map(\.count).reduce(0, +) {
                let had = clients[index].received.count
                for _ in 0..<1_000 where clients[index].received.count == had {
                    try await advance(&clients[index], &machine, filter, mirror, &random)
                }
                try #require(clients[index].received.count > had, "client \(index) is given nothing more")
            }
            for (service, texts) in expected.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let mark = "\"\(Controls.log(of: service))."
                #expect(clients[index].received.filter { $0.contains(mark) } == texts, "client \(index), \(service)")
            }
        }
    }

    private func store(
        _ service: ServiceName, in mirror: MemoryMirror, _ cursors: inout [ServiceName: Cursor],
        _ random: inout SeededGenerator, step: Int
    ) async throws -> [StoredEvent] {
        let log = Controls.log(of: service)
        var cursor = cursors[service] ?? .start(of: log, epoch: .first)
        var events: [StoredEvent] = []
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let operation = random.oneIn(3) ? "other" : "isf-gaza"
            let text = """
                {"id":"\(log).1.\(cursor.sequence.next)","type":"muster.\(service.rawValue).a.b.v1",\
                "time":"\(100_000 + step)"}
                """
            let event = StoredEvent(
                after: cursor, operation: operation, subject: "s", commandID: "c", bytes: Array(text.utf8))
            cursor = cursor.advanced(over: event.bytes)
            events.append(event)
        }
        try await mirror.append(
            source: service.rawValue, events: events, cursor: cursor, parkedAdded: [], parkedRemoved: [])
        cursors[service] = cursor
        return events
    }

    private func apply(
        _ actions: [BroadcastMachine.Action], _ machine: inout BroadcastMachine, _ clients: inout [Client]
    ) {
        for action in actions {
            switch action {
            case .wake(let id): machine.woken(id)
            case .cut(let id):
                for index in clients.indices where clients[index].id == id { breakOff(&clients[index]) }
            }
        }
    }

    private func breakOff(_ client: inout Client) {
        (client.id, client.isLive, client.snapshot, client.catching) = (nil, false, nil, nil)
    }

    /// One step of what `EventStream` does, so that anything may happen in between.
    private func advance(
        _ client: inout Client, _ machine: inout BroadcastMachine, _ filter: EventFilter, _ mirror: MemoryMirror,
        _ random: inout SeededGenerator
    ) async throws {
        guard let id = client.id else {
            let start = try machine.snapshot.position.resumed(from: client.place)
            client.id = machine.join(filter)
            catchUp(&client, from: start, machine, mirror)
            return
        }
        guard client.isLive else {
            guard var stored = client.catching, let snapshot = client.snapshot else { return }
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                guard let item = try await stored.next() else {
                    switch machine.attach(id, at: snapshot) {
                    case .attached: client.isLive = true
                    case .behind: catchUp(&client, from: snapshot.position, machine, mirror)
                    case .reset: Issue.record("no log was replaced")
                    }
                    return
                }
                guard filter.includes(item.event) else { continue }
                take(
                    ServerSentEvents.event(id: item.position.text, type: item.event.type, data: item.event.bytes),
                    &client)
            }
            client.catching = stored
            return
        }
        switch machine.take(id) {
        case nil: break
        case .frames(let frames, _)?:
            // What is written may break off after any frame.
            let isBroken = random.oneIn(6)
            for frame in isBroken ? frames.prefix(Int.random(in: 0..<frames.count, using: &random)) : frames[...] {
                take(Array(frame.readableBytesView), &client)
            }
            guard isBroken else { return }
            machine.leave(id)
            breakOff(&client)
        case .alive(let position)?: client.place = position.bookmark
        case .behind(let position)?: catchUp(&client, from: position, machine, mirror)
        case .reset?, .ended?: Issue.record("no log was replaced, and nothing stops")
        case .cut?: breakOff(&client)
        }
    }

    private func catchUp(
        _ client: inout Client, from start: StreamPosition, _ machine: BroadcastMachine, _ mirror: MemoryMirror
    ) {
        let snapshot = machine.snapshot
        client.isLive = false
        client.snapshot = snapshot
        client.catching = StoredStream(of: mirror, from: start, to: snapshot.position)
    }

    private func take(_ frame: [UInt8], _ client: inout Client) {
        for line in String(decoding: frame, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix("data: ") { client.received.append(String(line.dropFirst(6))) }
            guard line.hasPrefix("id: ") else { continue }
            client.place = try? JSONParser().parse(String(line.dropFirst(4))).decoded(as: Bookmark.self)
        }
    }
}
