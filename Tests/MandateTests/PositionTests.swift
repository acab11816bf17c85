import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct PositionTests {
    private func finding(_ status: PreconditionStatus) -> MandateCommand {
        .preconditionFinding(
            PreconditionFinding(precondition: "armed-groups-disarm", status: .known(status)))
    }

    private func stand(_ position: StandPosition) -> MandateCommand {
        .stand(
            Stand(
                stand: "idn-disarm", party: .nation("IDN"), task: "disarm-armed-groups", position: .known(position)))
    }

    @Test func `a precondition nobody has spoken of is unknown`() throws {
        let records = try Examples.mandate().state.records
        let standing = try #require(records.preconditions(at: .everything).first)
        #expect(standing.status == .known(.unknown))
        #expect(standing.finding == nil)
        #expect(standing.entries.count == 1)
        #expect(records.status(ofPrecondition: "nobody-knows", at: .everything) == .known(.unknown))
    }

    @Test func `findings stand on a timeline and late ones change the past alone`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(finding(.met), .reported(on: "2026-03-01"))
        let met = scenario.last?.header.id
        try scenario.accept(finding(.unmet), .reported(on: "2025-12-13"))
        let unmet = scenario.last?.header.id
        let records = scenario.state.records
        func standing(_ moment: Moment) -> PreconditionStanding? { records.preconditions(at: moment).first }
        #expect(standing(.day("2025-12-12"))?.status == .known(.unknown))
        #expect(standing(.day("2026-02-28"))?.status == .known(.unmet))
        #expect(standing(.day("2026-02-28"))?.entries.last == unmet)
        #expect(standing(.everything)?.status == .known(.met))
        #expect(standing(.everything)?.entries.last == met)
    }

    @Test func `a decision beats a report of the same day and a rumour moves nothing`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(finding(.unmet), .decided(on: "2026-03-01"))
        try scenario.accept(finding(.met), .reported(on: "2026-03-01", grade: "A2"))
        try scenario.accept(finding(.met), .reported(on: "2026-03-05", grade: "D2"))
        let records = scenario.state.records
        #expect(records.status(ofPrecondition: "armed-groups-disarm", at: .everything) == .known(.unmet))
        #expect(records.preconditions["armed-groups-disarm"]?.findings.entries.count == 3)
    }

    @Test func `a report that nobody knows is kept though nothing was known`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(finding(.unknown), .reported(on: "2026-03-01"))
        #expect(scenario.state.records.preconditions(at: .everything).first?.finding != nil)
    }

    @Test func `a new position under the same id revises the stand`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(stand(.conditional), .reported(on: "2026-03-17"))
        let records = scenario.state.records
        #expect(records.stands(at: .day("2026-03-16")).map(\.value.position) == [.known(.refuses)])
        #expect(records.stands(at: .day("2026-03-17")).map(\.value.position) == [.known(.conditional)])
        #expect(records.stands(at: .day("2026-02-27")).isEmpty)
        #expect(
            scenario.refusal(of: stand(.conditional), .reported(on: "2026-03-17"))?.kind == .alreadySo)
    }

    @Test func `unnamed parties may each have a stand of their own on one target`() throws {
        var scenario = try Examples.mandate()
        for id in try Examples.ids("nine-states", 2) {
            try scenario.accept(
                .stand(
                    Stand(
                        stand: id, party: .unnamed("nine states", count: 9), option: "full",
                        position: .known(.supports))), .reported(on: "2026-03-01"))
        }
        #expect(scenario.state.records.stands(at: .everything).count == 3)
    }
}
