import Foundation
import Testing

/// kill -9 and SIGSTOP: at named steps, all five at once, for seconds.
struct KillTests {
    /// A service, and the step at which it is killed.
    struct Row: Sendable, CustomTestStringConvertible {
        let service: String
        let step: String

        var testDescription: String { "\(service) at \(step)" }
    }

    private static let atStart = ["started:1", "opened:1", "bound:1"]
    private static let atCommit = [
        "append-begun:40", "appended:40", "replied:40", "published:40", "snapshot-begun:1", "snapshot-kept:1",
    ]
    private static let steps: [String: [String]] = [
        "mandate": atStart + atCommit, "pledges": atStart + atCommit + ["cursor-saved:2"],
        "funding": atStart + atCommit + ["cursor-saved:2"], "command": atStart + atCommit + ["cursor-saved:2"],
        "gateway": atStart + ["store-begun:40", "stored:40", "shown:40"],
    ]

    private static let rows = FaultTable.rows(
        Binaries.services.flatMap { service in (steps[service] ?? []).map { Row(service: service, step: $0) } },
        orOnly: [
            Row(service: "pledges", step: "appended:40"), Row(service: "funding", step: "cursor-saved:2"),
            Row(service: "command", step: "snapshot-begun:1"), Row(service: "gateway", step: "stored:40"),
        ])

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: rows)
    func killedAtAStepNothingIsLostOrDoubled(row: Row) async throws {
        try await FaultBench.run(
            "kill -9 at \(row.step)", on: row.service, settings: ["MUSTER_SNAPSHOT_EVERY": "100"],
            start: { _ in
                .init(once: [row.service: ["MUSTER_TEST_FAULTS": "1", "MUSTER_TEST_KILL_AT": row.step]])
            },
            { bench in
                try await bench.expectDeath(of: row.service, with: .killed(SIGKILL))
                return nil
            })
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func allFiveKilledAtOnceComeBackTogether() async throws {
        try await FaultBench.run("kill -9 of all five at once, \(FaultTable.rounds) times", on: "all") { bench in
            for round in 1...FaultTable.rounds {
                await bench.suite.signal(SIGKILL, Binaries.services)
                try await eventually("five deaths") {
                    (await bench.suite.deaths.count >= round * Binaries.services.count).orNil
                }
                try await bench.load.progress(3, within: .seconds(45))
            }
            return nil
        }
    }

    private static let halted = FaultTable.rows(
        [1, 3, 10, 60].flatMap { seconds in (Binaries.services + ["all"]).map { ($0, seconds) } },
        orOnly: [("pledges", 3)])

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: halted)
    func whoIsHaltedForSecondsCatchesUp(service: String, seconds: Int) async throws {
        try await FaultBench.run("SIGSTOP for \(seconds) s", on: service) { bench in
            let services = service == "all" ? Binaries.services : [service]
            await bench.suite.signal(SIGSTOP, services)
            // The time is the fault itself.
            try await Task.sleep(for: .seconds(seconds))
            await bench.suite.signal(SIGCONT, services)
            return nil
        }
    }
}

extension FaultBench {
    /// Waits for a service's end, which has to be this one.
    func expectDeath(of service: String, with end: Program.End, within limit: Duration = .seconds(30)) async throws {
        let death = try await eventually("the death of \(service)", within: limit) {
            await suite.deaths.first { $0.service == service }
        }
        guard death.end == end else {
            throw Failure("\(service) ended with \(death.end), not \(end): \(death.errors.suffix(1500))")
        }
    }

    /// Nobody has ended.
    func expectNoDeath() async {
        for death in await suite.deaths {
            Issue.record("\(death.service) ended with \(death.end): \(death.errors.suffix(1500))")
        }
    }
}
