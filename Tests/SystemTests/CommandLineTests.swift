import Foundation
import MessageSchema
import Testing

/// The suite in the background, and what `muster` tells scripts.
struct CommandLineTests {
    @Test
    func theSuiteRunsInTheBackgroundAndEveryAnswerIsThereAsJSON() async throws {
        try await withHome { home in
            let idle = try await home.muster("ps")
            #expect(idle.code == 3 && idle.errors.contains("muster up"), "\(idle.errors)")
            let nothing = try await home.muster("down", "--json")
            #expect(nothing.code == 0)
            #expect(try nothing.json()["stopped"]?.bool == false)

            let up = try await home.muster("up", "--background", "--load", Binaries.scenario, within: .seconds(90))
            #expect(up.code == 0, "\(up.errors)")
            #expect(up.output.contains("Try next"))
            let second = try await home.muster("up", "--background")
            #expect(second.code != 0 && second.errors.contains("already runs"), "\(second.errors)")

            let processes = try await home.muster("ps", "--json")
            #expect(processes.code == 0)
            let services = try processes.json()["services"]?.array ?? []
            #expect(services.compactMap { $0["name"]?.string } == Binaries.services)
            #expect(services.allSatisfy { $0["state"]?.string == "ready" })
            #expect(home.processes().count == 6)

            let status = try await home.muster("status", "--json")
            #expect(status.code == 0)
            #expect(try status.json()["strength"]?["stages"]?.array?.isEmpty == false)
            let health = try await home.muster("health", "--json")
            #expect(health.code == 0)
            #expect(try health.json().array?.count == 5)
            for service in Binaries.services {
                let metrics = try await home.muster("metrics", service, "--json")
                #expect(try metrics.json()["text"]?.string?.hasSuffix("# EOF\n") == true, "\(service)")
            }
            let load = try await home.muster("load", Binaries.scenario, "--json")
            #expect(load.code == 0, "\(load.errors)")
            #expect(try load.json()["repeated"]?.int64 == Int64(try Binaries.scenarioEntries()))
            #expect(try load.json()["recorded"]?.int64 == 0)
            let digest = try await home.muster("digest", "mandate", "--json")
            #expect(try digest.json()["cursor"]?["hash"]?.string?.count == 64)

            let began = ContinuousClock.now
            let down = try await home.muster("down", "--json")
            #expect(began.duration(to: .now) < .seconds(10))
            #expect(down.code == 0)
            #expect(try down.json()["stopped"]?.bool == true)
            try await eventually("all to be gone", within: .seconds(2)) { home.processes().isEmpty.orNil }
        }
    }

    @Test
    func sendSaysWhatBecameOfACommandByItsExitCode() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let pledge = [
                "announce-pledge", "pledge=exit-1", "nation=FRA", "line=infantry", "capability=Infantry",
                "personnel=troops", "headcount=up to 120", "--id", "exit-1", "--actor", "rana",
            ]
            let accepted = try await home.execute("muster", ["send", "--json"] + pledge)
            #expect(accepted.code == 0, "\(accepted.errors)")
            let reply = try accepted.json()
            #expect(reply["command"]?.string == "exit-1")
            let repeated = try await home.execute("muster", ["send", "--json"] + pledge)
            #expect(repeated.code == 0)
            #expect(try repeated.json() == reply)

            let refused = try await home.execute("muster", ["send"] + pledge.map { $0 == "exit-1" ? "exit-2" : $0 })
            #expect(refused.code == 1)
            #expect(refused.errors.contains("exit-1"), "\(refused.errors)")
            let refusedJSON = try await home.muster(
                "send", "assess-pledge", "pledge=no-such", "--json")
            #expect(refusedJSON.code == 1)
            #expect(try JSONParser().parse(refusedJSON.output + refusedJSON.errors)["status"]?.int64 == 404)

            for usage in [
                ["send", "announce-pldge", "pledge=x"], ["send", "announce-pledge", "pledge"], ["send"], ["sned"],
                ["send", "announce-pledge", "--after", "nonsense"], ["status", "--as-of", "yesterday"],
            ] {
                let outcome = try await home.execute("muster", usage)
                #expect(outcome.code == 2, "\(usage): \(outcome.code) \(outcome.errors)")
                #expect(!outcome.errors.isEmpty)
            }
            let preview = try await home.muster("send", "assess-pledge", "pledge=exit-1", "--preview", "--json")
            #expect(preview.code == 0)
            #expect(try preview.json()["events"]?.array?.count == 1)
            try await suite.stop()

            let away = try await home.execute("muster", ["send"] + pledge + ["--operation", "isf-gaza"])
            #expect(away.code == 3, "\(away.code) \(away.errors)")
            #expect(away.errors.contains("muster up") || away.errors.contains("make start"), "\(away.errors)")
            #expect(try await home.muster("status").code == 3)
        }
    }
}
