import GatewayDomain
import HashTreeCollections
import MessageSchema
import TestSupport
import Testing

@Suite("Folding the logs")
struct FoldingTests {
    @Test("nothing of one operation shows in another")
    func operationsApart() throws {
        var force = try FoldedCase.gaza()
        let alone = try force.picture()
        force.operation = Controls.otherOperation
        try force.tell(
            MandateEvent.operationEstablishment(OperationEstablishment(title: "Another force", currency: "EUR")))
        try force.tell(
            PledgesEvent.pledgeAnnouncement(
                PledgeAnnouncement(
                    pledge: "idn-1", nation: "IDN",
                    lines: [
                        LineOffer(
                            line: "troops", capability: "engineers", personnel: .known(.troops), headcount: 500)
                    ])))
        let other = try force.picture()
        #expect(other.strength.stages.reduce(0) { $0 + $1.best } == 500)
        #expect(other.about.currency == "EUR")
        #expect(other.newestChanges.count == 2)
        force.operation = Controls.operation
        let again = try force.picture()
        #expect(again.strength == alone.strength)
        #expect(again.newestChanges == alone.newestChanges)
        let list = try force.ask(QueryRequest(.operations), as: OperationsReply.self)
        #expect(list.operations.map(\.operation) == [Controls.operation, Controls.otherOperation])
        #expect(list.operations.first?.acceptedBy.map(\.wire) == ["funding"])
    }

    @Test("bytes that are no event park alone, and the position moves on")
    func garbage() throws {
        var force = try FoldedCase.gaza()
        let before = force.state.source(.pledges).position?.sequence.value ?? 0
        try force.tell(bytes: Array("{\"id\":1}".utf8), of: .pledges)
        try force.tell(PledgesEvent.caveatLifting(CaveatLifting(caveat: "idn-no-combat")))
        let source = force.state.source(.pledges)
        #expect(source.parked.count == 1)
        #expect(source.position?.sequence.value == before + 2)
        #expect(try force.picture().caveats.count == 0)
        #expect(try force.picture().about.services["pledges"]?.parked == 1)
    }

    @Test("later events of the same subject wait behind a parked one, those of others do not")
    func waiting() throws {
        var force = try FoldedCase.gaza()
        try force.tell(bytes: try newerVersion(of: "idn-1", after: force), of: .pledges)
        let revised = LineRevision(pledge: "idn-1", line: "troops", headcount: 1)
        try force.tell(PledgesEvent.lineRevision(revised))
        try force.tell(PledgesEvent.lineRevision(LineRevision(pledge: "mar-1", line: "troops", headcount: 70)))
        let parked = force.state.source(.pledges).parked.values.map(\.reason)
        #expect(parked.count == 2)
        #expect(parked.contains { $0.contains("newer version") })
        #expect(parked.contains { $0.contains("waits behind") })
        let strength = try force.picture().strength
        #expect(strength.onHold.best == 8_000)
        #expect(strength.nominal.best == 70)
    }

    @Test("an event of a name that is not known here is counted and changes nothing")
    func unhandled() throws {
        var force = try FoldedCase.gaza()
        let text = try text(of: "idn-1", after: force)
            .replacing("pledge.revised.v1", with: "pledge.painted.v1")
        try force.tell(bytes: Array(text.utf8), of: .pledges)
        #expect(force.state.source(.pledges).unhandled == 1)
        #expect(force.state.source(.pledges).parked.isEmpty)
        #expect(try force.picture().about.services["pledges"]?.unhandled == 1)
    }

    @Test("a log that is begun anew lets go of its own part and of nothing else")
    func beginAnew() throws {
        var force = try FoldedCase.gaza()
        force.beginAnew(.pledges)
        let picture = try force.picture()
        #expect(picture.strength.stages.allSatisfy { $0.lines == 0 })
        #expect(picture.milestones.isEmpty)
        #expect(picture.money.pledged?.count == 1)
        #expect(picture.newestChanges.allSatisfy { $0.service != .known(.pledges) })
    }

    @Test("a bookmark is reached only in the same log, epoch and place")
    func bookmarks() throws {
        let force = try FoldedCase.gaza()
        let position = try #require(force.state.source(.pledges).position)
        func bookmark(_ log: LogID, _ epoch: UInt32, _ sequence: UInt64) -> Bookmark {
            Bookmark(log: log, service: .pledges, epoch: Epoch(epoch), sequence: SequenceNumber(sequence))
        }
        let here = position.sequence.value
        #expect(force.state.reaches(bookmark(position.log, 1, here)))
        #expect(!force.state.reaches(bookmark(position.log, 1, here + 1)))
        #expect(!force.state.reaches(bookmark(position.log, 2, 1)))
        #expect(!force.state.reaches(bookmark(Controls.log(of: .funding), 1, 1)))
    }

    private func text(of pledge: EntityID, after force: FoldedCase) throws -> String {
        let sequence = (force.state.source(.pledges).position?.sequence.value ?? 0) + 1
        let event = ExampleEvent.recorded(
            PledgesEvent.lineRevision(LineRevision(pledge: pledge, line: "troops", headcount: 9)), sequence: sequence)
        return String(decoding: try EventCoder().encode(event), as: UTF8.self)
    }

    private func newerVersion(of pledge: EntityID, after force: FoldedCase) throws -> [UInt8] {
        Array(try text(of: pledge, after: force).replacing("pledge.revised.v1", with: "pledge.revised.v9").utf8)
    }
}
