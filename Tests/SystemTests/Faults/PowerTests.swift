import Foundation
import MessageSchema
import Testing

/// Power losses: what was not synced is gone, or on the disk in part.
struct PowerTests {
    @Test
    func whatIsNotSyncedIsNotOnTheDisk() async throws {
        try await withHome { home in
            try FileManager.default.createDirectory(atPath: home.root + "/data", withIntermediateDirectories: true)
            let disk = try FaultDisk(home)
            var preloaded = home
            preloaded.settings = try disk.environment(losesPower: true)
            // Whoever reads without the library sees the disk.
            let program = """
                import os, subprocess
                path = os.environ["MUSTER_FAULT_FOLDER"] + "/x.sqlite"
                durable = lambda: subprocess.run(["/bin/cat", path], env={}, capture_output=True).stdout
                file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
                os.write(file, b"unsynced")
                print(durable(), os.pread(file, 8, 0), os.stat(path).st_size)
                os.fsync(file)
                os.pwrite(file, b"UN", 0)
                print(durable(), os.pread(file, 8, 0))
                """
            let outcome = try await preloaded.execute(Python.interpreter, ["-c", program])
            #expect(outcome.lines == ["b'' b'unsynced' 8", "b'unsynced' b'UNsynced'"], "\(outcome.errors)")
            let counts = try disk.counts()
            #expect(counts.writes == 2 && counts.syncs == 1 && counts.reads == 2)
            // The system outlives an orderly end.
            #expect(FileManager.default.contents(atPath: home.root + "/data/x.sqlite") == Data("UNsynced".utf8))
        }
    }

    private static let rows = FaultTable.rows(Binaries.services, orOnly: ["pledges", "gateway"])

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: rows)
    func aPowerLossAtAnyWriteLosesNothingThatWasAcknowledged(service: String) async throws {
        for round in 1...FaultTable.rounds {
            let seed = UInt64.random(in: 1...UInt64(UInt32.max))
            var generator = SeededGenerator(seed: seed)
            let call = ["write", "sync", "synced"].randomElement(using: &generator) ?? "write"
            let number = Int.random(in: 30...(call == "write" ? 700 : 300), using: &generator)
            try await FaultBench.run(
                "power loss at \(call) \(number), torn by seed \(seed), round \(round)", on: service,
                start: { home in
                    let disk = try FaultDisk(home)
                    return .init(
                        standing: [service: try disk.environment(losesPower: true, tear: seed)],
                        once: [service: ["MUSTER_FAULT_KILL_AT": "\(call):\(number)"]])
                },
                { bench in
                    try await bench.expectDeath(of: service, with: .killed(SIGKILL))
                    return nil
                })
        }
    }

    /// The negative control: a disk that lies about syncing loses what was acknowledged, and the oracle says so. The same
    /// run on an honest disk loses nothing.
    @Test(
        .enabled(if: Python.hasZeroMQ, Python.missing),
        .enabled(if: FaultDisk.hasControl, "eatmydata is not installed: that the oracle sees losses is not tested"),
        arguments: [true, false])
    func theOracleSeesWhatADiskLosesThatOnlyClaimsToSync(lies: Bool) async throws {
        try await withHome { home in
            let disk = try FaultDisk(home)
            let environment = try disk.environment(losesPower: true, syncsNothing: lies)
            let bench = try await FaultBench.begin(home, .init(standing: ["pledges": environment]))
            try await bench.load.progress(20, within: .seconds(30))
            let acknowledged = try await bench.load.stop()
            #expect(try disk.counts().writes > 0)
            #expect(try (disk.counts().syncs == 0) == lies)
            await bench.suite.release("pledges")
            await bench.suite.signal(SIGKILL, ["pledges"])
            _ = try await bench.suite.program("pledges").waitForEnd()
            let ends = try await bench.suite.stopAll()
            #expect(ends.isEmpty, "\(ends)")
            let findings = try await FaultOracle.findings(home, acknowledged: acknowledged)
            #expect((findings.lost > 0) == lies, "\(findings.wrong)")
            let what = "\(acknowledged.count) acknowledged, \(findings.lost) lost"
            FaultTable.record(
                lies ? "power loss under eatmydata (control: must lose)" : "power loss at rest", on: "pledges",
                lies ? "the oracle sees it: \(what)" : what)
        }
    }
}
