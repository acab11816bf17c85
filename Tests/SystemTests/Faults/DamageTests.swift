import Foundation
import MessageSchema
import Testing

/// Logs that are not what was written, or that another process wants.
struct DamageTests {
    private static let services = FaultTable.rows(Binaries.logs, orOnly: ["pledges"])

    /// Changes a stopped service's database with Python.
    private func change(_ home: TestHome, _ service: String, _ program: String) async throws {
        let path = "\(home.root)/data/\(service).sqlite"
        let outcome = try await home.execute(Python.interpreter, ["-c", "import os, sqlite3, sys\n" + program, path])
        guard outcome.code == 0 else { throw Failure("\(path) could not be changed: \(outcome.errors)") }
    }

    private static let flip = """
        db = sqlite3.connect(sys.argv[1])
        sequence, body = db.execute("SELECT sequence, bytes FROM event ORDER BY sequence DESC LIMIT 1 OFFSET 3").fetchone()
        place = body.index(b"load-")
        body = body[:place] + bytes([body[place] ^ 1]) + body[place + 1:]
        db.execute("UPDATE event SET bytes = ? WHERE sequence = ?", (body, sequence))
        db.commit()
        """

    private static let cut = """
        db = sqlite3.connect(sys.argv[1])
        db.execute("DELETE FROM event WHERE sequence > (SELECT max(sequence) - 3 FROM event)")
        db.commit()
        """

    private static let truncate = "os.truncate(sys.argv[1], os.path.getsize(sys.argv[1]) // 2 // 4096 * 4096)"

    private static let damages: [(String, String)] = [
        ("flipped bit in the tail", flip), ("last events cut off", cut), ("file truncated to half", truncate),
    ]

