import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Parts of lists")
struct ListingTests {
    private let force: FoldedCase

    init() throws { force = try FoldedCase.gaza() }

    private func ask<Reply: Codable>(
        _ name: QueryName, _ listing: Listing, as type: Reply.Type = Reply.self
    ) throws -> Reply {
        let request = QueryRequest(
            name, operation: name.needsOperation ? force.operation : nil,
            filter: name == .explain ? QueryFilter(figure: try JSONPointer("/nations")) : nil, listing: listing)
        _ = try QuestionReading.name(of: request)
        return try force.ask(request)
    }

    private static let lists: [(QueryName, String)] = QueryName.allCases.filter { $0 != .why }.flatMap { name in
        ReplyList.all(of: name).map { (name, $0.name) }
    }

    @Test("every answer names its lists, and the main one first")
    func everyList() {
        for name in QueryName.allCases {
            let lists = ReplyList.all(of: name)
            #expect(!lists.isEmpty, "\(name)")
            if let main = name.list {
                #expect(lists.first?.name == main.name)
                if let inner = main.inner { #expect(lists.first?.columns.contains { $0.isInner } == true, "\(inner)") }
            }
            for list in lists { #expect(Set(list.columns.map(\.name)).count == list.columns.count, "\(list.name)") }
        }
        #expect(ReplyList.all(of: .funding).map(\.name).contains("accounts"))
        #expect(ReplyList.main(of: .posts)?.branches == "children")
    }

    @Test(
        "pages of every list, in the answer's order and sorted, give each element once and none twice", arguments: lists
    )
    func pages(name: QueryName, list: String) throws {
        let shape = try #require(ReplyList.all(of: name).first { $0.name == list })
        let whole: JSONValue = try ask(name, Listing(list: list))
        let all = shape.flattened(shape.elements(in: whole))
        #expect(whole["about"]?["page"]?["total"]?.int64 == Int64(all.count))
        let column = shape.columns.first { !$0.isInner }?.name ?? ""
        for sort in [nil, [try ListOrder(wire: column)], [try ListOrder(wire: "-" + column)]] {
            var (found, cursor, count): ([JSONValue], String?, Int) = ([], nil, 0)
            repeat {
                let page: JSONValue = try ask(name, Listing(list: list, sort: sort, limit: 2, cursor: cursor))
                found += shape.elements(in: page)
                cursor = page["about"]?["page"]?["next"]?.string
                count += 1
            } while cursor != nil && count <= all.count
            #expect(found.count == all.count)
            if sort == nil { #expect(found == all) } else { #expect(Set(found) == Set(all)) }
        }
    }

    @Test("conditions leave what meets them: codes, numbers, dates, words, what is missing and what is there")
    func conditions() throws {
        let everything: PledgesReply = try force.ask(QueryRequest(.pledges, operation: force.operation))
        func pledges(_ conditions: String...) throws -> [PledgeView] {
            try ask(
                .pledges, Listing(conditions: conditions.map { try ListCondition(wire: $0) }), as: PledgesReply.self
            )
            .pledges
        }
        #expect(try pledges("nation=IDN").map(\.pledge.wire) == ["idn-1"])
        #expect(try pledges("nation=idn").count == 1)
        #expect(try pledges("nation!=IDN").count == everything.pledges.count - 1)
        #expect(try pledges("name~onesi").map(\.nation.wire) == ["IDN"])
        #expect(try pledges("lines.headcount.best>=8000").flatMap(\.lines).map(\.headcount.figures?.headline) == [8000])
        #expect(try pledges("lines.headcount.best>8000").isEmpty)
        let committed = try pledges("lines.stage=committed")
        #expect(!committed.isEmpty && committed.flatMap(\.lines).allSatisfy { $0.stage == .known(.committed) })
        let some = everything.pledges.flatMap(\.lines).count { $0.stage == .known(.committed) }
        #expect(committed.flatMap(\.lines).count == some)
        #expect(try pledges("conference=").allSatisfy { $0.conference == nil })
        #expect(try pledges("conference!=").allSatisfy { $0.conference != nil })
        #expect(try pledges("conference=").count + pledges("conference!=").count == everything.pledges.count)
        let byFebruary = try pledges("entry.effective<=2026-02")
        #expect(
            byFebruary.map(\.pledge)
                == everything.pledges.filter { $0.entry.effective.wire.prefix(7) <= "2026-02" }.map(\.pledge))
        #expect(try pledges("nation=IDN", "nation=PAK").isEmpty)
    }

    @Test("an order is kept in both directions, with numbers as numbers and what is missing last", arguments: lists)
    func order(name: QueryName, list: String) throws {
        let shape = try #require(ReplyList.all(of: name).first { $0.name == list })
        for column in shape.columns where !column.isInner {
            func values(_ sign: String) throws -> [JSONValue?] {
                let reply: JSONValue = try ask(
                    name, Listing(list: list, sort: [try ListOrder(wire: sign + column.name)]))
                return shape.elements(in: reply).map { element in
                    column.value(in: element).flatMap { $0 == .array([]) ? nil : $0 }
                }
            }
            let (up, down) = (try values(""), try values("-"))
            let count = up.compactMap { $0 }.count
            #expect(up.prefix(count).allSatisfy { $0 != nil } && down.prefix(count).allSatisfy { $0 != nil })
            guard column.isNumber else { continue }
            let numbers = up.prefix(count).compactMap { $0?.double }
            #expect(numbers == numbers.sorted(), "\(column.name)")
            #expect(down.prefix(count).compactMap { $0?.double } == numbers.reversed(), "\(column.name)")
        }
    }

    @Test("a cursor goes on after its element whatever came in between")
    func between() throws {
        var force = force
        func page(_ cursor: String?, _ sort: String) throws -> ApproachesReply {
            try force.ask(
                QueryRequest(
                    .approaches, operation: force.operation,
                    listing: Listing(sort: [try ListOrder(wire: sort)], limit: 3, cursor: cursor)))
        }
        let first = try page(nil, "nation")
        let last = try #require(first.approaches.last)
        try force.tell(PledgesEvent.approach(Approach(approach: "aa-new", nation: "AFG")))
        try force.tell(PledgesEvent.approach(Approach(approach: "zz-new", nation: "ZWE")))
        var (found, cursor) = (first.approaches.map(\.nation.wire), first.about.page?.next)
        while let next = cursor {
            let page = try page(next, "nation")
            found += page.approaches.map(\.nation.wire)
            cursor = page.about.page?.next
        }
        #expect(found == found.sorted() && found.last == "ZWE" && !found.contains("AFG") && last.nation.wire < "ZWE")
    }

    @Test("the day of the first page is that of the others, and midnight changes none")
    func midnight() throws {
        var force = force
        let first: ApproachesReply = try force.ask(
            QueryRequest(.approaches, operation: force.operation, listing: Listing(limit: 1)))
        let cursor = try #require(first.about.page?.next)
        force.now = force.now.advanced(by: .seconds(86_400))
        let second: ApproachesReply = try force.ask(
            QueryRequest(.approaches, operation: force.operation, listing: Listing(limit: 1, cursor: cursor)))
        #expect(second.about.asOf == first.about.asOf && second.about.asOf < force.now.day)
        #expect(second.approaches.count == 1)
    }

    @Test("an element that is gone is said, where its place cannot be told from an order")
    func gone() throws {
        let request = QueryRequest(.approaches, operation: force.operation, listing: Listing(limit: 1))
        let first: ApproachesReply = try force.ask(request)
        let cursor = try #require(first.about.page?.next)
        let elsewhere = QueryRequest(
            .approaches, operation: force.operation, knownAt: try KnownTime(wire: "2020-01-01"),
            listing: Listing(limit: 1, cursor: cursor))
        let other = #expect(throws: Problem.self) { _ = try force.ask(elsewhere, as: ApproachesReply.self) }
        #expect(other?.kind == .invalidContent && other?.detail.contains("another question") == true)
        var emptied = FoldedCase()
        try emptied.tell(PledgesEvent.approach(Approach(approach: "only", nation: "ITA")))
        let again = QueryRequest(.approaches, operation: force.operation, listing: Listing(limit: 1, cursor: cursor))
        let gone = #expect(throws: Problem.self) { _ = try emptied.ask(again, as: ApproachesReply.self) }
        #expect(gone?.kind == .divergence && gone?.detail.contains("begin anew") == true)
    }

    @Test(
        "a wrong list, column, condition, order, limit or cursor is refused with what there is",
        arguments: [
            (#"{"list": "acounts"}"#, "did you mean `accounts`"),
            (#"{"where": ["donr=USA"]}"#, "did you mean `donor`"),
            (#"{"where": ["donor"]}"#, "such as `nation=IDN`"),
            (#"{"where": []}"#, "1 to 16"),
            (#"{"where": "donor=USA"}"#, "/listing/where"),
            (#"{"where": ["revision>many"]}"#, "holds numbers"),
            (#"{"where": ["donor~"]}"#, "compares with a value"),
            (#"{"sort": ["-"]}"#, "a column"),
            (#"{"sort": ["nation"]}"#, "has no column"),
            (#"{"limit": 0}"#, "1 to 1000"),
            (#"{"limit": 1001}"#, "1 to 1000"),
            (#"{"limit": "ten"}"#, "/listing/limit"),
            (#"{"cursor": "abc"}"#, "about.page.next"),
            (#"{"cursor": ""}"#, "about.page.next"),
            (#"{"offset": 3}"#, "has no field `offset`"),
        ])
    func refused(listing: String, hint: String) throws {
        let json = try JSONParser().parse(#"{"name": "funding", "operation": "isf-gaza", "listing": \#(listing)}"#)
        let problem = #expect(throws: Problem.self) {
            _ = try QuestionReading.name(of: try QuestionReading.request(from: json))
        }
        #expect(problem?.kind == .invalidContent)
        #expect(problem?.description.contains(hint) == true, "\(problem?.description ?? "")")
    }

    @Test("what has several values in an element orders nothing")
    func inner() throws {
        let problem = #expect(throws: Problem.self) {
            _ = try ask(.pledges, Listing(sort: [try ListOrder(wire: "lines.stage")]), as: JSONValue.self)
        }
        #expect(problem?.detail.contains("sort by a column outside") == true)
    }

    @Test("an answer without a main list wants one named")
    func noMain() throws {
        let problem = #expect(throws: Problem.self) { _ = try ask(.mandate, Listing(limit: 1), as: JSONValue.self) }
        #expect(problem?.detail.contains("name one in `list`") == true)
        let part: MandateReply = try ask(.mandate, Listing(list: "authorisations", limit: 1))
        #expect(part.authorisations.count == 1 && part.about.page?.list == "authorisations")
    }

    @Test("a tree in part is given flat, each post with whom it reports to")
    func tree() throws {
        let whole: PostsReply = try force.ask(QueryRequest(.posts, operation: force.operation))
        let part: PostsReply = try ask(.posts, Listing(sort: [try ListOrder(wire: "post")]))
        #expect(part.tree.allSatisfy(\.children.isEmpty) && part.tree.count > whole.tree.count)
        #expect(part.tree.map(\.post.wire) == part.tree.map(\.post.wire).sorted())
    }
}
