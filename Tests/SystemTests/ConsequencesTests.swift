import Foundation
import MessageSchema
import Testing

/// What one fact brings about in all four services, asked of the running suite with the case.
struct ConsequencesTests {
    @Test func theHoldOf17MarchIsFollowedThroughEveryService() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let hold = try #require(try await hold(home))

            // Strength falls, the cost follows, and the deputy's post is at risk.
            let steps = try await eventually("every service to have answered the hold") {
                let reply = try await home.question("/v1/operations/isf-gaza/why?event=\(hold)")
                let steps = reply["steps"]?.array ?? []
                let types = Set(steps.compactMap { $0["type"]?.string })
                let wanted = [
                    "muster.pledges.pledge.onHold.v1", "muster.pledges.strength.stated.v1",
                    "muster.funding.strength.takenIn.v1", "muster.funding.cost.stated.v1",
                    "muster.funding.shortfall.closed.v1", "muster.command.pledge.noted.v1",
                    "muster.command.post.atRisk.v1",
                ]
                return (types.isSuperset(of: wanted)).orNil.map { _ in steps }
            }
            let depths = steps.compactMap { $0["depth"]?.int64 }
            #expect(depths.first == 0 && depths.max() == 1)
            let services = Set(steps.compactMap { $0["service"]?.string })
            #expect(services == ["pledges", "funding", "command"])
            #expect(steps.allSatisfy { $0["entry"]?["effective"]?.string == "2026-03-17" })

            // The chain is the same from its other end, and on the terminal.
            let last = try #require(steps.last?["event"]?.string)
            let shown = try await home.muster("why", last)
            #expect(shown.code == 0, "\(shown.errors)")
            for line in [
                "strength of Indonesia", "funding takes the strength of Indonesia in", "no known shortfall any more",
            ] {
                #expect(shown.output.contains(line), "\(shown.output)")
            }
            #expect(shown.output.contains(hold) && shown.output.contains("▶"))

            // Taken back, the strength, the cost and the post are as they were before.
            let alerts = try await home.muster("alerts")
            #expect(
                alerts.output.contains("deputy-commander") && !alerts.output.contains("is missing by"),
                "\(alerts.output)")
            let back = try await home.muster("send", "retract-entry", "event=\(hold)", "reason=misread", "--json")
            #expect(back.code == 0, "\(back.errors)")
            let retraction = try #require(try back.json()["events"]?[0]?.string)
            try await eventually("funding to reckon with the strength of before") {
                try await home.muster("why", retraction).output.contains("the nominal strength costs").orNil
            }
            try await eventually("the post not to be at risk, and the money to be missing again") {
                let alerts = try await home.muster("alerts")
                return (!alerts.output.contains("`deputy-commander`") && alerts.output.contains("missing by")).orNil
            }

            let unknown = try await home.muster("why", "pledges-0000.1.9999")
            #expect(unknown.code == 1 && unknown.errors.contains("entries"), "\(unknown.errors)")
            let wrong = try await home.muster("why", "nonsense")
            #expect(wrong.code == 2 && !wrong.errors.isEmpty)
            try await suite.stop()
        }
    }

    /// The event by which Indonesia's pledge is on hold.
    private func hold(_ home: TestHome) async throws -> String? {
        let entries = try await home.execute("muster", ["entries", "pledge/idn-1", "--json"]).json()
        return entries["entries"]?.array?.first { $0["type"]?.string == "muster.pledges.pledge.onHold.v1" }?["event"]?
            .string
    }
}
