import EventLog
import MessageSchema
import NIOCore
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Who is given what of the live stream")
struct BroadcastTests {
    private let log = LogID("pledges-0000") ?? Controls.log(of: .pledges)
    private var place: StreamPosition.Place { .init(log: log, epoch: .first, sequence: .zero) }

    private func event(_ sequence: UInt64, operation: String = "isf-gaza", service: ServiceName = .pledges) -> LiveEvent
    {
        let text = """
            {"id":"\(log).1.\(sequence)","type":"muster.\(service.rawValue).pledge.announced.v1","time":"2026-01-01",\
            "n":\(sequence)}
            """
        return LiveEvent(
            StoredEvent(
                sequence: SequenceNumber(sequence), epoch: .first, operation: operation, subject: "pledge/a",
                commandID: "c", hash: .chainStart(of: log), bytes: Array(text.utf8)), of: service)
    }

    private func filter(_ types: [String]? = nil, _ services: [ServiceName]? = nil) throws -> EventFilter {
        try EventFilter(EventsRequest(operation: "isf-gaza", types: types, service: services))
    }

    private func machine(events: Int = 10, bytes: Int = 1 << 20, clients: Int = 4) -> HeldMachine {
        var limits = BroadcastMachine.Limits()
        (limits.events, limits.bytes, limits.clients) = (events, bytes, clients)
        return HeldMachine(limits)
    }

    private func texts(_ delivery: BroadcastMachine.Delivery?) -> [String]? {
        guard case .frames(let frames, _)? = delivery else { return nil }
        return frames.map { String(buffer: $0) }
    }

