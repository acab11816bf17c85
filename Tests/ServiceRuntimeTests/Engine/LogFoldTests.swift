import DomainModel
import EventLog
import Logging
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// A log whose events are read side by side folds as one that is read from front to back.
struct LogFoldTests {
    /// A log of many pages, in which some events are none of a ledger's.
    private func log(_ count: Int, wrong: Set<Int> = []) throws -> MemoryLog {
        let log = try MemoryLog(MemoryLogStorage(service: "funding"))
        let coder = EventCoder()
        var head = log.identity.start
        var batch = AppendBatch()
        for number in 1...count {
            let sequence = head.sequence.next
            let entry = LedgerEntry(entry: try EntityID(wire: "e-\(number % 700)"), text: "text \(number)")
            let command = try CommandID(wire: "c-\(number)")
            let header = EventHeader(
                id: EventID(log: head.log, epoch: head.epoch, sequence: sequence), type: LedgerEntry.type,
                subject: Subject("entry", entry.entry), recorded: Controls.start, operation: Controls.operation,
                actor: Controls.actor, effective: "2026-02-19", learned: Controls.start, command: command,
                commandHash: Digest256(of: []), correlation: command.wire)
            let event = RecordedEvent<LedgerEvent>(
                header: header, provenance: Provenance(basis: .decided),
                event: .entry(entry))
            let bytes = wrong.contains(number) ? Array("{\"no\":\"event\"}".utf8) : try coder.encode(event)
            let stored = StoredEvent(
                after: head, operation: Controls.operation.wire, subject: header.subject.wire, commandID: command.wire,
                bytes: bytes)
            batch.events.append(stored)
            head = Cursor(log: head.log, epoch: head.epoch, sequence: stored.sequence, hash: stored.hash)
        }
        try log.append(batch)
        return log
    }

    @Test func aLogOfManyPagesFoldsInItsOrder() async throws {
        let log = try log(9_001)
        let fold = try await LogFold<Ledger>.folding(log, logger: Logger(label: "fold"))
        var serial = LogFold<Ledger>(log: log.identity.log)
        try serial.take(try await log.events(after: .zero, maxEvents: .max, maxBytes: .max))
        #expect(fold.position == SequenceNumber(9_001) && serial.position == fold.position)
        #expect(fold.state == serial.state)
        #expect(fold.state.operation(Controls.operation).entries["e-1"] == "text 8401")
    }

    @Test(arguments: [[1], [3_999, 4_000, 4_001], [4_001], [6_500, 8_999]])
    func theFirstEventThatCannotBeReadIsNamed(wrong: [Int]) async throws {
        let log = try log(9_001, wrong: Set(wrong))
        let error = await #expect(throws: LogError.self) {
            try await LogFold<Ledger>.folding(log, logger: Logger(label: "fold"))
        }
        #expect(error?.code == .corrupt(at: SequenceNumber(UInt64(wrong[0]))))
        #expect(error?.message.contains("event \(wrong[0]) of") == true)
    }
}
