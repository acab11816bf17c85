import Foundation
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Over HTTP")
struct HTTPTests {
    /// A gateway that has taken in the real case.
    private func withForce(_ body: @escaping @Sendable (RunningGateway) async throws -> Void) async throws {
        let transport = MemoryTransport()
        let bytes = try FoldedCase.gazaBytes()
        var services: [ScriptedService] = []
        for service in ServiceName.allCases {
            services.append(
                try await ScriptedService.start(service, over: transport, events: bytes[service] ?? []))
        }
        let heads = services.map(\.bookmark).reduce(Bookmark([:])) { $0.merged(with: $1) }
        try await RunningGateway.with(transport: transport) { gateway in
            let after = String(decoding: try JSONEncoder().encode(heads), as: UTF8.self)
            let answer = try await gateway.http(
                "GET", "/v1/operations", headers: [("Muster-After", after), ("Prefer", "wait=10")])
            #expect(answer.status == 200)
            #expect(answer.headers["preference-applied"] == "wait=10")
            try await body(gateway)
        }
        for service in services { await service.stop() }
    }

    @Test("every question is answered at its path, and by HEAD without a body")
    func questions() async throws {
        try await withForce { gateway in
            let list = try await gateway.http("GET", "/v1/operations").json()
            #expect(list["operations"]?[0]?["operation"]?.string == "isf-gaza")
            for name in [
                "picture", "pledges", "approaches", "funding", "posts", "mandate", "requirements", "proposals",
                "options", "alerts",
            ] {
                let answer = try await gateway.http("GET", "/v1/operations/isf-gaza/\(name)")
                #expect(answer.status == 200, "\(name)")
                #expect(answer.headers["content-type"] == "application/json")
                #expect(answer.headers["cache-control"] == "no-cache")
                #expect(answer.headers["muster-stale"] == nil)
                #expect(try answer.json()["about"]?["operation"]?.string == "isf-gaza")
                #expect(answer.headers["access-control-allow-origin"] == nil)
                let bookmark = try JSONParser().parse(answer.headers["muster-bookmark"] ?? "")
                #expect(bookmark == (try answer.json()["about"]?["bookmark"]))
            }
            let head = try await gateway.http("HEAD", "/v1/operations/isf-gaza/picture")
            #expect(head.status == 200)
            #expect(head.body.isEmpty)
        }
    }

    @Test("proposals are narrowed by parameters that no other question takes")
    func proposals() async throws {
        try await withForce { gateway in
            let path = "/v1/operations/isf-gaza"
            let one = try await gateway.http("GET", "\(path)/proposals?pledge=idn-1&asOf=2026-02-28")
            #expect(one.status == 200)
            #expect(try one.json()["lines"]?.array?.map { $0["pledge"]?.string } == ["idn-1"])
            let unknown = try await gateway.http("GET", "\(path)/proposals?requirement=rafah")
            #expect(unknown.status == 404)
            #expect(try unknown.json()["errors"]?[0]?["pointer"]?.string == "/filter/requirement")
            #expect(try await gateway.http("GET", "\(path)/proposals?pledge=IDN").status == 400)
            let foreign = try await gateway.http("GET", "\(path)/requirements?pledge=idn-1")
            #expect(foreign.status == 400)
            #expect(try foreign.json()["detail"]?.string?.contains("`pledge`") == true)
        }
    }

    @Test("the moment of a question is taken from its parameters")
    func moments() async throws {
        try await withForce { gateway in
            let answer = try await gateway.http(
                "GET", "/v1/operations/isf-gaza/picture?asOf=2026-02-28&knownAt=2026-03-01"
            ).json()
            #expect(answer["about"]?["asOf"]?.string == "2026-02-28")
            #expect(answer["about"]?["knownAt"]?.string == "2026-03-01T23:59:59.999999Z")
            #expect(answer["strength"]?["nominal"]?["best"]?.int64 == 8_000)
        }
    }

    @Test("what a question is narrowed to is given with commas or repeated, and is the same over the bus")
    func filters() async throws {
        try await withForce { gateway in
            let path = "/v1/operations/isf-gaza/options?options=narrow"
            let one = try await gateway.http("GET", path + "&assume=disarmed:met").json()
            #expect(one["options"]?.array?.count == 1)
            #expect(one["hypothesis"]?["assumed"]?[0]?["status"]?.string == "met")
            #expect(one["hypothesis"]?["assumed"]?[0]?["recorded"]?.string == "unknown")
            let question = QueryRequest(
                .options, operation: "isf-gaza",
                filter: QueryFilter(options: ["narrow"], assume: [.init(precondition: "disarmed", status: .met)]))
            let overBus = try await gateway.bus.ask(.query, question, timeout: .seconds(10)).body
            for part in ["hypothesis", "inForce", "options", "differences", "conflicts"] {
                #expect(overBus[part] == one[part], "\(part)")
            }
            let repeated = try await gateway.http("GET", path + "&options=narrow")
            #expect(repeated.status == 422 && repeated.text.contains("given twice"), "\(repeated.text)")
        }
    }

