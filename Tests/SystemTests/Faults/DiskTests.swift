import Foundation
import MessageSchema
import Synchronization
import Testing

/// Disks that are full or fail, under the real services.
struct DiskTests {
    private static let services = FaultTable.rows(Binaries.services, orOnly: ["funding"])
    private static let reserved = FaultTable.rows(Binaries.services, orOnly: ["pledges", "gateway"])

    private func run(
        _ fault: String, on service: String, _ body: @Sendable (FaultBench, FaultDisk) async throws -> String?
    ) async throws {
        let disk = Kept<FaultDisk>()
        try await FaultBench.run(
            fault, on: service,
            start: { home in
                let made = try FaultDisk(home)
                disk.set(made)
                return .init(standing: [service: try made.environment()])
            }, { bench in try await body(bench, try disk.get()) })
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: reserved)
    func belowTheReserveNothingIsRecordedWithTheFiguresSaidAndReadsGoOn(service: String) async throws {
        try await run("disk below its reserve", on: service) { bench, disk in
            try disk.order("free 4096000")
            if service == "gateway" {
                try await bench.expectGatewayWaits(because: "4096000 bytes are free")
            } else {
                let refusal = try await bench.refusal(of: service)
                #expect(refusal.contains("4096000 bytes are free"), "\(refusal)")
                #expect(refusal.contains("\(64 << 20) are kept in reserve"), "\(refusal)")
                try await bench.expectReadsGoOn(service)
            }
            let status = try await bench.home.muster("status")
            let complaint = "\(service) says of its \(service == "gateway" ? "store" : "disk")"
            #expect(status.output.contains(complaint), "\(status.output)")
            try disk.order("")
            await bench.expectNoDeath()
            return service == "gateway" ? "waited, questions went on" : "refused with 507, reads went on"
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: services)
    func writesThatFindNoRoomAreRefusedAndLaterGoOn(service: String) async throws {
        try await run("ENOSPC", on: service) { bench, disk in
            try disk.order("enospc")
            try await eventually("a write that fails") { (try disk.counts().failed > 3).orNil }
            if service != "gateway" {
                _ = try await bench.refusal(of: service)
                try await bench.expectReadsGoOn(service)
            } else {
                try await bench.expectGatewayWaits(because: "no room is left")
            }
            try disk.order("")
            await bench.expectNoDeath()
            return service == "gateway" ? "waited, questions went on" : "refused with 507, reads went on"
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: services)
    func aFailedSyncEndsTheProcessWithoutAcknowledging(service: String) async throws {
        try await run("fsync fails once", on: service) { bench, disk in
            try disk.order("fsync-once")
            try await bench.expectDeath(of: service, with: .exited(74))
            #expect(try disk.current() == "done")
            return "ended with 74"
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: services)
    func aWriteErrorEndsTheProcess(service: String) async throws {
        try await run("EIO on write", on: service) { bench, disk in
            try disk.order("eio-write")
            try await bench.expectDeath(of: service, with: .exited(74))
            try disk.order("")
            return "ended with 74"
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: services)
    func aReadErrorEndsTheProcess(service: String) async throws {
        try await run("EIO on read", on: service) { bench, disk in
            // A killed service reads its log when it starts again, and can do nothing without it.
            try disk.order("eio-read")
            await bench.suite.signal(SIGKILL, [service])
            let death = try await eventually("an end by itself") {
                await bench.suite.deaths.first { $0.service == service && $0.end != .killed(SIGKILL) }
            }
            try disk.order("")
            #expect([.exited(74), .exited(69)].contains(death.end), "\(death)")
            return "refused to start with \(death.end)"
        }
    }

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func aServiceThatEndsOverAFailedSyncIsStartedAgainByItsSupervisor() async throws {
        try await withHome { home in
            let disk = try FaultDisk(home)
            var preloaded = home
            preloaded.settings = try disk.environment()
            let suite = try await RunningSuite.start(preloaded)
            try disk.order("fsync-once")
            let order = Order.pledge("after-the-failure", headcount: 7)
            var sender = Sender(home)
            async let acknowledged = sender.acknowledged(order)
            try await eventually("a death by it", finding: { suite.supervisor.report }) {
                suite.supervisor.errors.contains("exit code 74").orNil
            }
            let begin = ContinuousClock.now
            try await suite.waitUntilWell()
            let took = begin.duration(to: .now)
            let reply = try await acknowledged.reply
            let pledges = try await home.question("/v1/operations/isf-gaza/pledges", after: reply["bookmark"])
            let ids = (pledges["pledges"]?.array ?? []).compactMap { $0["pledge"]?.string }
            #expect(ids.count { $0 == "after-the-failure" } == 1)
            try await suite.stop()
            FaultTable.record(
                "fsync fails once under `muster up`", on: "one", "ended with 74, started again, well in \(took.shortly)"
            )
        }
    }

    private static let mayMount: Bool = geteuid() == 0 && access("/usr/bin/mount", X_OK) == 0
    private static let mounting: Comment = "file systems cannot be mounted here: a small disk is not tested"

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), .enabled(if: mayMount, mounting), arguments: [true, false])
    func aSmallDiskThatFillsUpLosesNothing(hasReserve: Bool) async throws {
        let fault = hasReserve ? "small tmpfs filled to its reserve" : "small tmpfs filled to the last byte"
        try await withSmallDisk(mebibytes: 48, reserve: hasReserve ? "8MiB" : "0MiB") { home in
            let bench = try await FaultBench.begin(home)
            let filler = home.root + "/data/filler"
            try fill(filler, leaving: hasReserve ? 4 << 20 : 0, at: home.root + "/data")
            let refusal = try await bench.refusal(of: "pledges")
            #expect(!hasReserve || refusal.contains("are kept in reserve"), "\(refusal)")
            for service in Binaries.logs where hasReserve { try await bench.expectReadsGoOn(service) }
            let ended = await bench.suite.deaths
            #expect(!hasReserve || ended.isEmpty, "\(ended)")
            unlink(filler)
            let recovered = try await bench.recover()
            try await bench.load.progress(3, within: .seconds(30))
            let acknowledged = try await bench.load.stop()
            try await home.waitUntilFollowed(within: .seconds(20))
            let wrong = try await bench.suite.stopAll()
            let findings = try await FaultOracle.findings(home, acknowledged: acknowledged)
            #expect(wrong.isEmpty && findings.wrong.isEmpty, "\(wrong) \(findings.wrong)")
            FaultTable.record(
                fault, on: "all",
                "refused with 507, \(ended.count) processes ended; recovered in \(recovered.shortly), "
                    + "\(acknowledged.count) acknowledged, \(findings.lost) lost")
        }
    }

    private func withSmallDisk(
        mebibytes: Int, reserve: String, _ body: (TestHome) async throws -> Void
    ) async throws {
        try await withHome(settings: ["MUSTER_DISK_RESERVE": reserve]) { home in
            let folder = home.root + "/data"
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            chmod(home.root, 0o700)
            let options = "size=\(mebibytes)m,mode=0700"
            let mounted = try await home.execute(
                "/usr/bin/mount", ["-t", "tmpfs", "-o", options, "muster-small-disk", folder])
            guard mounted.code == 0 else { throw Failure("\(folder) cannot be mounted: \(mounted.errors)") }
            do {
                try await body(home)
            } catch {
                _ = try await home.execute("/usr/bin/umount", ["-l", folder])
                throw error
            }
            _ = try await home.execute("/usr/bin/umount", ["-l", folder])
        }
    }

    private func fill(_ path: String, leaving bytes: Int, at folder: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(file) }
        guard file >= 0 else { throw Failure("\(path) cannot be made") }
        let block = [UInt8](repeating: 120, count: 65_536)
        var status = statvfs()
        while statvfs(folder, &status) == 0, Int(status.f_bavail) * Int(status.f_frsize) > bytes {
            guard write(file, block, block.count) > 0 else { return }
        }
    }
}

/// Something that is made at one place and used at another.
final class Kept<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func set(_ value: Value) { self.value.withLock { $0 = value } }

