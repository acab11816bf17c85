import Foundation
import MessageSchema
import TestSupport
import Testing

/// Events of earlier versions, read by programs of later ones, and the reverse.
@Suite("Events of other versions")
struct UpcasterTests {
    private let coder = EventCoder()

    private static func golden(_ version: Int) throws -> [UInt8] {
        try GoldenFolder.bytes(of: "Versions/event.berth.assigned.v\(version).json")
    }

    private func failure(_ bytes: [UInt8]) -> EventReadingFailure? {
        do throws(EventReadingFailure) {
            _ = try coder.decode(bytes, as: PortEvent.self)
            return nil
        } catch {
            return error
        }
    }

    /// A golden file with one piece of text replaced.
    private func altered(_ version: Int, _ old: String, _ new: String) throws -> [UInt8] {
        let text = String(decoding: try Self.golden(version), as: UTF8.self)
        #expect(text.contains(old))
        return Array(text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new).utf8)
    }

    @Test(arguments: 1...3)
    func everyVersionEverWrittenIsReadAsTheNewest(version: Int) throws {
        let event = try coder.decode(try Self.golden(version), as: PortEvent.self)
        guard case .berth(let berth) = event.event else { return }
        #expect(berth.berth == "north-2")
        #expect(berth.stay == BerthAssignment.Stay(days: 3))
        #expect(berth.vessel.name == "Aurora")
        #expect(berth.vessel.flag == (version < 3 ? nil : "NOR"))
        #expect(event.provenance.basis == .known(.reported) && event.provenance.sources.count == 1)
        // The header says what was written: nothing is rewritten.
        #expect(event.header.eventType?.version == version)
        #expect(event.header.id.sequence == SequenceNumber(UInt64(version)))
    }

    @Test func theNewestVersionIsWrittenAsInItsFile() throws {
        let bytes = try Self.golden(3)
        let again = try coder.encode(try coder.decode(bytes, as: PortEvent.self))
        #expect(try JSONParser().parse(again) == JSONParser().parse(bytes))
    }

    @Test func aNewerVersionThanIsKnownIsUnknownAndNotGuessedAt() throws {
        guard case .unknownVersion(let header) = failure(try altered(3, "assigned.v3", "assigned.v4")) else {
            Issue.record("it was read")
            return
        }
        #expect(header.type == "muster.funding.berth.assigned.v4")
    }

    @Test func anEarlierVersionThatIsNotWhatItWroteIsMalformedWithTheReason() throws {
        let wrong = failure(try altered(1, #""days": 3"#, #""days": "three""#))
        guard case .malformed(let reason) = wrong else {
            Issue.record("\(String(describing: wrong))")
            return
        }
        #expect(reason.contains("/data/stay/days"), "\(reason)")
        let short = failure(try altered(1, #""days": 3,"#, ""))
        guard case .malformed(let missing) = short else {
            Issue.record("\(String(describing: short))")
            return
        }
        #expect(missing.contains("assigned.v1") && missing.contains("days"), "\(missing)")
    }

    @Test func whatTheUpcasterDoesNotKnowIsLeftAsItIs() throws {
        let bytes = try altered(2, #""berth": "north-2""#, #""berth": "north-2", "pilot": "needed""#)
        let event = try coder.decode(bytes, as: PortEvent.self)
        #expect(event.header.eventType?.version == 2)
        // A sixth sense of a later reader: optional fields of later versions are read where they are there.
        let noted = try coder.decode(
            try altered(2, #""berth": "north-2""#, #""berth": "north-2", "note": "by night""#), as: PortEvent.self)
        guard case .berth(let berth) = noted.event else { return }
        #expect(berth.note == "by night")
    }

    @Test func aReaderOfTodayIgnoresWhatALaterProducerAdds() throws {
        let (bytes, plain) = (
            try altered(3, #""berth": "north-2""#, #""berth": "north-2", "crane": {"tons": 40}"#),
            try coder.decode(try Self.golden(3), as: PortEvent.self)
        )
        #expect(try coder.decode(bytes, as: PortEvent.self) == plain)
        let term = try coder.decode(
            try altered(3, #""use": "unloading""#, #""use": "bunkering""#), as: PortEvent.self)
        guard case .berth(let berth) = term.event else { return }
        #expect(berth.use == .unrecognised("bunkering"))
        guard case .unhandled = failure(try altered(3, "berth.assigned.v3", "berth.vacated.v1")) else {
            Issue.record("an unknown name was not passed over")
            return
        }
    }

    @Test func everyVersionOfEveryFactOfTheServicesCanBeRead() {
        #expect(MandateEvent.unreadableVersions.isEmpty)
        #expect(PledgesEvent.unreadableVersions.isEmpty)
        #expect(FundingEvent.unreadableVersions.isEmpty)
        #expect(CommandEvent.unreadableVersions.isEmpty)
        #expect(PortEvent.unreadableVersions.isEmpty)
        #expect(ForgetfulEvent.unreadableVersions.map(\.wire) == ["muster.funding.berth.assigned.v1"])
    }
}
