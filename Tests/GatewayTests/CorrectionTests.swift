import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Corrections in the gateway")
struct CorrectionTests {
    private func milestone(_ strength: Quantity) -> Milestone {
        Milestone(milestone: "m", strength: strength, personnel: .known(.troops), setBy: "US officials")
    }

    private func entries(
        _ force: FoldedCase, _ subject: Subject? = "milestone/m", event: EventID? = nil, knownAt: KnownTime? = nil
    ) throws -> EntriesReply {
        try force.ask(
            QueryRequest(
                .entries, operation: force.operation, knownAt: knownAt,
                filter: QueryFilter(subject: subject, event: event)))
    }

    @Test("an entry shows what became of it, as of now and as it was known before")
    func standings() throws {
        var force = FoldedCase()
        let first = try force.tell(
            PledgesEvent.milestone(milestone(5_000)), .reported(on: "2026-01-01").learned(on: "2026-01-01"))
        let weak = try force.tell(
            PledgesEvent.milestone(milestone(9_000)), .reported(on: "2026-01-02", grade: "E5").learned(on: "2026-01-02")
        )
        let correction = try force.tell(
            PledgesEvent.entryCorrected(
                EntryCorrected(
                    event: first, subject: "milestone/m", type: Milestone.type,
                    content: try .encoding(milestone(6_000)), reason: "read again")),
            .reported(on: "2026-01-01").learned(on: "2026-02-01"))
        let second = try force.tell(
            PledgesEvent.milestone(milestone(7_000)), .decided(on: "2026-03-01").learned(on: "2026-03-01"))
        #expect(
            try entries(force).entries.map(\.standing.wire) == ["corrected", "tooWeak", "outranked", "counts"])
        #expect(try entries(force).entries.map(\.event) == [first, weak, correction, second])
        #expect(try entries(force).entries[0].withdrawnBy == correction)
        #expect(try entries(force).entries[0].reason == "read again")
        #expect(try entries(force).entries[2].outrankedBy == second)
        #expect(try entries(force).entries[2].content["strength"]?["best"] == 6_000)
        #expect(try entries(force).entries[2].command == "set-milestone")
        let january = try entries(force, knownAt: .day("2026-01-15")).entries
        #expect(january.map(\.standing.wire) == ["counts", "tooWeak"])
        #expect(try entries(force, nil, event: correction).entries.map(\.event) == [correction])
        #expect(try force.picture().milestones.first?.strength.figures?.headline == 7_000)
        #expect(
            try force.picture(asOf: "2026-02-02", knownAt: .day("2026-02-02")).milestones.first?.strength.figures?
                .headline
                == 6_000)
        #expect(
            try force.picture(asOf: "2026-02-02", knownAt: .day("2026-01-15")).milestones.first?.strength.figures?
                .headline
                == 5_000)
        let changes = try force.picture().newestChanges
        #expect(changes.first { $0.event == first }?.withdrawnBy == correction)
        #expect(changes.first { $0.event == correction }?.line.contains("read again") == true)
    }

    @Test("an entity of which nothing is known is refused with the nearest")
    func unknown() throws {
        var force = FoldedCase()
        try force.tell(PledgesEvent.milestone(milestone(5_000)))
        let problem = #expect(throws: Problem.self) { try entries(force, "milestone/n") }
        #expect(problem?.kind == .unknownEntity)
        #expect(problem?.detail.contains("milestone/m") == true)
    }

    @Test("entries of one date by different publishers contradict each other, with the step by which one holds")
    func entriesAgainstEntries() throws {
        var force = FoldedCase()
        let nation: NationCode = "IDN"
        for (answer, publisher, grade) in [
            (ApproachAnswer.interestExpressed, "Antara", "B2"), (.declined, "Straits Times", "C3"),
            (.declined, "the straits-times", "C3"),
        ] {
            try force.tell(
                PledgesEvent.approachResponse(
                    ApproachResponse(approach: "idn", nation: nation, answer: .known(answer))),
                .reported(on: "2026-02-19", grade: Grade(wire: grade), publisher: Text(wire: publisher)))
        }
        let reply: ContradictionsReply = try force.ask(QueryRequest(.contradictions, operation: force.operation))
        let found = try #require(reply.contradictions.first { $0.kind == .known(.entries) })
        #expect(found.of == "approach/idn")
        #expect(found.sides.first?.says == "interestExpressed (Antara, B2)")
        #expect(found.sides.map(\.holds) == [true, false, false])
        #expect(found.because.contains("more credible"))
    }

    @Test("a claim stands against what is named only beyond its most; fewer named are unnamed")
    func claimsAgainstCounts() throws {
        var force = FoldedCase()
        let report = Circumstances.reported(on: "2026-02-19")
        func claim(_ id: EntityID, _ count: Quantity) -> PledgesEvent {
            .pledgesClaim(PledgesClaim(Claim(claim: id, figure: .known(.nationsCommitted), count: count)))
        }
        try force.tell(claim("five", 5), report)
        try force.tell(
            PledgesEvent.pledgeAnnouncement(
                PledgeAnnouncement(
                    pledge: "idn-1", nation: "IDN",
                    lines: [
                        LineOffer(line: "a", capability: "infantry", personnel: .known(.troops), headcount: .unknown)
                    ])), report)
        try force.tell(
            PledgesEvent.pledgeLinesCommitted(PledgeLinesCommitted(pledge: "idn-1", lines: ["a"], splits: [])), report)
        func counted() throws -> [ContradictionView] {
            let reply: ContradictionsReply = try force.ask(QueryRequest(.contradictions, operation: force.operation))
            return reply.contradictions.filter { $0.kind == .known(.counted) }
        }
        #expect(try counted().isEmpty)
        try force.tell(claim("none", 0), report)
        let found = try #require(try counted().first)
        #expect(try counted().count == 1)
        #expect(Set(found.sides.map(\.subject.wire)) == ["claim/none", "operation/isf-gaza"])
        #expect(found.low == 0 && found.high == 1)
    }
}
