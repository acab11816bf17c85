import GatewayDomain
import HTTPTypes
import MessageBus
import MessageSchema
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Answers that are given again")
struct AnswerCacheTests {
    fileprivate static let key = AnswerCache.Key(
        question: QueryRequest(.picture, operation: "isf-gaza"), kind: "application/json")
    fileprivate static let now: Instant = "2026-06-01T12:00:00Z"

    fileprivate static func basis(_ version: UInt64, live: UInt64 = 1, day: CalendarDay = now.day) -> AnswerCache.Basis
    {
        AnswerCache.Basis(
            version: version, day: day, heads: SIMD4(repeating: 7), live: SIMD4(repeating: live))
    }

    fileprivate static func answer(_ text: String) -> AnswerCache.Answer {
        AnswerCache.Answer(
            tag: EntityTag(of: [text], isWeak: true), headers: HTTPFields(), body: ByteBuffer(string: text))
    }

    fileprivate static func text(_ answer: AnswerCache.Answer?) -> String? { answer.map { String(buffer: $0.body) } }

    @Test("it is given again for a second at most, and only where all that it rests on is as it was")
    func again() {
        let cache = AnswerCache()
        cache.keep(Self.answer("one"), for: Self.key, resting: Self.basis(3), at: Self.now)
        func given(_ basis: AnswerCache.Basis, after milliseconds: Int = 0) -> String? {
            Self.text(
                cache.answer(for: Self.key, resting: basis, at: Self.now.advanced(by: .milliseconds(milliseconds))))
        }
        #expect(given(Self.basis(3)) == "one" && given(Self.basis(3), after: 999) == "one")
        #expect(given(Self.basis(3), after: 1_000) == nil && given(Self.basis(3), after: -1) == nil)
        #expect(given(Self.basis(4)) == nil && given(Self.basis(2)) == nil && given(Self.basis(3, live: 0)) == nil)
        #expect(given(Self.basis(3, day: "2026-06-02")) == nil)
        let csv = AnswerCache.Key(question: Self.key.question, kind: "text/csv")
        #expect(cache.answer(for: csv, resting: Self.basis(3), at: Self.now) == nil)
        cache.keep(Self.answer("older"), for: Self.key, resting: Self.basis(2), at: Self.now)
        #expect(given(Self.basis(3)) == "one", "the newest is kept")
    }

    @Test("those that were used longest ago make room")
    func room() {
        let cache = AnswerCache()
        func key(_ number: Int) -> AnswerCache.Key {
            AnswerCache.Key(
                question: QueryRequest(.picture, operation: try? OperationID(wire: "op-\(number)")), kind: "json")
        }
        for number in 0..<64 {
            cache.keep(Self.answer("\(number)"), for: key(number), resting: Self.basis(1), at: Self.now)
        }
        #expect(cache.answer(for: key(0), resting: Self.basis(1), at: Self.now) != nil)
        cache.keep(Self.answer("64"), for: key(64), resting: Self.basis(1), at: Self.now)
        #expect(cache.answer(for: key(0), resting: Self.basis(1), at: Self.now) != nil)
        #expect(cache.answer(for: key(1), resting: Self.basis(1), at: Self.now) == nil)
        // One that would fill it is not kept at all.
        cache.keep(
            Self.answer(String(repeating: "x", count: 9 << 20)), for: key(65), resting: Self.basis(1), at: Self.now)
        #expect(cache.answer(for: key(65), resting: Self.basis(1), at: Self.now) == nil)
    }