    @Test(
        .enabled(if: Python.hasZeroMQ, Python.missing),
        arguments: services.flatMap { service in damages.map { (service, $0.0, $0.1) } })
    func aDamagedLogIsRefusedAtStartAndLeftAsItIs(service: String, damage: String, program: String) async throws {
        try await withHome { home in
            let bench = try await FaultBench.begin(home)
            let acknowledged = try await bench.load.stop()
            let path = "\(home.root)/data/\(service).sqlite"
            #expect(try await bench.suite.stop(service) == .exited(0))
            let copy = home.folder + "/copy"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            try await change(home, service, program)
            let damaged = FileManager.default.contents(atPath: path)
            let refused = try await home.execute("muster-\(service)")
            #expect(refused.code == 74, "\(refused.code): \(refused.errors)")
            #expect(refused.errors.contains("restore"), "\(refused.errors)")
            #expect(FileManager.default.contents(atPath: path) == damaged, "the damaged log was changed")
            // The sound one put back, all goes on.
            for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
            try FileManager.default.moveItem(atPath: copy, toPath: path)
            try await bench.suite.startAgain(service)
            try await home.waitUntilWell(within: .seconds(30))
            try await home.waitUntilFollowed(within: .seconds(20))
            let ends = try await bench.suite.stopAll()
            let findings = try await FaultOracle.findings(home, acknowledged: acknowledged)
            #expect(ends.isEmpty && findings.wrong.isEmpty, "\(ends) \(findings.wrong)")
            FaultTable.record(damage, on: service, "refused to start with 74, left as it was; sound again from a copy")
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: services)
    func anOlderCopyPutBackIsReportedAndFollowedAnew(service: String) async throws {
        try await withHome { home in
            let bench = try await FaultBench.begin(home)
            let path = "\(home.root)/data/\(service).sqlite"
            #expect(try await bench.suite.stop(service) == .exited(0))
            let copy = home.folder + "/older"
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            try await bench.suite.startAgain(service)
            try await bench.load.progress(20, within: .seconds(30))
            let acknowledged = try await bench.load.stop()
            #expect(try await bench.suite.stop(service) == .exited(0))
            for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
            try FileManager.default.moveItem(atPath: copy, toPath: path)
            try await bench.suite.startAgain(service)
            let begin = ContinuousClock.now
            var seen = ""
            try await eventually("the gateway to report it", within: .seconds(30), finding: { seen }) {
                seen = try await home.get("/readyz?verbose").text
                return seen.contains("replaced by another log 1 times").orNil
            }
            try await home.waitUntilWell(within: .seconds(30))
            try await home.waitUntilFollowed(within: .seconds(30))
            let took = begin.duration(to: .now)
            let status = try await home.muster("status")
            #expect(status.output.contains("replaced by another log"), "\(status.output)")
            let ends = try await bench.suite.stopAll()
            // What came after the copy is lost by whoever put it back; all the same nobody disagrees about what is there.
            let rest = try await FaultOracle.findings(
                home, acknowledged: acknowledged.filter { $0.order.service != service })
            #expect(ends.isEmpty && rest.wrong.isEmpty, "\(ends) \(rest.wrong)")
            let all = try await FaultOracle.findings(home, acknowledged: acknowledged)
            #expect(all.lost > 0, "the oracle does not see what the older copy lacks")
            FaultTable.record(
                "older copy of the log put back", on: service, "reported, followed anew in \(took.shortly)")
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), .enabled(if: FaultTable.isWhole), arguments: ["pledges"])
    func aFlippedBitInAnOldEventIsNoticedByWhoeverReadsIt(service: String) async throws {
        try await withHome { home in
            let bench = try await FaultBench.begin(home)
            // Beyond the thousand events that a start verifies.
            try await bench.load.progress(1_100, in: [service], within: .seconds(120))
            let acknowledged = try await bench.load.stop()
            #expect(try await bench.suite.stop(service) == .exited(0))
            #expect(try await bench.suite.stop("gateway") == .exited(0))
            let (path, copy) = ("\(home.root)/data/\(service).sqlite", home.folder + "/sound")
            try FileManager.default.copyItem(atPath: path, toPath: copy)
            for suffix in ["", "-wal", "-shm"] { unlink("\(home.root)/data/gateway.sqlite\(suffix)") }
            try await change(home, service, Self.flip.replacing("DESC LIMIT 1 OFFSET 3", with: "LIMIT 1 OFFSET 20"))
            try await bench.suite.startAgain(service)
            try await bench.suite.startAgain("gateway")
            var seen = ""
            try await eventually("the gateway to notice", within: .seconds(30), finding: { seen }) {
                seen = (try? await home.get("/readyz?verbose").text) ?? ""
                return seen.contains("replaced by another log").orNil
            }
            #expect(try await bench.suite.stop(service) == .exited(0))
            for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
            try FileManager.default.moveItem(atPath: copy, toPath: path)
            try await bench.suite.startAgain(service)
            try await home.waitUntilWell(within: .seconds(45))
            try await home.waitUntilFollowed(within: .seconds(45))
            let ends = try await bench.suite.stopAll()
            let findings = try await FaultOracle.findings(home, acknowledged: acknowledged)
            #expect(ends.isEmpty && findings.wrong.isEmpty, "\(ends) \(findings.wrong)")
            FaultTable.record(
                "flipped bit in an old event", on: service,
                "seen by a new follower from the chain, reported as a log that contradicts itself; sound again from a copy"
            )
        }
    }

    private static let all = FaultTable.rows(Binaries.services, orOnly: ["funding", "gateway"])

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: all)
    func aSecondProcessOnTheSameLogAndEndpointsIsRefused(service: String) async throws {
        try await FaultBench.run("second process on the same log and endpoints", on: service) { bench in
            let first = try await bench.suite.processID(of: service)
            let second = try await bench.home.execute("muster-\(service)")
            #expect(second.code == 69 && second.errors.contains("process \(first)"), "\(second.errors)")
            try await bench.load.progress(3, within: .seconds(10))
            await bench.expectNoDeath()
            return "refused with 69"
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: services)
    func aForeignWriterIsWaitedOut(service: String) async throws {
        try await FaultBench.run("second writer holds the database for 3 s", on: service) { bench in
            let path = "\(bench.home.root)/data/\(service).sqlite"
            let program = """
                import sqlite3, sys, time
                db = sqlite3.connect(sys.argv[1], timeout=10, isolation_level=None)
                db.execute("BEGIN IMMEDIATE")
                time.sleep(3)
                db.execute("ROLLBACK")
                """
            let outcome = try await bench.home.execute(Python.interpreter, ["-c", program, path])
            #expect(outcome.code == 0, "\(outcome.errors)")
            await bench.expectNoDeath()
            return "nobody ended"
        }
    }
}