    func get() throws -> Value {
        guard let value = value.withLock({ $0 }) else { throw Failure("nothing was kept") }
        return value
    }
}

extension FaultBench {
    /// Waits until the gateway says that it takes nothing in, and why; it goes on answering.
    func expectGatewayWaits(because reason: String) async throws {
        try await eventually("the gateway to say that it waits") {
            let health = try await home.get("/readyz?verbose")
            return
                (health.status == 200 && health.text.contains("until there is room")
                && health.text.contains(reason)).orNil
        }
        #expect(try await home.get("/v1/operations/isf-gaza/picture").status == 200)
    }

    /// The refusal, once a service refuses a command of the load because its disk is full.
    func refusal(of service: String) async throws -> String {
        try await eventually("\(service) to refuse for want of room") { load.refusal(of: service) }
    }

    /// Replays, heads and the gateway's answers are given.
    func expectReadsGoOn(_ service: String) async throws {
        let bus = try PythonBus(home, name: "reads-\(UUID().uuidString.prefix(4))")
        let log = try await bus.log(of: service)
        #expect(log.head > 0 && log.computedHash == log.headHash, "\(service): its replay is not whole")
        #expect(try await home.get("/v1/operations/isf-gaza/picture").status == 200)
        #expect(try await bus.ask(service, "health")?.body != nil)
    }
}
