import EventLog
import MessageBus
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@testable import ServiceRuntime

/// What other services state: its effect, the cursor after it, and what is set aside.
struct CoreReactionTests {
    @Test func theEffectAndTheCursorAreOneAppend() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        let event = try foreign.establish("one two")
        driver.send(.foreign(.mandate, [event]))
        #expect(driver.consumed.isEmpty)
        try await driver.settle()
        #expect(driver.appends.count == 1)
        #expect(driver.appends.first?.events.count == 2)
        #expect(driver.appends.first?.inboxPositions == [InboxPosition(source: "mandate", cursor: event.cursor)])
        #expect(driver.consumed == [SequenceNumber(1)])
        let headers = try await driver.headers()
        #expect(headers.map(\.causation) == [event.id, event.id])
        let stem = "add-words:\(event.id.wire):\(Digest256(of: event.bytes).hex.prefix(16))"
        #expect(headers.map(\.command.wire) == ["\(stem):0", "\(stem):1"])
        #expect(headers.map(\.effective) == ["2026-02-20", "2026-02-20"])
        #expect(headers.map(\.correlation) == ["chain", "chain"])
    }

    @Test func recordedIsNotBeforeTheCause() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        let ahead = driver.now.advanced(by: .seconds(90))
        driver.send(.foreign(.mandate, [try foreign.establish("one", recorded: ahead)]))
        try await driver.settle()
        #expect(try await driver.headers().map(\.recorded) == [ahead])
    }

    @Test func pledgesAcceptsTheOperationThatMandateEstablished() async throws {
        var driver = try await CoreDriver<PledgesOperation>()
        var foreign = ForeignLog()
        driver.send(.foreign(.mandate, [try foreign.establish("ISF")]))
        try await driver.settle()
        #expect(try await driver.headers().map(\.type) == ["muster.pledges.operation.accepted.v1"])
        #expect(driver.core.committed == (try await driver.folded()))
    }

    @Test func aRepeatedDeliveryChangesNothing() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.establish("one two")
        try foreign.establish("three")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        try driver.add("one", "changed", id: "c-1")
        try await driver.settle()
        driver.send(.foreign(.mandate, [foreign.events[0]]))
        try await driver.settle()
        #expect(driver.core.position.sequence == SequenceNumber(4))
        #expect(driver.text("one") == "changed")
        #expect(driver.core.inboxPositions[.mandate] == foreign.head)
    }

    @Test func aLogThatIsFollowedAnewChangesNothingThatItToldBefore() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.establish("one two")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        try driver.add("one", "changed", id: "c-1")
        try await driver.settle()
        try await driver.restart()
        // Restored: the same events, which keep their ids, in the next epoch; and one more.
        var restored = ForeignLog("mandate-0001", epoch: Epoch(2))
        restored.append(bytes: foreign.events[0].bytes, id: foreign.events[0].id)
        try restored.establish("three")
        driver.send(.beginAnew(.mandate, .start(of: restored.head.log, epoch: Epoch(2))))
        driver.send(.foreign(.mandate, restored.events))
        try await driver.settle()
        #expect(driver.failure == nil)
        #expect(driver.text("one") == "changed" && driver.text("three") == "three")
        #expect(driver.core.position.sequence == SequenceNumber(4))
        #expect(driver.core.inboxPositions[.mandate] == restored.head)
        #expect(driver.notes.filter { $0 == .repeated }.count == 2)
    }

    @Test func anotherEventUnderTheSameIDHasItsEffectToo() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.establish("one")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        // An older copy of the log was put back, in the same epoch, and went on otherwise.
        var other = ForeignLog()
        try other.establish("two")
        driver.send(.beginAnew(.mandate, .start(of: other.head.log, epoch: .first)))
        driver.send(.foreign(.mandate, other.events))
        try await driver.settle()
        #expect(other.events[0].id == foreign.events[0].id)
        #expect(driver.text("one") == "one" && driver.text("two") == "two")
        #expect(driver.core.inboxPositions[.mandate] == other.head)
    }

    @Test func aNewBeginningIsNotUndoneByTheBatchUnderWay() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.establish("one")
        try foreign.establish("two")
        driver.send(.foreign(.mandate, [foreign.events[0]]))
        driver.send(.foreign(.mandate, [foreign.events[1]]))
        let start = ForeignLog("mandate-0002").head
        driver.send(.beginAnew(.mandate, start))
        try await driver.settle()
        #expect(driver.core.inboxPositions[.mandate] == start)
        #expect(driver.text("two") == nil)
        try await driver.pass(.seconds(2))
        #expect(try await driver.log.inboxPositions().map(\.cursor) == [start])
    }

    @Test func oneCommandThatIsSoAlreadyDoesNotKeepTheOthersBack() async throws {
        var driver = try await CoreDriver<Ledger>()
        try driver.add("one", "one", id: "c-1")
        try await driver.settle()
        var foreign = ForeignLog()
        driver.send(.foreign(.mandate, [try foreign.establish("one two")]))
        try await driver.settle()
        #expect(driver.text("two") == "two")
        #expect(driver.core.parkedCount == 0)
        #expect(driver.notes.contains(.alreadySo))
    }

    @Test func aRefusedReactionParksWholeAndLaterEventsOfItsSubjectWait() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.establish("one refused")
        try foreign.establish("two")
        try foreign.establish("three", operation: "other")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        #expect(driver.core.parkedCount == 2)
        #expect(driver.text("one") == nil && driver.text("two") == nil)
        #expect(driver.text("three", in: "other") == "three")
        #expect(driver.core.inboxPositions[.mandate] == foreign.head)
        let parked = try await driver.log.parked()
        #expect(parked.map(\.sequence.value) == [1, 2])
        #expect(parked[0].reason.contains("not this one"))
        #expect(parked.map(\.bytes) == foreign.events.prefix(2).map(\.bytes))
    }

    @Test func whatCannotBeReadParksWithItsReason() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        foreign.append(bytes: Array("no event".utf8))
        try foreign.appendAltered("newer", "established.v1", "established.v2")
        try foreign.appendAltered("wrong", #""currency":"USD""#, #""currency":7"#)
        try foreign.establish("fine")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        let parked = try await driver.log.parked()
        #expect(parked.map(\.operation) == ["", "newer", "wrong"])
        #expect(parked[1].reason.contains("newer version"))
        #expect(parked[2].reason.contains("currency"))
        #expect(driver.text("fine") == "fine")
    }

    @Test func aNameThatNobodyHandlesIsCountedAndTheCursorMovesOn() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        try foreign.appendAltered("a", "operation.established.v1", "operation.renamed.v1")
        try foreign.appendAltered("b", "operation.established.v1", "area.defined.v1")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        #expect(driver.core.parkedCount == 0 && driver.appends.isEmpty)
        #expect(driver.core.inboxPositions[.mandate] == foreign.head)
        #expect(driver.consumed == [SequenceNumber(2)])
        let unhandled = driver.notes.filter { if case .unhandled = $0 { true } else { false } }
        #expect(unhandled.count == 2)
        #expect(driver.core.committed.operations.isEmpty)
    }

    @Test func aCursorWithoutEffectIsSavedAsTimeGoesOn() async throws {
        var driver = try await CoreDriver<Ledger>()
        driver.send(.tick)
        var foreign = ForeignLog()
        try foreign.appendAltered("a", "operation.established.v1", "operation.renamed.v1")
        driver.send(.foreign(.mandate, foreign.events))
        #expect(try await driver.log.inboxPositions().isEmpty)
        try await driver.pass(.milliseconds(1_100))
        #expect(try await driver.log.inboxPositions().map(\.cursor) == [foreign.head])
        #expect(driver.announces.last?.inboxes == ["mandate": foreign.head])
        let count = driver.appends.count
        try await driver.pass(.seconds(3))
        #expect(driver.appends.count == count)
    }

    @Test func parkedEventsAreTriedAgainAtTheStartInTheirOrder() async throws {
        let storage = MemoryLogStorage(service: "funding")
        var driver = try await CoreDriver<Ledger>(storage: storage)
        var foreign = ForeignLog()
        try foreign.establish("one refused")
        try foreign.establish("two")
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        try await driver.restart()
        try await driver.settle()
        #expect(driver.core.parkedCount == 2)

        // As a later program would see it: what was refused is not any more.
        let log = driver.log
        let parked = try await log.parked()
        var mended = ForeignLog()
        let sound = try mended.establish("one fine")
        let first = ParkedEvent(
            source: parked[0].source, log: parked[0].log, epoch: parked[0].epoch, sequence: parked[0].sequence,
            operation: parked[0].operation, subject: parked[0].subject, type: parked[0].type, reason: parked[0].reason,
            bytes: sound.bytes, parkedAt: parked[0].parkedAt)
        try log.append(AppendBatch(parkedAdded: [first]))
        try await driver.restart()
        try await driver.settle()
        #expect(driver.core.parkedCount == 0)
        #expect(try await driver.log.parked().isEmpty)
        #expect(try await driver.headers().map(\.subject.id) == ["one", "fine", "two"])
    }

    @Test func whatAFullLogHadNoRoomForIsTakenUpAgainInItsOrder() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        for word in ["one", "two", "three"] as [Text] { try foreign.establish(word) }
        driver.storage.failNextAppend(with: LogError(.full, "the disk is full."))
        driver.send(.foreign(.mandate, [foreign.events[0]]))
        driver.send(.foreign(.mandate, [foreign.events[1]]))
        try await driver.settle()
        driver.send(.foreign(.mandate, [foreign.events[2]]))
        try driver.add("own", id: "c-1")
        try await driver.settle()
        #expect(driver.consumed.isEmpty && driver.core.inboxPositions.isEmpty)
        #expect(driver.text("own") == "x" && driver.core.waitingCount == 3)
        try await driver.pass(.milliseconds(1_100))
        #expect(try await driver.headers().map(\.subject.id) == ["own", "one", "two", "three"])
        #expect(driver.core.inboxPositions[.mandate] == foreign.head)
        #expect(driver.core.waitingCount == 0)
    }

    @Test func whatOthersStateDoesNotUseUpTheRoomForCommands() async throws {
        var settings = ServiceCore<Ledger>.Settings()
        settings.queue = 2
        var driver = try await CoreDriver<Ledger>(settings: settings)
        var foreign = ForeignLog()
        try driver.add("first", id: "c-0")
        for _ in 0..<20 { try foreign.establish("word") }
        driver.send(.foreign(.mandate, foreign.events))
        try driver.add("a", id: "c-1")
        try await driver.settle()
        #expect(try driver.reply("c-1")?.get() != nil)
    }
}

/// Services of different ages beside each other.
extension CoreReactionTests {
    @Test func whatANewerProducerAddsIsIgnoredWhereItIsOptionalAndKeptInWhatParks() async throws {
        var driver = try await CoreDriver<Ledger>()
        var foreign = ForeignLog()
        let added = #""currency":"USD","motto":"ahead of its time""#
        try foreign.appendAltered("fine", #""currency":"USD""#, added)
        try foreign.appendAltered("newer", #""currency":"USD""#, added + #","rank":{"of":1}"#)
        foreign.append(
            bytes: Array(
                String(decoding: foreign.events[1].bytes, as: UTF8.self)
                    .split(separator: "established.v1").joined(separator: "established.v7").utf8))
        driver.send(.foreign(.mandate, foreign.events))
        try await driver.settle()
        #expect(driver.text("altered", in: "fine") == "Altered")
        #expect(driver.text("altered", in: "newer") == "Altered")
        let parked = try await driver.log.parked()
        #expect(parked.map(\.bytes) == [foreign.events[2].bytes], "byte for byte, for a later program")
        #expect(driver.core.inboxPositions[.mandate] == foreign.head)
    }
}
