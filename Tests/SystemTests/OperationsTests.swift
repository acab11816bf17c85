import Foundation
import MessageSchema
import Testing

/// Two operations in the same processes.
struct OperationsTests {
    private static let questions = ["picture", "pledges", "approaches", "funding", "posts", "mandate"]

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func nothingOfOneOperationShowsInTheOther() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let bus = try PythonBus(home)
            let before = try await answers(home, "isf-gaza")

            // The ids are those of the first operation's entities, the content is another.
            let other = "sahel-1"
            let bookmark = try await fill(other, home, marker: "Zanzibar")
            let after = try await answers(home, "isf-gaza", after: bookmark)
            let others = try await answers(home, other, after: bookmark)

            let events = try await eventsByOperation(bus)
            for question in Self.questions {
                #expect(after[question].map(Self.lasting) == before[question].map(Self.lasting), "\(question)")
                let ofFirst = after[question].map { JSONWriter.text(of: $0) } ?? ""
                let ofOther = others[question].map { JSONWriter.text(of: $0) } ?? ""
                #expect(!ofFirst.contains("Zanzibar") && !ofFirst.contains(other), "\(question)")
                for word in ["isf-gaza", "Gaza", "Indonesia", "2803", "USD", "Xinhua"] {
                    #expect(!ofOther.contains(word), "\(question) of \(other) has \(word)")
                }
                for (text, operation) in [(ofFirst, "isf-gaza"), (ofOther, other)] {
                    let wrong = Self.eventIDs(in: text).filter { events[$0] != operation }
                    #expect(wrong.isEmpty, "\(question) of \(operation) rests on \(wrong)")
                }
            }
            let picture = try #require(others["picture"])
            let announced = picture["strength"]?["stages"]?.array?.first { $0["stage"]?.string == "announced" }
            #expect(announced?["best"]?.int64 == 77)
            #expect(announced?["lines"]?.int64 == 1)
            #expect(picture["posts"]?["total"]?.int64 == 1)
            #expect(picture["preconditions"]?.array?.count == 1)
            #expect(picture["money"]?["pledged"]?["amount"]?.string == "12.00")
            #expect(picture["about"]?["title"]?.string == "The Zanzibar force")

            let listed = try await home.question("/v1/operations")["operations"]?.array ?? []
            #expect(listed.compactMap { $0["operation"]?.string }.sorted() == ["isf-gaza", other])

            // What is changed in the second leaves the first alone, and the other way round.
            let assessed = try await home.carryOut(.assessment("idn-1", in: other))
            #expect(
                try await answers(home, "isf-gaza", after: assessed["bookmark"])["pledges"].map(Self.lasting)
                    == before["pledges"].map(Self.lasting))
            let secondBefore = try await answers(home, other)
            let added = try await home.carryOut(.pledge("later-1", headcount: 5))
            let secondAfter = try await answers(home, other, after: added["bookmark"])
            for question in Self.questions {
                #expect(secondAfter[question].map(Self.lasting) == secondBefore[question].map(Self.lasting))
            }
            try await suite.stop()
        }
    }

    private func fill(_ operation: String, _ home: TestHome, marker: String) async throws -> JSONValue {
        var establishment = Order.establishment(operation, title: "The \(marker) force")
        establishment = Order(
            id: establishment.id, service: "mandate", name: establishment.name, operation: operation,
            data: ["title": .string("The \(marker) force"), "currency": "EUR"])
        var replies = [try await home.carryOut(establishment)]
        let contribution = Order(
            id: "\(operation):contribution", service: "funding", name: "pledge-contribution", operation: operation,
            data: [
                "contribution": "board-of-peace", "donor": "SAU", "kind": "financial",
                "amount": ["amount": "12.00", "currency": "EUR"], "wording": .string(marker),
            ])
        let approach = Order(
            id: "\(operation):approach", service: "pledges", name: "send-approach", operation: operation,
            data: ["approach": "ita-1", "nation": "ITA", "kinds": ["troops"], "by": .string(marker)])
        let orders: [Order] = [
            .precondition("ceasefire-holds", title: marker, in: operation),
            .pledge("idn-1", nation: "FRA", headcount: 77, in: operation), approach, contribution,
            .post("force-commander", title: marker, in: operation),
        ]
        for order in orders {
            // The services learn of the operation one after the other.
            replies.append(
                try await eventually("\(order) to be accepted") {
                    let response = try await home.post(order)
                    guard response.status != 404 else { return nil }
                    guard response.status == 200 else { throw Failure("\(order): \(response.text)") }
                    return try response.json()
                })
        }
        var positions = JSONObject()
        for reply in replies {
            for member in reply["bookmark"]?.object?.members ?? [] { positions[member.key] = member.value }
        }
        return .object(positions)
    }

    private func answers(
        _ home: TestHome, _ operation: String, after bookmark: JSONValue? = nil
    ) async throws -> [String: JSONValue] {
        var answers: [String: JSONValue] = [:]
        for question in Self.questions {
            answers[question] = try await home.question("/v1/operations/\(operation)/\(question)", after: bookmark)
        }
        return answers
    }

    /// An answer without what says when it was given and how far all logs have come.
    private static func lasting(_ answer: JSONValue) -> JSONValue {
        guard var object = answer.object, var about = object["about"]?.object else { return answer }
        for key in ["answeredAt", "bookmark", "services"] { about[key] = nil }
        object["about"] = .object(about)
        return .object(object)
    }

    private static func eventIDs(in text: String) -> [String] {
        text.matches(of: #/"((?:mandate|pledges|funding|command)-[0-9a-f]{32}\.[0-9]+\.[0-9]+)"/#).map {
            String($0.output.1)
        }
    }

    private func eventsByOperation(_ bus: PythonBus) async throws -> [String: String] {
        var operations: [String: String] = [:]
        for service in Binaries.logs {
            for event in try await bus.log(of: service).events {
                operations[event["id"]?.string ?? ""] = event["operation"]?.string
            }
        }
        return operations
    }
}