    @Test("a frame is written once, and every client is given the same bytes")
    func shared() throws {
        let machine = machine()
        let snapshot = machine.snapshot
        let clients = try (0..<3).map { _ in try #require(try machine.join(filter())) }
        for client in clients { #expect(machine.attach(client, at: snapshot) == .attached) }
        #expect(machine.take(clients[0]) == nil)
        #expect(
            machine.publish([event(1), event(2, operation: "other"), event(3)], place: place) == [.wake(clients[0])])
        #expect(machine.framesKept == 0)
        let given = clients.map { texts(machine.take($0)) }
        #expect(given[0]?.count == 2 && given[1] == given[0] && given[2] == given[0])
        #expect(machine.framesKept == 2)
        let expected = """
            id: {"pledges-0000":{"epoch":1,"sequence":3,"service":"pledges"}}
            event: muster.pledges.pledge.announced.v1
            data: \(String(decoding: event(3).bytes, as: UTF8.self))


            """
        #expect(given[0]?.last == expected)
        #expect(machine.take(clients[0]) == nil)
    }

    @Test("what happens between the snapshot and the place in the ring is not lost")
    func between() throws {
        let machine = machine()
        _ = machine.publish([event(1)], place: place)
        let client = try #require(try machine.join(filter()))
        let snapshot = machine.snapshot
        _ = machine.publish([event(2), event(3)], place: place)
        #expect(machine.attach(client, at: snapshot) == .attached)
        #expect(texts(machine.take(client))?.count == 2)
    }

    @Test("a snapshot that the ring has passed is caught up from anew")
    func passedSnapshot() throws {
        let machine = machine(events: 2)
        let client = try #require(try machine.join(filter()))
        let snapshot = machine.snapshot
        _ = machine.publish((1...3).map { event($0) }, place: place)
        #expect(machine.attach(client, at: snapshot) == .behind)
        #expect(machine.attach(client, at: machine.snapshot) == .attached)
        #expect(machine.take(client) == nil)
    }

    @Test(
        "one that is busy when the ring passes it is cut off; one that waits only catches up; one that keeps up stays")
    func passed() throws {
        let machine = machine(events: 3)
        let snapshot = machine.snapshot
        let (busy, waiting, quick) = (
            try #require(try machine.join(filter())), try #require(try machine.join(filter())),
            try #require(try machine.join(filter()))
        )
        for client in [busy, waiting, quick] { _ = machine.attach(client, at: snapshot) }
        _ = machine.publish([event(1)], place: place)
        for client in [busy, waiting, quick] { #expect(texts(machine.take(client))?.count == 1) }
        #expect(machine.take(waiting) == nil)
        _ = machine.publish([event(2)], place: place)
        #expect(texts(machine.take(quick))?.count == 1)
        let actions = machine.publish([event(3), event(4), event(5)], place: place)
        #expect(actions == [.cut(busy), .wake(waiting)])
        guard case .cut? = machine.take(busy) else {
            Issue.record("the busy one is still there")
            return
        }
        guard case .behind(let position)? = machine.take(waiting) else {
            Issue.record("the waiting one is given something")
            return
        }
        #expect(position[.pledges]?.sequence == SequenceNumber(1))
        #expect(texts(machine.take(quick))?.count == 3)
        #expect(machine.clientCount == 2)
    }

    @Test("the ring keeps no more bytes than it may, but the last event whatever its size")
    func bytes() throws {
        let size = event(1).bytes.count
        let machine = machine(events: 100, bytes: 2 * size)
        let client = try #require(try machine.join(filter()))
        let snapshot = machine.snapshot
        _ = machine.publish([event(1), event(2)], place: place)
        #expect(machine.attach(client, at: snapshot) == .attached)
        _ = machine.publish([event(3)], place: place)
        #expect(machine.attach(client, at: snapshot) == .behind)
        let tiny = self.machine(events: 100, bytes: 1)
        let other = try #require(try tiny.join(filter()))
        let start = tiny.snapshot
        _ = tiny.publish([event(1)], place: place)
        #expect(tiny.attach(other, at: start) == .attached)
    }

    @Test("a sign of life comes when nothing else does, with the place when that went on")
    func alive() throws {
        let machine = machine()
        let client = try #require(try machine.join(filter(["mandate."])))
        _ = machine.attach(client, at: machine.snapshot)
        #expect(machine.take(client) == nil)
        _ = machine.publish([event(1)], place: place)
        machine.woken(client)
        #expect(machine.take(client) == nil)
        #expect(machine.tick() == [.wake(client)])
        guard case .alive(let position)? = machine.take(client) else {
            Issue.record("no sign of life")
            return
        }
        #expect(position[.pledges]?.sequence == SequenceNumber(1))
    }

    @Test("one that is busy with the same for too long is cut off, also while it catches up")
    func stalled() throws {
        let machine = machine()
        let client = try #require(try machine.join(filter()))
        #expect(machine.tick().isEmpty)
        #expect(machine.tick().isEmpty)
        #expect(machine.progressed(client))
        #expect(machine.tick().isEmpty)
        #expect(machine.tick().isEmpty)
        #expect(machine.tick() == [.cut(client)])
        #expect(!machine.progressed(client))
    }

    @Test("there are no more clients than there may be, and none once the process stops")
    func room() throws {
        let machine = machine(clients: 1)
        let client = try #require(try machine.join(filter()))
        #expect(try machine.join(filter()) == nil)
        machine.leave(client)
        let next = try #require(try machine.join(filter()))
        _ = machine.attach(next, at: machine.snapshot)
        #expect(machine.take(next) == nil)
        #expect(machine.stop() == [.wake(next)])
        guard case .ended? = machine.take(next) else {
            Issue.record("the stream goes on")
            return
        }
        machine.leave(next)
        #expect(try machine.join(filter()) == nil)
    }

    @Test("a log that begins is no change to anybody; one that is replaced is")
    func replaced() throws {
        let machine = machine()
        let client = try #require(try machine.join(filter()))
        let first = machine.snapshot
        #expect(machine.beginAnew(.pledges, at: place).isEmpty)
        #expect(machine.attach(client, at: first) == .attached)
        #expect(machine.take(client) == nil)
        let other = StreamPosition.Place(log: Controls.log(of: .funding), epoch: .first, sequence: .zero)
        #expect(machine.beginAnew(.pledges, at: other) == [.wake(client)])
        guard case .reset? = machine.take(client) else {
            Issue.record("the stream goes on")
            return
        }
        #expect(machine.attach(client, at: first) == .reset)
    }

    @Test("a place is written as a bookmark is, and read back as the same place")
    func positions() throws {
        var position = StreamPosition()
        for (index, service) in ServiceName.allCases.enumerated() {
            position[service] = .init(
                log: Controls.log(of: service), epoch: Epoch(UInt32(index + 1)), sequence: SequenceNumber(UInt64(index))
            )
            #expect(position.text == String(decoding: try WireJSON.bytes(of: position.bookmark), as: UTF8.self))
            #expect(try position.resumed(from: position.bookmark) == position)
        }
        let begun = try position.resumed(from: nil)
        #expect(ServiceName.allCases.allSatisfy { begun[$0]?.sequence == .zero })
    }

    @Test("line breaks of every kind become lines of their own; nothing else is touched")
    func lines() throws {
        let block = ServerSentEvents.event(id: "{}", type: "a.b", data: Array("x\ny\r\nz\rü\"".utf8))
        #expect(
            String(decoding: block, as: UTF8.self) == "id: {}\nevent: a.b\ndata: x\ndata: y\ndata: z\ndata: ü\"\n\n")
        #expect(String(decoding: ServerSentEvents.alive(id: nil), as: UTF8.self) == ": alive\n\n")
        #expect(String(decoding: ServerSentEvents.alive(id: "{}"), as: UTF8.self) == ": alive\nid: {}\n\n")
        let reset = String(decoding: try ServerSentEvents.reset(Answering.replaced), as: UTF8.self)
        #expect(reset.hasPrefix("id\nevent: reset\ndata: {") && reset.hasSuffix("}\n\n"))
    }

    @Test("a type that could end a line is not passed on")
    func types() {
        let bytes = Array("{\"id\":\"\(log).1.1\",\"type\":\"a\ndata: x\"}".utf8)
        let stored = StoredEvent(
            sequence: SequenceNumber(1), epoch: .first, operation: "isf-gaza", subject: "", commandID: "",
            hash: .chainStart(of: log), bytes: bytes)
        #expect(LiveEvent(stored, of: .pledges).type == "unknown")
    }

    @Test("the store is read in the order of recording, each log in its own, to the end that was asked for")
    func stored() async throws {
        let mirror = try MemoryMirror()
        let times: [ServiceName: [Int]] = [.pledges: [1, 4, 5, 9], .funding: [2, 3, 8], .mandate: [6, 7]]
        var end = StreamPosition()
        for (service, times) in times.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let log = Controls.log(of: service)
            var cursor = Cursor.start(of: log, epoch: .first)
            var events: [StoredEvent] = []
            for (index, time) in times.enumerated() {
                let text = "{\"id\":\"\(log).1.\(index + 1)\",\"type\":\"t\",\"time\":\"\(time)\"}"
                let event = StoredEvent(
                    after: cursor, operation: "isf-gaza", subject: "s", commandID: "c", bytes: Array(text.utf8))
                cursor = cursor.advanced(over: event.bytes)
                events.append(event)
            }
            try await mirror.append(
                source: service.rawValue, events: events, cursor: cursor, parkedAdded: [], parkedRemoved: [])
            end[service] = .init(cursor)
        }
        end[.pledges]?.sequence = SequenceNumber(3)
        var stream = StoredStream(of: mirror, from: StreamPosition(), to: end)
        var order: [String] = []
        while let item = try await stream.next() { order.append(item.event.recorded) }
        #expect(order == (1...8).map(String.init))
        #expect(stream.isAtEnd && stream.position == end)
        end[.pledges]?.sequence = SequenceNumber(7)
        var beyond = StoredStream(of: mirror, from: stream.position, to: end)
        let last = try await beyond.next()
        #expect(last?.event.recorded == "9")
        do {
            let more = try await beyond.next()
            Issue.record("there is more: \(String(describing: more))")
        } catch {
            guard case .replaced = error else { throw error }
        }
    }
}

