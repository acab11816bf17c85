import EventLog
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// Random commands, repetitions, foreign events, full disks and crashes at any point.
struct CoreRandomTests {
    private struct Reached {
        var repeated = 0
        var crashesInAppend = 0
        var crashesInLookUp = 0
        var fullDisks = 0
        var parked = 0
    }

    @Test func noAcknowledgedCommandIsLostAndNoneIsCarriedOutTwice() async throws {
        var reached = Reached()
        for seed in 0..<60 { try await run(seed: UInt64(seed), &reached) }
        #expect(reached.repeated > 0 && reached.crashesInAppend > 0 && reached.crashesInLookUp > 0)
        #expect(reached.fullDisks > 0 && reached.parked > 0)
    }

    private func run(seed: UInt64, _ reached: inout Reached) async throws {
        var random = SeededGenerator(seed: seed)
        var settings = ServiceCore<Ledger>.Settings()
        settings.batch = Int.random(in: 1...8, using: &random)
        let log = LogID("funding-\(1_000 + seed)") ?? .random(for: "funding")
        let storage = MemoryLogStorage(identity: LogIdentity(log: log, epoch: .first))
        var driver = try await CoreDriver<Ledger>(storage: storage, settings: settings)
        var foreign = ForeignLog()
        var handedOn = 0
        var requests = 0
        var acknowledged: [String: CommandReply] = [:]

        for _ in 0..<120 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0...4:
                requests += 1
                let number = Int.random(in: 0..<40, using: &random)
                try driver.add(
                    try EntityID(wire: "e-\(number % 12)"), "text \(number)", copies: 1 + number % 3,
                    id: try CommandID(wire: "c-\(number)"), as: "\(requests)/c-\(number)")
            case 5, 6:
                let title: Text = random.oneIn(6) ? "bad refused" : random.oneIn(2) ? "one two" : "three"
                try foreign.establish(title, operation: random.oneIn(2) ? "isf-gaza" : "other")
            case 7 where handedOn < foreign.events.count:
                driver.send(.foreign(.mandate, Array(foreign.events[handedOn...])))
                handedOn = foreign.events.count
            case 8 where random.oneIn(4):
                storage.failNextAppend(with: LogError(.full, "the disk is full."))
                reached.fullDisks += 1
            case 9 where random.oneIn(3):
                switch driver.pending.first {
                case .append(let batch)?:
                    reached.crashesInAppend += 1
                    // The machine may go down before or after the append became durable; nobody heard of either.
                    if random.oneIn(2) { _ = try? driver.log.append(batch) }
                case .lookUp?: reached.crashesInLookUp += 1
                default: break
                }
                try await driver.restart()
                handedOn = Int(driver.core.inboxPositions[.mandate]?.sequence.value ?? 0)
            default: try await driver.doNext()
            }
            driver.now = driver.now.advanced(by: .milliseconds(Int.random(in: -20...60, using: &random)))
            if random.oneIn(5) { driver.send(.tick) }
        }
        driver.send(.foreign(.mandate, Array(foreign.events[handedOn...])))
        try await driver.pass(.seconds(3))

        for (request, results) in driver.replies {
            #expect(results.count == 1, "seed \(seed): \(request) was answered \(results.count) times")
            guard case .success(let reply)? = results.first else { continue }
            let id = reply.command.wire
            if let earlier = acknowledged[id] {
                #expect(earlier == reply, "seed \(seed): \(id) was answered in two ways")
                reached.repeated += 1
            }
            acknowledged[id] = reply
        }
        try await check(driver, acknowledged, foreign, seed)
        reached.parked += driver.core.parkedCount
    }

    private func check(
        _ driver: CoreDriver<Ledger>, _ acknowledged: [String: CommandReply], _ foreign: ForeignLog, _ seed: UInt64
    ) async throws {
        #expect(driver.failure == nil, "seed \(seed)")
        #expect(driver.core.isIdle, "seed \(seed)")
        let headers = try await driver.headers()
        for (id, reply) in acknowledged {
            let own = headers.filter { $0.command.wire == id }.map(\.id)
            #expect(own == reply.events, "seed \(seed): \(id)")
        }
        // The events of one command stand together: a second carrying out would stand apart.
        var ended: Set<String> = []
        for (header, next) in zip(headers, headers.dropFirst().map(Optional.some) + [nil]) {
            #expect(!ended.contains(header.command.wire), "seed \(seed): \(header.command) was carried out twice")
            if next?.command != header.command { ended.insert(header.command.wire) }
        }
        #expect(
            headers.map(\.id.sequence.value)
                == Array(1...UInt64(max(1, headers.count))).prefix(headers.count).map { $0 })
        #expect(headers.map(\.recorded) == headers.map(\.recorded).sorted(), "seed \(seed)")
        #expect(driver.core.committed == (try await driver.folded()), "seed \(seed)")
        #expect(try driver.core.committed.digest() == (try await driver.folded()).digest(), "seed \(seed)")
        #expect(try await driver.log.verify().isSound, "seed \(seed)")
        #expect(
            (driver.core.inboxPositions[.mandate] ?? foreign.head).sequence == foreign.head.sequence, "seed \(seed)")
        #expect(try await driver.log.parked().count == driver.core.parkedCount, "seed \(seed)")
    }
}
