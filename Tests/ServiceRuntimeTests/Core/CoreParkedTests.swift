import EventLog
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// What an operator does with parked events: try them again, or give them up.
struct CoreParkedTests {
    /// A core at which two events of one operation are parked, and one of another.
    private func parked() async throws -> (CoreDriver<Ledger>, ForeignLog, [ParkedEvent]) {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.establish("one refused")
        try foreign.establish("two")
        try foreign.establish("refused", operation: "other")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        #expect(driver.core.parkedCount == 3)
        return (driver, foreign, try await driver.log.parked())
    }

    private func discard(_ event: ParkedEvent) -> ParkedDiscard {
        ParkedDiscard(key: event.key, why: "never meant", actor: "rana", at: 5)
    }

    private func retried(_ driver: CoreDriver<Ledger>, _ request: String) throws -> RetryParkedReply {
        guard case .success(.retried(let reply))? = driver.upkeep[request] else {
            throw InvalidValue("no reply to \(request): \(String(describing: driver.upkeep[request]))")
        }
        return reply
    }

    /// The same event with other content, as a program that can read more would see it.
    private func mended(_ event: ParkedEvent, _ title: Text) throws -> ParkedEvent {
        var other = ForeignLog()
        let bytes = try other.establish(title, id: event.key.event).bytes
        return ParkedEvent(
            source: event.source, log: event.log, epoch: event.epoch, sequence: event.sequence,
            operation: event.operation, subject: event.subject, type: event.type, reason: event.reason, bytes: bytes,
            parkedAt: event.parkedAt)
    }

    @Test func whatFailsAgainStaysParkedAndIsTold() async throws {
        var (driver, _, events) = try await parked()
        driver.send(.retryParked(CoreDriver<Ledger>.address("r"), events))
        try await driver.settle()
        let reply = try retried(driver, "r")
        #expect(reply.applied.isEmpty)
        #expect(reply.parked.map(\.event) == events.map(\.key.event))
        #expect(reply.parked[0].reason.contains("not this one"))
        #expect(reply.parked[1].reason.contains("an earlier event"))
        #expect(try await driver.log.parked() == events)
    }

    @Test func aSecondTryForAnotherReasonIsKeptWithThatReason() async throws {
        var (driver, _, events) = try await parked()
        let unread = ParkedEvent(
            source: events[0].source, log: events[0].log, epoch: events[0].epoch, sequence: events[0].sequence,
            operation: events[0].operation, subject: events[0].subject, type: events[0].type, reason: "as it was",
            bytes: events[0].bytes, parkedAt: events[0].parkedAt)
        driver.send(.retryParked(CoreDriver<Ledger>.address("r"), [unread]))
        try await driver.settle()
        #expect(try await driver.log.parked() == events)
        #expect(driver.appends.last?.parkedAdded == [events[0]])
    }

    @Test func whatSucceedsHasItsEffectAndThoseBehindItFollowInOrder() async throws {
        var (driver, _, events) = try await parked()
        // Only the first is given: the second, which waits behind it, is found by the core.
        driver.send(.retryParked(CoreDriver<Ledger>.address("r"), [try mended(events[0], "one fine")]))
        #expect(driver.upkeep["r"] == nil, "nothing is said before it is durable")
        try await driver.settle()
        #expect(try retried(driver, "r") == RetryParkedReply(applied: [events[0].key.event], parked: []))
        #expect(try await driver.headers().map(\.subject.id) == ["one", "fine", "two"])
        #expect(try await driver.log.parked() == [events[2]])
        #expect(driver.core.parkedCount == 1)
    }

    @Test func aDiscardedEventIsKeptWithTheDecisionAndThoseBehindItFollow() async throws {
        var (driver, foreign, events) = try await parked()
        // One more arrives behind it meanwhile.
        driver.send(.discardParked(CoreDriver<Ledger>.address("d"), discard(events[0])))
        driver.send(.foreign(.mandate, [try foreign.establish("three")]))
        #expect(driver.upkeep["d"] == nil)
        try await driver.settle()
        #expect(
            driver.upkeep["d"]
                == .success(.discarded(DiscardParkedReply(event: events[0].key.event, behind: 1))))
        #expect(try await driver.headers().map(\.subject.id) == ["two", "three"])
        #expect(try await driver.log.parked() == [events[2]])
        let kept = try await driver.log.discarded()
        #expect(kept == [DiscardedEvent(event: events[0], why: "never meant", actor: "rana", discardedAt: 5)])
        #expect(driver.notes.contains(.discarded(event: events[0].key.event.wire, why: "never meant", actor: "rana")))
        // After a restart as well.
        try await driver.restart()
        try await driver.settle()
        #expect(try await driver.headers().count == 2 && driver.core.parkedCount == 1)
    }

    @Test func whatIsNotParkedCannotBeDiscarded() async throws {
        var (driver, _, events) = try await parked()
        driver.send(.discardParked(CoreDriver<Ledger>.address("d-1"), discard(events[0])))
        driver.send(.discardParked(CoreDriver<Ledger>.address("d-2"), discard(events[0])))
        try await driver.settle()
        guard case .failure(let problem)? = driver.upkeep["d-2"] else {
            Issue.record("no refusal")
            return
        }
        #expect(problem.kind == .unknownEntity && problem.detail.contains("muster parked list"))
        #expect(try await driver.log.discarded().count == 1)
    }

    @Test func whereTheLogHasNoRoomNothingIsDecidedAndItIsSaid() async throws {
        var (driver, _, events) = try await parked()
        driver.storage.failNextAppend(with: LogError(.full, "the disk is full."))
        driver.send(.discardParked(CoreDriver<Ledger>.address("d"), discard(events[0])))
        try await driver.settle()
        guard case .failure(let problem)? = driver.upkeep["d"] else {
            Issue.record("no refusal")
            return
        }
        #expect(problem.kind == .storageFull)
        #expect(driver.core.parkedCount == 3)
        driver.send(.discardParked(CoreDriver<Ledger>.address("again"), discard(events[0])))
        try await driver.settle()
        #expect(try await driver.log.discarded().count == 1)
    }

    @Test func aServiceThatStopsDecidesNothingMore() async throws {
        var (driver, _, events) = try await parked()
        driver.send(.ending)
        driver.send(.retryParked(CoreDriver<Ledger>.address("r"), events))
        guard case .failure(let problem)? = driver.upkeep["r"] else {
            Issue.record("no refusal")
            return
        }
        #expect(problem.kind == .unavailable)
    }
}