    @Test(
        "who asks while it is worked out from an older state gets one that rests on all that was there, worked out once"
    )
    func shared() async throws {
        let sharing = Sharing()
        let first = Task { try await sharing.ask() }
        await sharing.begun.wait()
        sharing.version.withLock { $0 = 2 }
        let later = (0..<20).map { _ in Task { try await sharing.ask() } }
        // They wait for the first one to be over.
        #expect(sharing.worked.withLock { $0 } == [1])
        sharing.release.open()
        #expect(try await first.value == "1")
        for task in later { #expect(try await task.value == "2") }
        #expect(sharing.worked.withLock { $0 } == [1, 2])
    }

    /// What several ask at once: the first answer takes until it is let go.
    private final class Sharing: Sendable {
        let cache = AnswerCache()
        let version = Mutex<UInt64>(1)
        let worked = Mutex<[UInt64]>([])
        let (begun, release) = (Gate(), Gate())

        func ask() async throws -> String? {
            AnswerCacheTests.text(
                try await cache.answer(
                    for: AnswerCacheTests.key,
                    seeing: {
                        let now = self.version.withLock { $0 }
                        return (now, AnswerCacheTests.basis(now), AnswerCacheTests.now)
                    }
                ) { seen in
                    self.worked.withLock { $0.append(seen) }
                    if seen == 1 {
                        self.begun.open()
                        await self.release.wait()
                    }
                    return AnswerCacheTests.answer("\(seen)")
                })
        }
    }

    /// Holds up whoever comes until it is opened.
    private final class Gate: Sendable {
        private let stream = AsyncStream<Void>.makeStream()

        func open() { stream.continuation.finish() }
        func wait() async { for await _ in stream.stream {} }
    }

    @Test("what fails is told to all who wait, and worked out anew for the next")
    func failing() async throws {
        let cache = AnswerCache()
        await #expect(throws: Problem.self) {
            try await cache.answer(for: Self.key, seeing: { (0, Self.basis(1), Self.now) }) { _ in
                throw Problem(.unavailable, "not now")
            }
        }
        let answer = try await cache.answer(for: Self.key, seeing: { (0, Self.basis(1), Self.now) }) { _ in
            Self.answer("now")
        }
        #expect(Self.text(answer) == "now")
    }

    @Test("over HTTP what is recorded of another operation changes only what the answer says of itself")
    func others() async throws {
        let transport = MemoryTransport()
        let mandate = try await ScriptedService.start(.mandate, over: transport)
        let establishment = MandateEvent.operationEstablishment(
            OperationEstablishment(title: "A force with \"{quotes}\" \\ in it", currency: "USD"))
        try mandate.tell(establishment)
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.reach(mandate.bookmark)
            let path = "/v1/operations/isf-gaza/mandate"
            let before = try await gateway.http("GET", path).json()
            try mandate.tell(establishment, operation: "isf-other")
            try await gateway.reach(mandate.bookmark)
            let answer = try await gateway.http("GET", path)
            let after = try answer.json()
            #expect(answer.text.hasPrefix(#"{"about":{"#))
            #expect(before["about"]?["bookmark"] != after["about"]?["bookmark"])
            let now = try JSONValue.encoding(mandate.bookmark)
            #expect(after["about"]?["bookmark"] == now && after["about"]?["title"] == before["about"]?["title"])
            #expect(before.object?.keys.sorted() == after.object?.keys.sorted())
            for key in before.object?.keys ?? [] where key != "about" { #expect(before[key] == after[key], "\(key)") }
            #expect(SchemaValidator(try SchemaGenerator().schema(of: MandateReply.self)).findings(in: after).isEmpty)
        }
        await mandate.stop()
    }

    @Test("whoever has seen an event in the gateway finds it in every answer from then on, however many ask")
    func fresh() async throws {
        let transport = MemoryTransport()
        let mandate = try await ScriptedService.start(.mandate, over: transport)
        try mandate.tell(
            MandateEvent.operationEstablishment(OperationEstablishment(title: "A force", currency: "USD")))
        try await RunningGateway.with(transport: transport) { gateway in
            try await gateway.reach(mandate.bookmark)
            for number in 1...25 {
                try mandate.tell(
                    MandateEvent.area(
                        Area(area: try EntityID(wire: "area-\(number)"), title: "An area", kind: .known(.sector))))
                try await gateway.reach(mandate.bookmark)
                try await withThrowingTaskGroup(of: Int.self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            try await gateway.http("GET", "/v1/operations/isf-gaza/mandate").json()["areas"]?.array?
                                .count
                                ?? 0
                        }
                    }
                    for try await count in group { #expect(count == number) }
                }
            }
        }
        await mandate.stop()
    }
}
