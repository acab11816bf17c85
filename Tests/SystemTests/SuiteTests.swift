import Foundation
import MessageSchema
import Testing

/// `muster up` from the first line to the last.
struct SuiteTests {
    @Test
    func theSuiteStartsLoadsTheCaseStopsInTimeAndFindsItsDataAgain() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let output = suite.supervisor.output
            let entries = try Binaries.scenarioEntries()
            #expect(entries > 50)
            #expect(output.contains("\(entries) entries, \(entries) recorded"), "\(suite.supervisor.report)")
            #expect(!output.contains("refused"))
            for part in ["Strength", "Nations", "Money", "Posts", "Mandate", "Try next"] {
                #expect(output.contains("\n\(part)"), "the summary lacks \(part)")
            }

            let address = try home.address()
            let hints = suite.supervisor.lines.suffix(3).map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(hints.count == 3)
            #expect(hints[0] == "curl \(address)/v1/operations/isf-gaza/picture")
            #expect(hints[1] == "muster watch pledges")
            let binaries = try Binaries.folder()
            let hinted = try await home.execute("/bin/sh", ["-c", "PATH=\(binaries):$PATH; \(hints[2])"])
            #expect(hinted.code == 0, "the hint `\(hints[2])` does not work: \(hinted.errors)")
            let picture = try await home.question("/v1/operations/isf-gaza/picture")
            #expect(picture["about"]?["operation"]?.string == "isf-gaza")

            let second = try await home.muster("up")
            #expect(second.code != 0)
            #expect(second.errors.contains("process \(suite.supervisor.processID) already runs"), "\(second.errors)")

            let digests = try await digests(home)
            let took = try await suite.stop()
            #expect(took < .seconds(10))
            #expect(home.processes().isEmpty)
            #expect(!FileManager.default.fileExists(atPath: home.run + "/http-address"))

            let again = try await RunningSuite.start(home, name: "up-again")
            #expect(again.supervisor.output.contains("all \(entries) there already"), "\(again.supervisor.report)")
            #expect(try await self.digests(home) == digests)
            #expect(try await again.stop() < .seconds(10))
            #expect(home.processes().isEmpty)
        }
    }

    @Test
    func twoSuitesRunSideBySide() async throws {
        try await withHome { first in
            let one = try await RunningSuite.start(first, loads: false)
            var second = first
            second.settings["MUSTER_HOME"] = first.folder + "/second"
            let other = RunningSuite(
                home: second, supervisor: try second.start("muster", ["up"], name: "up-second"))
            try await eventually("the second suite", finding: { other.supervisor.report }) {
                other.supervisor.errors.contains("the suite runs").orNil
            }
            try await first.carryOut(.establishment("only-here", title: "Only in the first suite"))
            let secondAddress = try String(contentsOfFile: first.folder + "/second/run/http-address", encoding: .utf8)
            #expect(try first.address() != secondAddress.trimmingCharacters(in: .whitespacesAndNewlines))
            let operations = try await second.muster("status", "--operation", "only-here", "--json")
            #expect(operations.code == 1)
            try await one.stop()
            #expect(other.supervisor.end == nil)
            try await other.stop()
        }
    }

    @Test
    func servicesEndWhenTheirSupervisorIsKilled() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home, loads: false)
            #expect(home.processes().count == 6)
            suite.supervisor.signal(SIGKILL)
            try await eventually("the services to end", within: .seconds(15)) { home.processes().isEmpty.orNil }
            let again = try await RunningSuite.start(home, loads: false, name: "up-again")
            try await again.stop()
        }
    }

    private func digests(_ home: TestHome) async throws -> [String] {
        var digests: [String] = []
        for service in Binaries.logs {
            let outcome = try await home.muster("digest", service, "--json")
            let reply = try outcome.json()
            #expect(reply["state"]?.string?.count == 64)
            digests.append(outcome.output)
        }
        return digests
    }
}
