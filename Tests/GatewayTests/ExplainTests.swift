import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Figures explained by their records")
struct ExplainTests {
    private let force: FoldedCase

    init() throws { force = try FoldedCase.gaza() }

    private func explain(
        _ question: QueryName, _ figure: String? = nil, asOf: EffectiveDate? = nil
    ) throws -> ExplainReply {
        try force.ask(
            QueryRequest(
                .explain, operation: force.operation, asOf: asOf,
                filter: QueryFilter(question: question, figure: figure.map { try JSONPointer($0) })))
    }

    private static let questions = QueryName.allCases.filter {
        $0.needsOperation && $0 != .why && $0 != .explain
    }

    /// Every place of a number or a decimal in an answer, but for those that count what is listed beside them.
    private func numbers(in value: JSONValue, _ pointer: JSONPointer = .root) -> [JSONPointer] {
        switch value {
        case .object(let object):
            return object.members.flatMap { member -> [JSONPointer] in
                guard !(pointer.tokens.isEmpty && member.key == "about") else { return [] }
                return numbers(in: member.value, pointer.appending(member.key))
            }
        case .array(let elements):
            return elements.enumerated().flatMap { numbers(in: $1, pointer.appending($0)) }
        case .number: return [pointer]
        default: return []
        }
    }

    @Test(
        "every number that is not nought has records in its own answer or in those that it rests on",
        arguments: questions)
    func everyNumber(question: QueryName) throws {
        let reply: JSONValue = try force.ask(QueryRequest(question, operation: force.operation))
        var bare: [String] = []
        for pointer in numbers(in: reply) where reply[pointer]?.int64 != 0 {
            let explained = try explain(question, pointer.description)
            #expect(explained.value == reply[pointer] && explained.missing == nil)
            if explained.records.isEmpty { bare.append(pointer.description) }
        }
        #expect(bare.isEmpty, "\(bare.count): \(bare.prefix(20))")
    }

    @Test("a figure's records are the entries that it names, each with its source, grade, dates and words")
    func nominal() throws {
        let picture = try force.picture()
        let explained = try explain(.picture, "/strength/nominal")
        #expect(explained.question == "picture" && explained.figure == "/strength/nominal")
        #expect(Set(explained.records.map(\.record.event)) == Set(picture.strength.nominal.entries))
        #expect(explained.value?["best"]?.int64 == Int64(picture.strength.nominal.best))
        let recorded = explained.records.map(\.record.entry.recorded)
        #expect(recorded == recorded.sorted())
        let morocco = try #require(explained.records.first { $0.record.subject.wire == "pledge/mar-1" })
        let source = try #require(morocco.record.entry.sources?.first)
        #expect(source.publisher.wire == "Straits Times" && source.grade.wire == "B2")
        #expect(morocco.record.entry.effective.wire == "2026-02-19")
        let words = try explain(.picture, "/caveats").records.flatMap(\.words)
        #expect(words.contains { $0.contains("combat") }, "\(words)")
        // A number within a figure has the figure's records.
        #expect(try explain(.picture, "/strength/nominal/best").records == explained.records)
    }

    @Test(
        "elements of lists go by id and by place, and each figure that is listed can be explained", arguments: questions
    )
    func listed(question: QueryName) throws {
        for figure in try explain(question).figures.prefix(150) {
            let explained = try explain(question, figure.figure)
            #expect(explained.records.count >= figure.records, "\(figure)")
            #expect(explained.figures.first == figure)
        }
    }

    @Test("by id and by place is the same figure")
    func byID() throws {
        let pledges: PledgesReply = try force.ask(QueryRequest(.pledges, operation: force.operation))
        let place = try #require(pledges.pledges.firstIndex { $0.pledge.wire == "idn-1" })
        let line = try #require(pledges.pledges[place].lines.first).line.wire
        let byID = try explain(.pledges, "/pledges/idn-1/lines/\(line)/headcount/best")
        #expect(byID.records == (try explain(.pledges, "/pledges/\(place)/lines/0/headcount/best")).records)
        #expect(byID.records.map(\.record.subject.wire).allSatisfy { $0 == "pledge/idn-1" } && !byID.records.isEmpty)
    }