/// A machine that expectations can be put to, which take no value that changes.
private final class HeldMachine {
    private var machine: BroadcastMachine

    init(_ limits: BroadcastMachine.Limits) {
        machine = BroadcastMachine(limits: limits)
    }

    var snapshot: BroadcastMachine.Snapshot { machine.snapshot }
    var framesKept: Int { machine.framesKept }
    var clientCount: Int { machine.clientCount }

    func publish(_ events: [LiveEvent], place: StreamPosition.Place) -> [BroadcastMachine.Action] {
        machine.publish(events, place: place)
    }

    func beginAnew(_ service: ServiceName, at place: StreamPosition.Place) -> [BroadcastMachine.Action] {
        machine.beginAnew(service, at: place)
    }

    func join(_ filter: EventFilter) -> BroadcastMachine.ClientID? { machine.join(filter) }
    func leave(_ client: BroadcastMachine.ClientID) { machine.leave(client) }

    func attach(
        _ client: BroadcastMachine.ClientID, at snapshot: BroadcastMachine.Snapshot
    ) -> BroadcastMachine.Attachment {
        machine.attach(client, at: snapshot)
    }

    func progressed(_ client: BroadcastMachine.ClientID) -> Bool { machine.progressed(client) }
    func woken(_ client: BroadcastMachine.ClientID) { machine.woken(client) }
    func take(_ client: BroadcastMachine.ClientID) -> BroadcastMachine.Delivery? { machine.take(client) }
    func tick() -> [BroadcastMachine.Action] { machine.tick() }
    func stop() -> [BroadcastMachine.Action] { machine.stop() }
}