    @Test("a list is filtered, sorted and paged over HTTP, each page naming the next, and it is the same over the bus")
    func lists() async throws {
        try await withForce { gateway in
            let path = "/v1/operations/isf-gaza/approaches"
            let whole = try await gateway.http("GET", path).json()["approaches"]?.array ?? []
            var (next, found): (String?, [JSONValue]) = (
                path + "?sort=-nation&where=nation!=FRA&where=asked~e&limit=2", []
            )
            while let page = next {
                let answer = try await gateway.http("GET", page)
                #expect(answer.status == 200, "\(answer.text)")
                found += try answer.json()["approaches"]?.array ?? []
                let link = answer.headers["link"]
                next = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
                #expect((link == nil) == (try answer.json()["about"]?["page"]?["next"] == nil))
                if let link { #expect(link.hasSuffix("; rel=\"next\"")) }
            }
            let nations = found.compactMap { $0["nation"]?.string }
            #expect(nations == nations.sorted().reversed() && !nations.contains("FRA"))
            #expect(nations.count == whole.count { $0["nation"]?.string != "FRA" } && nations.count > 2)
            let question = QueryRequest(
                .approaches, operation: "isf-gaza",
                listing: Listing(
                    conditions: [try ListCondition(wire: "nation!=FRA")], sort: [try ListOrder(wire: "-nation")]))
            let overBus = try await gateway.bus.ask(.query, question, timeout: .seconds(10)).body
            #expect(overBus["approaches"]?.array == found)
            let csv = [("Accept", "text/csv")]
            let table = try await gateway.http("GET", path + "?sort=nation&limit=1", headers: csv)
            #expect(table.text.split(separator: "\r\n").count == 2 && table.headers["link"] != nil)
            let areas = try await gateway.http(
                "GET", "/v1/operations/isf-gaza/mandate?list=authorisations", headers: csv)
            #expect(areas.status == 200 && areas.text.hasPrefix("authorisation,"))
            // The whole and a part are told apart by their tags.
            let tags = [path, path + "?limit=1", path + "?limit=2"]
            var seen: Set<String> = []
            for path in tags { seen.insert(try await gateway.http("GET", path).headers["etag"] ?? "") }
            #expect(seen.count == tags.count)
        }
    }

    @Test("a figure is explained over HTTP and over the bus alike")
    func explained() async throws {
        try await withForce { gateway in
            let path =
                "/v1/operations/isf-gaza/explain?asOf=2026-02-28&question=pledges&figure=/pledges/idn-1/strength/best"
            let overHTTP = try await gateway.http("GET", path).json()
            #expect(overHTTP["value"]?.int64 == 8_000)
            #expect(overHTTP["records"]?[0]?["record"]?["entry"]?["sources"]?[0]?["publisher"]?.string != nil)
            let question = QueryRequest(
                .explain, operation: "isf-gaza", asOf: try EffectiveDate(wire: "2026-02-28"),
                filter: QueryFilter(question: .pledges, figure: try JSONPointer("/pledges/idn-1/strength/best")))
            let overBus = try await gateway.bus.ask(.query, question, timeout: .seconds(10)).body
            #expect(overBus["records"] == overHTTP["records"] && overBus["figures"] == overHTTP["figures"])
        }
    }

    @Test(
        "what is wrong with a question is said as a problem",
        arguments: [
            ("/v1/operations/isf-gasa/picture", 404, "isf-gaza"),
            ("/v1/operations/ISF%20GAZA/picture", 404, "isf-gaza"),
            ("/v1/operations/isf-gaza/pictures", 404, "did you mean `picture`"),
            ("/v2/operations", 404, "/v1/operations"), ("/", 404, "/livez"),
            ("/v1/operations/isf-gaza/picture?asof=2026-01-01", 400, "did you mean `asOf`"),
            ("/v1/operations/isf-gaza/picture?asOf=2026-13-01", 400, "`asOf`"),
            ("/v1/operations/isf-gaza/picture?asOf=2026-01-01&asOf=2026-01-02", 400, "twice"),
            ("/v1/operations/isf-gaza/picture?knownAt=now", 400, "`knownAt`"),
            ("/v1/operations/isf-gaza/picture?after=nonsense", 400, "bookmark"),
            ("/v1/operations/isf-gaza/options?options=narow", 404, "did you mean `narrow`"),
            ("/v1/operations/isf-gaza/options?options=narrow,", 400, "`options`"),
            ("/v1/operations/isf-gaza/options?assume=disarmed=met", 400, "a colon"),
            ("/v1/operations/isf-gaza/options?assume=disarmed:mt", 400, "did you mean `met`"),
            ("/v1/operations/isf-gaza/options?option=narrow", 400, "did you mean `options`"),
            ("/v1/operations/isf-gaza/picture?assume=disarmed:met", 400, "`assume`"),
            ("/v1/operations?limit=many", 400, "`limit`"), ("/v1/operations?limit=0", 422, "1 to 1000"),
            ("/v1/operations?limit=1&limit=2", 400, "twice"), ("/v1/operations?offset=3", 400, "no parameter `offset`"),
            ("/v1/operations/isf-gaza/pledges?where=nation", 400, "such as `nation=IDN`"),
            ("/v1/operations/isf-gaza/pledges?where=naton=IDN", 422, "did you mean `nation`"),
            ("/v1/operations/isf-gaza/pledges?sort=nation,", 400, "`sort`"),
            ("/v1/operations/isf-gaza/pledges?cursor=xyz", 422, "about.page.next"),
            ("/v1/operations/isf-gaza/picture?list=milestons", 422, "did you mean `milestones`"),
            ("/v1/operations/isf-gaza/explain?figure=strength", 400, "`figure`"),
            ("/v1/operations/isf-gaza/explain?figure=/strenth", 404, "did you mean `strength`"),
            ("/v1/operations/isf-gaza/explain?question=pictures", 400, "`question`"),
            ("/livez?x=1", 400, "takes none"),
        ])
    func wrongQuestions(path: String, status: Int, hint: String) async throws {
        try await withForce { gateway in
            let answer = try await gateway.http("GET", path)
            #expect(answer.status == status)
            #expect(answer.headers["content-type"] == "application/problem+json")
            let problem = try answer.problem()
            #expect(problem.status == status)
            #expect(problem.detail.contains(hint), "\(problem.detail)")
        }
    }

    @Test("a method that a path does not take is refused with those that it takes")
    func methods() async throws {
        try await withForce { gateway in
            let post = try await gateway.http("POST", "/v1/operations/isf-gaza/picture", body: "{}")
            #expect(post.status == 405)
            #expect(post.headers["allow"] == "GET, HEAD")
            #expect(try post.problem().kind == .methodNotAllowed)
            let get = try await gateway.http("GET", "/v1/operations/isf-gaza/commands/announce-pledge")
            #expect(get.status == 405)
            #expect(get.headers["allow"] == "POST")
        }
    }

    @Test(
        "only names of this machine are answered to",
        arguments: [
            ("localhost", 200), ("127.0.0.1:8080", 200), ("[::1]:1", 200), ("LOCALHOST:80", 200),
            ("muster.example", 403), ("localhost.evil.example", 403), ("127.0.0.1.evil.example", 403),
            ("127.0.0.1:80x", 403), ("127.0.1.7:80", 200), ("127.0.0.1.1", 403), ("127.256.0.1", 403),
            ("127.0.0.1@evil.example", 403), ("localhost:", 403), ("10.0.0.1", 403), ("", 403),
        ])
    func hosts(host: String, status: Int) async throws {
        try await RunningGateway.with { gateway in
            let answer = try await gateway.http("GET", "/livez", headers: [("Host", host)])
            // Without a Host the server itself may refuse before the gateway sees the request.
            #expect(answer.status == status || (host.isEmpty && answer.status == 400))
            if answer.status == 403 { #expect(try answer.problem().kind == .forbidden) }
        }
    }

    @Test("an answer waits for a bookmark a bounded time, and is refused with Retry-After when it is not reached")
    func bookmarks() async throws {
        try await withForce { gateway in
            let far = Bookmark(
                log: Controls.log(of: .pledges), service: .pledges, epoch: .first, sequence: SequenceNumber(9_999))
            let after = String(decoding: try JSONEncoder().encode(far), as: UTF8.self)
            let began = ContinuousClock.now
            let answer = try await gateway.http(
                "GET", "/v1/operations/isf-gaza/picture", headers: [("Muster-After", after), ("Prefer", "wait=1")])
            #expect(ContinuousClock.now - began >= .seconds(1))
            #expect(answer.status == 503)
            #expect(answer.headers["retry-after"] == "1")
            #expect(try answer.problem().kind == .notYetKnown)
            #expect(try answer.problem().detail.contains("event 9999"))
            let badWait = try await gateway.http("GET", "/v1/operations", headers: [("Prefer", "wait=soon")])
            #expect(badWait.status == 400)
        }
    }

    @Test("health: live and ready without any service, with a check for each on request")
    func health() async throws {
        try await RunningGateway.with { gateway in
            #expect(try await gateway.http("GET", "/livez").json()["status"]?.string == "ok")
            let ready = try await gateway.http("GET", "/readyz")
            #expect(ready.status == 200)
            #expect(try ready.json()["checks"]?.array?.count == 1)
            let verbose = try await gateway.http("GET", "/readyz?verbose").json()
            #expect(verbose["ready"]?.bool == true)
            let names = verbose["checks"]?.array?.compactMap { $0["name"]?.string }
            #expect(names == ["store", "command", "funding", "mandate", "pledges"])
            #expect(verbose["checks"]?[1]?["detail"]?.string?.contains("not heard") == true)
        }
    }

    @Test("an answer without any service is given, and says that each part is stale")
    func alone() async throws {
        try await RunningGateway.with { gateway in
            let answer = try await gateway.http("GET", "/v1/operations")
            #expect(answer.status == 200)
            #expect(answer.headers["muster-stale"] == "command, funding, mandate, pledges")
            #expect(try answer.json()["about"]?["services"]?["pledges"]?["live"]?.bool == false)
        }
    }
}
