import Foundation
import MessageSchema
import Synchronization
import TestSupport
import Testing

@testable import MessageBus

/// A follower over a transport, against an origin whose log the test holds.
@Suite(.timeLimit(.minutes(5)))
struct FollowerTests {
    /// Serves a log: answers head and replay, and publishes when told.
    private final class Origin: Sendable {
        let server: any TransportServer
        let log: Mutex<OriginLog>

        init(_ server: any TransportServer, _ log: OriginLog) {
            self.server = server
            self.log = Mutex(log)
        }

        func run() async {
            while let requests = await server.nextRequests() {
                for request in requests { answer(request) }
            }
        }

        func commit(_ count: Int = 1, publishing: Bool = true) {
            for _ in 0..<count {
                let bytes = log.withLock { log in
                    log.append()
                    return log[log.events.count]
                }
                if publishing { server.publish(topic: "pledges/isf-gaza/pledge.announced", bytes) }
            }
        }

        func announce() {
            guard let bytes = try? JSONEncoder().encode(log.withLock { $0.announce() }) else { return }
            server.publish(topic: Announce.topic(of: .pledges), [UInt8](bytes))
        }

        private func answer(_ request: TransportRequest) {
            guard let frame = request.frames.first,
                let asked = try? JSONDecoder().decode(BusRequest.self, from: Data(frame))
            else { return }
            let log = log.withLock { $0 }
            var frames: [[UInt8]] = []
            var reply = BusReply(id: asked.id, problem: Problem(.divergence, "not of this log"))
            if asked.request == "head", let body = try? JSONValue.encoding(log.head) {
                reply = BusReply(id: asked.id, body: body)
            } else if let wish = try? asked.body?.decoded(as: ReplayRequest.self), let page = log.page(wish),
                let body = try? JSONValue.encoding(page.reply)
            {
                reply = BusReply(id: asked.id, body: body)
                frames = page.events
            }
            guard let bytes = try? JSONEncoder().encode(reply) else { return }
            server.reply([[UInt8](bytes)] + frames, to: request.peer)
        }
    }

    /// What a consumer took in.
    private final class Consumer: Sendable {
        let bytes = Mutex<[[UInt8]]>([])
        let begunAnew = Mutex(0)

        func take(from follower: Follower) async {
            for await output in follower.outputs {
                switch output {
                case .events(let events):
                    bytes.withLock { $0 += events.map(\.bytes) }
                    if let last = events.last { await follower.consumed(upTo: last.cursor.sequence) }
                case .beginAnew:
                    bytes.withLock { $0 = [] }
                    begunAnew.withLock { $0 += 1 }
                case .note, .announce: break
                }
            }
        }
    }

    @Test(arguments: TransportKind.allCases)
    func followsThroughLossesRestartsAndAReplacedLog(_ kind: TransportKind) async throws {
        try await kind.run { transport in
            var settings = FollowerMachine.Settings()
            settings.window = 50
            settings.pageEvents = 20
            let follower = try await Follower(of: .pledges, over: transport, settings: settings, clock: SystemTime.now)
            let consumer = Consumer()
            let running = Task { await follower.run(from: nil) }
            let consuming = Task { await consumer.take(from: follower) }

            let first = Origin(try await transport.serve("pledges"), OriginLog(events: 120))
            let serving = Task { await first.run() }
            #expect(await eventually { consumer.bytes.withLock { $0.count } == 120 })
            first.commit(30)
            first.commit(5, publishing: false)
            #expect(
                await eventually {
                    first.announce()
                    return consumer.bytes.withLock { $0.count } == 155
                })
            #expect(await eventually { follower.status.isLive })
            #expect(consumer.bytes.withLock { $0 } == first.log.withLock { $0.events })
            await first.server.close()
            await serving.value

            let second = Origin(try await transport.serve("pledges"), OriginLog("pledges-0002", events: 40))
            let servingAgain = Task { await second.run() }
            #expect(
                await eventually {
                    second.announce()
                    return consumer.bytes.withLock { $0.count } == 40
                })
            #expect(consumer.begunAnew.withLock { $0 } == 1)
            #expect(consumer.bytes.withLock { $0 } == second.log.withLock { $0.events })
            running.cancel()
            await running.value
            await consuming.value
            await second.server.close()
            await servingAgain.value
        }
    }

    @Test func aConsumerThatStandsStillIsKeptNoMoreThanTheBounds() async {
        let outputs = FollowerOutputs(noteLimit: 10)
        let announce = OriginLog(events: 1).announce()
        for _ in 0..<1_000 {
            outputs.put(.note(.duplicate))
            outputs.put(.announce(announce))
        }
        outputs.put(.events([]))
        outputs.finish()
        var notes = 0
        var announces = 0
        var events = 0
        while let output = await outputs.next() {
            switch output {
            case .note: notes += 1
            case .announce: announces += 1
            case .events: events += 1
            case .beginAnew: break
            }
        }
        #expect((notes, announces, events) == (10, 1, 1))
    }
}

/// The clock of the machine, for tests over real sockets.
enum SystemTime {
    @Sendable
    static func now() -> Instant { Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000)) }
}
