import Foundation
import MessageSchema
import Testing

/// The suite stopped when it is least convenient.
struct InterruptionTests {
    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func interruptedAnywhereInStartAndLoadTheNextStartCompletesIt() async throws {
        let seed = UInt64.random(in: 0...UInt64(UInt32.max))
        var generator = SeededGenerator(seed: seed)
        try await withHome { home in
            for round in 1...6 {
                let up = try home.start("muster", ["up", "--load", Binaries.scenario], name: "up-\(round)")
                // Some moments are before the first process, some within the load.
                try await Task.sleep(for: .milliseconds(Int.random(in: 20...1500, using: &generator)))
                up.signal(round.isMultiple(of: 3) ? SIGTERM : SIGINT)
                let began = ContinuousClock.now
                let end = try await up.waitForEnd(within: .seconds(20))
                #expect(began.duration(to: .now) < .seconds(10), "seed \(seed), round \(round): \(up.report)")
                // Before its first line it may not have set about listening for signals.
                let isOrderly = end == .exited(0) || up.errors.isEmpty
                #expect(isOrderly, "seed \(seed), round \(round): \(end) \(up.report)")
                // Whatever a hard end left behind notices it by itself.
                try await eventually("all to be gone", within: .seconds(10)) { home.processes().isEmpty.orNil }
            }
            let suite = try await RunningSuite.start(home)
            let entries = try Binaries.scenarioEntries()
            #expect(!suite.supervisor.output.contains("refused"), "\(suite.supervisor.report)")
            let bus = try PythonBus(home)
            var commands: [String] = []
            for service in Binaries.logs {
                let log = try await bus.log(of: service)
                log.expectSound(service)
                // What a service does by itself carries its own name as the actor.
                let ours = log.events.filter { $0["actor"]?.string?.hasPrefix("muster-") == false }
                commands += ours.compactMap { $0["commandid"]?.string }
            }
            #expect(Set(commands).count == entries, "seed \(seed)")
            try await suite.stop()
        }
    }

    @Test
    func aServiceThatHangsDoesNotHoldUpTheEnd() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home, loads: false)
            kill(try #require(try await suite.processID(of: "funding")), SIGSTOP)
            #expect(try await suite.stop() < .seconds(10))
            #expect(suite.supervisor.errors.contains("funding does not stop: killing it"), "\(suite.supervisor.errors)")
            try await eventually("all to be gone", within: .seconds(2)) { home.processes().isEmpty.orNil }
        }
    }

    @Test
    func aSecondCtrlCEndsEverythingAtOnce() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home, loads: false)
            for service in ["mandate", "gateway"] {
                kill(try #require(try await suite.processID(of: service)), SIGSTOP)
            }
            let began = ContinuousClock.now
            suite.supervisor.signal(SIGINT)
            try await eventually("the stop to begin", finding: { suite.supervisor.report }) {
                suite.supervisor.errors.contains("stopping").orNil
            }
            suite.supervisor.signal(SIGINT)
            _ = try await suite.supervisor.waitForEnd(within: .seconds(10))
            #expect(began.duration(to: .now) < .seconds(5))
            try await eventually("all to be gone", within: .seconds(2)) { home.processes().isEmpty.orNil }
        }
    }

    @Test
    func aServiceThatHangsIsNoticedAndTakenUpAgainWhenItGoesOn() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let pledges = try #require(try await suite.processID(of: "pledges"))
            kill(pledges, SIGSTOP)
            try await eventually("the gateway to notice") {
                let response = try await home.get("/v1/operations/isf-gaza/picture")
                #expect(response.status == 200)
                return (response["Muster-Stale"]?.hasPrefix("pledges;age=") ?? false).orNil
            }
            let order = Order.pledge("hung-1", headcount: 44)
            #expect(try await home.post(order).status == 503)
            kill(pledges, SIGCONT)
            try await suite.waitUntilWell()
            let reply = try await home.carryOut(order)
            let picture = try await home.question("/v1/operations/isf-gaza/picture", after: reply["bookmark"])
            #expect(picture["newestChanges"]?.array?.contains { $0["subject"]?.string == "pledge/hung-1" } == true)
            #expect(!suite.supervisor.errors.contains("died"))
            try await suite.stop()
        }
    }
}
