import DomainModel
import MandatePolicy
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct ProposalCostTests {
    private static let moment = Moment(asOf: "2026-02-19", knownAt: nil)
    private static let capabilities: [Text] = [
        "Infantry battalion", "Field hospital", "Engineer company", "Military police", "Logistics unit",
        "Helicopter squadron", "Signals company", "Mechanised infantry", "Demining team", "Transport unit",
    ]

    /// An operation with many lines of ten capabilities, a caveat for every tenth pledge, and some slots.
    private func records(lines: Int, slots: Int) throws -> PledgesRecords {
        var scenario = PledgesScenario.accepted()
        let day = Circumstances.decided(on: "2026-02-19")
        for number in 0..<slots {
            scenario.given(
                .requirement(
                    Requirement(
                        requirement: try EntityID(wire: "slot-\(number)"), capability: Self.capabilities[number % 10],
                        personnel: .known(.troops), headcount: 500, area: try EntityID(wire: "area-\(number % 7)"),
                        neededBy: "2026-06-01", tasks: ["protect-civilians"], priority: 1 + number % 5)), day)
        }
        let nations = [Controls.indonesia, Controls.morocco, Controls.kosovo, Controls.albania, Controls.pakistan]
        for number in 0..<lines {
            let pledge = try EntityID(wire: "p-\(number)")
            let line = LineOffer(
                line: "l", capability: Self.capabilities[number / 3 % 10], personnel: .known(.troops),
                headcount: .of(best: 50 + number % 700), availableFrom: "2026-05-01", maximumDaysToMove: number % 90)
            scenario.given(
                .pledgeAnnouncement(
                    PledgeAnnouncement(pledge: pledge, nation: nations[number % 5], lines: [line])), day)
            guard number.isMultiple(of: 10) else { continue }
            scenario.given(
                .caveat(
                    Caveat(
                        caveat: try EntityID(wire: "c-\(number)"), party: .nation(nations[number % 5]),
                        kind: .known(.area), effect: .known(.restricts), scope: [CaveatScope(pledge: pledge)],
                        refusesAreas: ["area-3"], wording: "not there")), day)
        }
        return scenario.state.records
    }

    private func time(_ records: PledgesRecords) -> (duration: Duration, proposals: Int) {
        let clock = ContinuousClock()
        var proposals = 0
        let duration = clock.measure {
            let picture = SlotPicture(records, at: Self.moment)
            let lines = picture.unmatched.compactMap { line in
                records.pledges[line.pledge].map { (pledge: $0, line: line) }
            }
            let book = ProposalBook(
                slots: picture.open, lines: lines, caveats: SlotCaveats(records, records.mandate, at: Self.moment),
                limit: 5)
            proposals = book.slots.reduce(0) { $0 + $1.candidates }
        }
        return (duration, proposals)
    }

    @Test func tenTimesTheLinesCostNoMoreThanSomeTenTimes() throws {
        let small = time(try records(lines: 200, slots: 50))
        let large = time(try records(lines: 2_000, slots: 50))
        #expect(small.proposals > 1_000 && large.proposals > 10_000)
        #expect(large.duration < small.duration * 30, "\(small.duration) became \(large.duration)")
    }
}