    @Test("what counts nothing has no records, and what follows from other figures has theirs")
    func derived() throws {
        let paid = try explain(.funding, "/donors/USA/paid")
        #expect(paid.records.isEmpty && paid.statement.contains("nothing is counted"))
        let uncommitted = try explain(.funding, "/donors/USA/uncommitted/amount")
        #expect(uncommitted.records.map(\.record.subject.wire) == ["contribution/usa-1"])
        // Only the pledge's own entry, none of those of its lines.
        let revision = try explain(.pledges, "/pledges/idn-1/revision")
        let pledges: PledgesReply = try force.ask(QueryRequest(.pledges, operation: force.operation))
        let pledge = try #require(pledges.pledges.first { $0.pledge.wire == "idn-1" })
        #expect(revision.records.map(\.record.event) == [pledge.entry.event])
    }

    @Test("how long the money lasts rests on the strength, the rates, and the money that counts")
    func runway() throws {
        var force = force
        let rate = Money(minor: 142_800, currency: "USD")
        try force.tell(
            FundingEvent.costRateSet(
                CostRateSet(
                    costRate: "own", title: "Own rate", personnel: .known(.any), perMonth: rate,
                    counted: ConvertedMoney(amount: rate, basis: .known(.original)))))
        func explain(_ figure: String) throws -> ExplainReply {
            try force.ask(
                QueryRequest(
                    .explain, operation: force.operation,
                    filter: QueryFilter(question: .runway, figure: try JSONPointer(figure))))
        }
        let reply: RunwayReply = try force.ask(QueryRequest(.runway, operation: force.operation))
        let funding: FundingReply = try force.ask(QueryRequest(.funding, operation: force.operation))
        let strength = try #require(reply.strengths.last).strength
        let rates = reply.rates.map(\.entry.event)
        let money =
            (reply.paid?.entries ?? []) + (reply.outstanding?.entries ?? []) + funding.accounts.flatMap(\.entries)
        let last = reply.strengths.count - 1
        #expect(!strength.entries.isEmpty && !rates.isEmpty)
        for (level, expected) in [
            ("pledged", money + (reply.uncommitted?.entries ?? [])), ("committed", money),
        ] {
            let explained = try explain("/strengths/\(last)/levels/\(level)/amount")
            #expect(Set(explained.records.map(\.record.event)) == Set(expected + strength.entries + rates), "\(level)")
        }
        let month = try explain("/strengths/\(last)/months/0/best")
        #expect(Set(month.records.map(\.record.event)).isSuperset(of: strength.entries + rates))
    }

    @Test("what counts nothing beside what counts something")
    func held() throws {
        let held = try explain(.runway, "/strengths/1/levels/held/amount")
        #expect(!held.records.contains { $0.record.subject.wire == "contribution/usa-1" })
    }

    @Test(
        "a figure that is not there is answered with what there is",
        arguments: [
            (QueryName.picture, "/strenght", "did you mean `strength`"),
            (.picture, "/strength/nominal/best/x", "has nothing within"),
            (.pledges, "/pledges/idn-2", "did you mean `idn-1`"),
            (.pledges, "/pledges/99999", "0 to"),
            (.approaches, "/approaches/true", "has no `true`"),
            (.contradictions, "/contradictions/figure", "elements"),
        ])
    func unknown(question: QueryName, figure: String, hint: String) throws {
        let problem = #expect(throws: Problem.self) { _ = try explain(question, figure) }
        #expect(problem?.kind == .unknownEntity)
        #expect(problem?.detail.contains(hint) == true, "\(problem?.detail ?? "")")
    }

    @Test("a question that is none of figures, and a filter that the explained one does not take, are refused")
    func refused() throws {
        for filter in [QueryFilter(question: .why), QueryFilter(pledge: "idn-1", question: .picture)] {
            let problem = #expect(throws: Problem.self) {
                _ = try QuestionReading.name(of: QueryRequest(.explain, operation: force.operation, filter: filter))
            }
            #expect(problem?.kind == .invalidContent)
        }
    }

    @Test("what was learned later is no record of a figure as it was known before")
    func before() throws {
        let reply: ExplainReply = try force.ask(
            QueryRequest(
                .explain, operation: force.operation, knownAt: try KnownTime(wire: "2026-02-18"),
                filter: QueryFilter(question: .pledges, figure: try JSONPointer("/strength/nominal"))))
        #expect(reply.records.allSatisfy { $0.record.entry.learned <= "2026-02-18T23:59:59.999999Z" })
        #expect(reply.records.isEmpty)
    }
}
