import EventLog
import MessageSchema
import Testing

@testable import MusterCLI

/// What is told of logs.
@Suite struct LogReportTests {
    private let surface = Surface(width: 100, usesColour: false)
    private static let log = LogIdentity(log: .random(for: "pledges"), epoch: Epoch(2))

    private func cursor(_ sequence: UInt64) -> Cursor {
        Cursor(
            log: Self.log.log, epoch: Self.log.epoch, sequence: SequenceNumber(sequence), hash: Digest256(of: []))
    }

    private func verified(_ name: String, _ service: String?, fault: ChainFault?) -> LogFinding {
        LogFinding(
            name: name, service: service,
            outcome: .verified(LogVerification(events: 41, last: cursor(41), fault: fault)))
    }

    @Test func aDamagedLogIsNamedWithItsEventTheReasonAndWhatHelps() {
        let fault = ChainFault(sequence: SequenceNumber(42), reason: .hashMismatch)
        let lines = verified("pledges", "pledges", fault: fault).lines(on: surface).joined(separator: "\n")
        #expect(lines.contains("damaged") && lines.contains("event 42") && lines.contains("sound up to event 41"))
        #expect(lines.contains("`muster log restore pledges --from-gateway --replace`"))
        let copy = verified("gateway/pledges", "gateway", fault: fault).lines(on: surface).joined(separator: "\n")
        #expect(!copy.contains("restore") && copy.contains("gateway.sqlite"))
        let backup = verified("./b.sqlite", "pledges", fault: fault).lines(on: surface).joined(separator: "\n")
        #expect(backup.contains("another backup") && !backup.contains("--replace"))
    }

    @Test func whatIsSoundAndWhatIsNotReadableAreToldApart() {
        let sound = verified("pledges", "pledges", fault: nil)
        #expect(!sound.isDamaged && sound.json["sound"] == true && sound.json["events"]?.int64 == 41)
        let failed = LogFinding(
            name: "pledges", service: "pledges", outcome: .failed(LogError(.inaccessible, "no way in")))
        #expect(!failed.isDamaged && failed.isUnreadable && failed.json["sound"] == false)
        let broken = LogFinding(
            name: "pledges", service: "pledges", outcome: .failed(LogError(.corrupt(at: nil), "page 3")))
        #expect(broken.isDamaged && !broken.isUnreadable)
        let none = LogFinding(name: "funding", service: nil, outcome: .none)
        #expect(!none.isDamaged && !none.isUnreadable && none.lines(on: surface)[0].contains("no log yet"))
    }

    private func outcome(beyond: [UInt64], causes: [EventID] = [], aside: String? = nil) -> LogRestoration.Outcome {
        LogRestoration.Outcome(
            head: cursor(34), replies: 30, movedAside: aside,
            beyond: beyond.map { LogTrace(witness: "the old file", cursor: cursor($0)) }, causes: causes, parked: 0)
    }

    @Test func whatIsLostIsNamedByItsNumbers() {
        let report = LogRestoreReport(
            service: .pledges, source: "b.sqlite", isCopy: false, outcome: outcome(beyond: [36, 40], aside: "/d/old"),
            lag: nil)
        let text = report.lines.joined(separator: "\n")
        #expect(text.contains("LOST: 6 events, 35 to 40") && text.contains("the old file (event 40)"))
        #expect(text.contains("/d/old") && text.contains("epoch 2"))
        #expect(report.json["lastLost"]?.int64 == 40)
    }

    @Test func whatTheGatewayHeardOfAndNeverGotIsLostToo() {
        let report = LogRestoreReport(
            service: .pledges, source: "the gateway's copy", isCopy: true, outcome: outcome(beyond: []), lag: 3)
        #expect(report.lines.joined().contains("LOST: 3 events, 35 to 37"))
        #expect(report.lines.joined().contains("an announce that the gateway heard"))
    }

    @Test func whereNothingIsKnownToBeLostThatIsSaidAndNotThatNothingIs() {
        let cause = EventID(log: .random(for: "mandate"), epoch: .first, sequence: SequenceNumber(12))
        let report = LogRestoreReport(
            service: .pledges, source: "the gateway's copy", isCopy: true,
            outcome: outcome(beyond: [], causes: [cause]),
            lag: 0)
        let text = report.lines.joined(separator: "\n")
        #expect(!text.contains("LOST") && text.contains("cannot be known"))
        #expect(text.contains(cause.wire) && text.contains("parked or given up"))
        #expect(report.json["lastLost"] == nil && report.json["parkedKnown"] == false)
    }

    private func copy(_ number: Int64, _ sequence: UInt64, archived: Bool) -> MirrorCopy {
        MirrorCopy(number: number, source: "pledges", cursor: cursor(sequence), archivedAt: archived ? 5 : nil)
    }

    @Test func thePresentCopyIsMeantUnlessOneThatWasSetAsideHasMore() throws {
        let present = copy(7, 100, archived: false)
        #expect(
            try LogRestoreCommand.choose(nil, of: "pledges", from: [present, copy(2, 90, archived: true)]) == present)
        let fuller = [copy(7, 1, archived: false), copy(2, 90, archived: true)]
        #expect(throws: LogError.self) { try LogRestoreCommand.choose(nil, of: "pledges", from: fuller) }
        #expect(try LogRestoreCommand.choose(2, of: "pledges", from: fuller) == fuller[1])
        do throws(LogError) {
            _ = try LogRestoreCommand.choose(3, of: "pledges", from: fuller)
            Issue.record("there is no copy 3")
        } catch {
            #expect(error.message.contains("2 (set aside") && error.message.contains("7 (the present one"))
        }
        #expect(throws: LogError.self) { try LogRestoreCommand.choose(nil, of: "funding", from: fuller) }
    }

    @Test func progressIsOneLineThatIsWrittenOver() {
        let line = LogProgressLine("pledges: verified", isShown: false)
        #expect(line.text(1_200, 34_000) == "\r\u{1B}[Kpledges: verified 1,200 of 34,000")
    }

    @Test(arguments: ServiceName.allCases)
    func anEventThatIsNotTheServicesOwnIsNotDecodable(service: ServiceName) {
        let event = StoredEvent(
            after: Self.log.start, operation: "x", subject: "y", commandID: "z", bytes: Array("{}".utf8))
        #expect(LogDecoding.check(of: service)(event) != nil)
        #expect(LogDecoding.check(named: "novel")(event)?.contains("novel") == true)
    }

    @Test func parkedEventsAreListedWithKeyReasonAndDecision() {
        let event = EventID(log: .random(for: "mandate"), epoch: .first, sequence: SequenceNumber(3))
        let item = ParkedItem(
            event: event, source: "mandate", operation: "isf-gaza", subject: "operation/isf-gaza",
            type: "muster.mandate.operation.established.v2", reason: "a newer\u{1B} version",
            parkedAt: Instant(microseconds: 1_775_000_000_000_000),
            discard: .init(why: "test data", actor: "rana", at: Instant(microseconds: 1_775_100_000_000_000)))
        let text = ParkedListCommand.lines(.pledges, [item], discarded: true, on: surface).joined(separator: "\n")
        #expect(text.contains(event.wire) && text.contains("given up") && text.contains("rana: test data"))
        #expect(!text.contains("\u{1B}"), "text of others does not reach the terminal as it is")
        #expect(ParkedListCommand.lines(.pledges, [], discarded: false, on: surface) == ["pledges  nothing is parked"])
        #expect(throws: CommandFailure.self) { try EventID.parkedKey("12") }
    }
}
