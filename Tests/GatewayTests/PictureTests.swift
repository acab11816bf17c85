import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("The picture of the real case")
struct PictureTests {
    let force: FoldedCase

    init() throws { force = try FoldedCase.gaza() }

    @Test("counts strength by stage, with what is on hold and of unknown size apart")
    func strength() throws {
        let strength = try force.picture().strength
        #expect(strength.stages.map { $0.stage?.wire } == LineStage.allCases.map(\.rawValue))
        #expect(strength.onHold.best == 8_000)
        #expect(strength.onHold.high == 8_000)
        #expect(strength.onHold.openLow == 1)
        #expect(strength.nominal.lines == 1)
        #expect(strength.nominal.unknown == 1)
        #expect(strength.nominal.best == 0)
        #expect(strength.nominal.statement.contains("1 of unknown size left out"))
        #expect(strength.inTheatre.lines == 0)
        let committed = try #require(strength.stages.first { $0.stage == .known(.committed) })
        #expect(committed.lines == 1)
        #expect(!committed.entries.isEmpty)
    }

    @Test("the forecast falls with the hold, and only from its day on")
    func hold() throws {
        #expect(try force.picture(asOf: "2026-03-16").strength.nominal.best == 8_000)
        #expect(try force.picture(asOf: "2026-03-17").strength.nominal.best == 0)
    }

    @Test("counts nations by name and as reported, and says how many are unnamed")
    func nations() throws {
        let asked = try force.picture().nations.asked
        #expect(asked.count == 4)
        #expect(asked.nations.map(\.nation.wire) == ["FRA", "ITA", "MLT", "SLV"])
        #expect(asked.nations.allSatisfy { !$0.entries.isEmpty })
        let reported = try #require(asked.reported)
        #expect(reported.best == 70)
        #expect(reported.holds?.wire == "asked-70")
        #expect(asked.unnamed == 66)
        let committed = try force.picture(asOf: "2026-02-28").nations.committed
        #expect(committed.nations.map(\.nation.wire) == ["IDN", "MAR"])
    }

    @Test("says what is missing to a milestone on the ground and in what is committed")
    func milestones() throws {
        let before = try #require(try force.picture(asOf: "2026-02-28").milestones.first)
        #expect(before.missingInTheatre.missing == 10_000)
        #expect(before.missingNominal.missing == .of(low: 2_000, best: 2_000, high: 10_000))
        #expect(before.missingNominal.have == 8_000)
        #expect(before.missingNominal.unknown == 1)
        let after = try #require(try force.picture().milestones.first)
        #expect(after.missingNominal.missing == 10_000)
        #expect(after.daysLeft == 213)
        let estimate = try #require(try force.picture().estimates.first)
        #expect(estimate.missingNominal?.missing.figures?.best == 8_000)
    }

    @Test("never adds pledges into the funding, and shows claims beside the totals")
    func money() throws {
        let money = try force.picture().money
        #expect(money.pledged?.amount == "10000000000.00")
        #expect(money.committed?.amount == "0.00")
        #expect(money.funding?.amount == "0.00")
        #expect(money.pledged?.entries.count == 1)
        #expect(money.claims.map(\.claim.wire) == ["nine-states"])
        #expect(money.claims.first?.amount?.amount == "7000000000.00")
        let funding = try force.ask(QueryRequest(.funding, operation: force.operation), as: FundingReply.self)
        #expect(funding.money.pledged?.records?.first?.contribution == "usa-1")
        #expect(funding.contributions.first?.stage == "pledged")
        #expect(funding.donors.first?.pledged.amount == "10000000000.00")
    }

    @Test("counts posts, and draws them as a tree")
    func posts() throws {
        let posts = try force.picture().posts
        #expect(posts.total == 2)
        #expect(posts.filled == 0)
        #expect(posts.underWay == 2)
        #expect(posts.states.first { $0.state == .known(.accepted) }?.posts == ["deputy"])
        let tree = try force.ask(QueryRequest(.posts, operation: force.operation), as: PostsReply.self).tree
        #expect(tree.map(\.post) == ["commander"])
        #expect(tree.first?.children.map(\.post) == ["deputy"])
        #expect(tree.first?.officer?.name == "Jasper Jeffers")
        #expect(tree.first?.notEvidenced.map(\.wire) == ["offered", "accepted", "nominated"])
    }

    @Test("keeps authorised and assigned tasks apart")
    func tasks() throws {
        let picture = try force.picture()
        #expect(picture.tasks.authorised.map(\.task) == ["disarm-armed-groups", "secure-borders"])
        #expect(picture.tasks.assigned.map(\.task) == ["secure-borders"])
        #expect(picture.tasks.authorisedNotAssigned == ["disarm-armed-groups"])
        #expect(picture.tasks.beyondAuthorisation.isEmpty)
        #expect(picture.tasks.option?.option == "narrow")
        #expect(picture.preconditions.map(\.status.wire) == ["unknown"])
        #expect(picture.caveats.count == 1)
        #expect(picture.caveats.nations == ["IDN"])
    }

    @Test("counts the days to the authorisation's end, and shows it when it has run out")
    func authorisation() throws {
        let inForce = try #require(try force.picture().authorisation)
        #expect(inForce.inForce)
        #expect(inForce.daysLeft == 578)
        #expect(inForce.votes == Votes(inFavour: 13, against: 0, abstaining: 2))
        let expired = try #require(try force.picture(asOf: "2028-01-02").authorisation)
        #expect(!expired.inForce)
        #expect(expired.daysLeft == -2)
        #expect(try force.picture(asOf: "2025-11-16").authorisation == nil)
    }

    @Test("names the next conference until its day has passed")
    func conference() throws {
        #expect(try force.picture(asOf: "2025-12-16").nextConference?.conference == "doha")
        #expect(try force.picture(asOf: "2025-12-17").nextConference == nil)
    }

    @Test("keeps both sides of a contradiction, the one that holds first")
    func contradictions() throws {
        let contradictions = try force.picture().contradictions
        #expect(contradictions.map { $0.of?.wire } == ["conference/doha", "estimate/never-more"])
        #expect(contradictions.first?.claims.map(\.claim.wire) == ["doha-25", "doha-40"])
    }

    @Test("lists the ten newest changes in lines for people")
    func changes() throws {
        let changes = try force.picture().newestChanges
        #expect(changes.count == 10)
        #expect(changes.allSatisfy { !$0.line.isEmpty })
        let december = try force.picture(knownAt: .day("2025-12-13")).newestChanges
        #expect(december.allSatisfy { $0.learned <= CalendarDay("2025-12-13").end })
        #expect(!december.isEmpty)
    }

    @Test("names in its header the moment, the bookmark and the age of each part")
    func header() throws {
        var force = force
        force.freshness = [
            .pledges: SourceFreshness(
                head: force.state.source(.pledges).position, heardAt: "2026-06-01T11:59:59.500000Z", isLive: true)
        ]
        let about = try force.picture(knownAt: .day("2026-05-31")).about
        #expect(about.asOf == "2026-06-01")
        #expect(about.knownAt == CalendarDay("2026-05-31").end)
        #expect(about.title == "International Stabilization Force")
        #expect(about.bookmark == force.state.bookmark)
        #expect(about.services["pledges"]?.live == true)
        #expect(about.services["pledges"]?.heardSecondsAgo == 0.5)
        #expect(about.services["pledges"]?.lag == 0)
        #expect(about.services["funding"]?.live == false)
        #expect(about.services["funding"]?.heardSecondsAgo == nil)
    }
}
