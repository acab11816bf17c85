import Foundation
import MessageSchema
import Testing

/// Single processes: their start, their refusals and their end.
struct LifecycleTests {
    @Test(arguments: Binaries.services)
    func aSecondProcessOnTheSameHomeIsRefusedAndTheFirstStopsWhenAsked(service: String) async throws {
        try await withHome { home in
            let first = try await started(service, home)
            let second = try await home.execute("muster-\(service)")
            #expect(second.code == 69, "\(second.errors)")
            #expect(second.errors.contains("process \(first.processID)"), "\(second.errors)")
            // The first still answers: its sockets were not taken away.
            let health = try await home.muster("health", service)
            #expect(health.code == 0, "\(health.output)")

            let began = ContinuousClock.now
            first.signal(SIGTERM)
            #expect(try await first.waitForEnd(within: .seconds(15)) == .exited(0), "\(first.report)")
            #expect(began.duration(to: .now) < .seconds(10))
            #expect(access("\(home.run)/\(service).pid", F_OK) != 0)

            let again = try await started(service, home, name: "again")
            again.signal(SIGINT)
            #expect(try await again.waitForEnd(within: .seconds(15)) == .exited(0), "\(again.report)")
        }
    }

    @Test(arguments: Binaries.services)
    func aHomeWhoseSocketsHadTooLongPathsIsRefusedWithTheLimit(service: String) async throws {
        try await withHome { home in
            var long = home
            long.settings["MUSTER_HOME"] = home.folder + "/" + String(repeating: "long/", count: 30) + "home"
            let outcome = try await long.execute("muster-\(service)")
            #expect(outcome.code == 78, "\(outcome.errors)")
            #expect(outcome.errors.contains("107"), "\(outcome.errors)")
            #expect(outcome.errors.contains("MUSTER_RUN_DIR"))
            let up = try await long.muster("up")
            #expect(up.code == 2 && up.errors.contains("107"), "\(up.code) \(up.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: home.folder).allSatisfy { $0 != "long" })

            // A run folder of its own is the way out.
            long.settings["MUSTER_RUN_DIR"] = home.folder + "/r"
            let process = try long.start("muster-\(service)", name: "way-out")
            try await waitUntilWell(process, service, long)
            process.signal(SIGTERM)
            #expect(try await process.waitForEnd() == .exited(0), "\(process.report)")
        }
    }

    @Test(arguments: [
        ("MUSTER_HTTP_PORT", "eighty"), ("MUSTER_HTTP_PORT", "65536"), ("MUSTER_HTTP_HOST", "0.0.0.0"),
        ("MUSTER_LOG_LEVEL", "loud"), ("MUSTER_COMMIT_BATCH", "0"), ("MUSTER_AFTER_WAIT", "2"),
        ("MUSTER_CONFIG", "/nowhere/muster.json"), ("MUSTER_PARENT_PIPE", "99"),
    ])
    func aWrongSettingIsRefusedByItsName(name: String, value: String) async throws {
        try await withHome(settings: [name: value]) { home in
            for service in ["pledges", "gateway"] {
                let outcome = try await home.execute("muster-\(service)")
                #expect(outcome.code == 78, "\(outcome.errors)")
                #expect(outcome.errors.contains(name == "MUSTER_CONFIG" ? value : name), "\(outcome.errors)")
                #expect(name == "MUSTER_CONFIG" || outcome.errors.contains(value), "\(outcome.errors)")
            }
        }
    }

    @Test
    func aHomeThatOthersCanEnterIsRefused() async throws {
        try await withHome { home in
            try FileManager.default.createDirectory(atPath: home.run, withIntermediateDirectories: true)
            chmod(home.root, 0o755)
            let outcome = try await home.execute("muster-mandate")
            #expect(outcome.code == 78, "\(outcome.errors)")
            #expect(outcome.errors.contains("chmod"), "\(outcome.errors)")
        }
    }

    @Test
    func aTakenPortIsNamed() async throws {
        try await withHome { home in
            let first = try await started("gateway", home)
            let port = try home.address().split(separator: ":").last.map(String.init) ?? ""
            var second = home
            second.settings = ["MUSTER_HOME": home.folder + "/other", "MUSTER_HTTP_PORT": port]
            let outcome = try await second.execute("muster-gateway")
            #expect(outcome.code == 69, "\(outcome.code) \(outcome.errors)")
            #expect(outcome.errors.contains(port), "\(outcome.errors)")
            first.signal(SIGTERM)
            #expect(try await first.waitForEnd() == .exited(0))
        }
    }

    @Test(arguments: Binaries.logs)
    func aFlippedBitInTheLogsTailIsRefusedAtTheStart(service: String) async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            try await suite.stop()
            let path = "\(home.root)/data/\(service).sqlite"
            var bytes = Array(try #require(FileManager.default.contents(atPath: path)))
            let place = try #require(try Self.lastEvent(in: bytes))
            bytes[place] ^= 0x01
            try Data(bytes).write(to: URL(filePath: path))
            let outcome = try await home.execute("muster-\(service)")
            #expect(outcome.code == 74, "\(outcome.code) \(outcome.errors)")
            #expect(outcome.errors.contains("chain hash"), "\(outcome.errors)")
            #expect(outcome.errors.contains(path), "\(outcome.errors)")
            #expect(access("\(home.run)/\(service).pid", F_OK) != 0)
        }
    }

    /// A place within the content of the event with the highest sequence, in a file whose journal has been taken in.
    private static func lastEvent(in bytes: [UInt8]) throws -> Int? {
        let mark = Array("\"sequence\":\"".utf8)
        var best: (sequence: UInt64, place: Int)?
        for start in bytes.indices.dropLast(mark.count + 20) where bytes[start] == mark[0] {
            guard bytes[start..<start + mark.count].elementsEqual(mark) else { continue }
            let digits = bytes[(start + mark.count)..<(start + mark.count + 20)]
            guard let number = UInt64(String(decoding: digits, as: UTF8.self)) else { continue }
            // A letter of the field's name: the bytes stay JSON in form, but are not those that were written.
            if number >= best?.sequence ?? 0 { best = (number, start + 1) }
        }
        return best?.place
    }

    private func started(_ service: String, _ home: TestHome, name: String? = nil) async throws -> Program {
        let process = try home.start("muster-\(service)", name: name ?? service)
        try await waitUntilWell(process, service, home)
        return process
    }

    private func waitUntilWell(_ process: Program, _ service: String, _ home: TestHome) async throws {
        try await eventually("\(service) to be well", every: .milliseconds(50), finding: { process.report }) {
            if let end = process.end { throw Failure("\(service) ended with \(end). \(process.report)") }
            guard service != "gateway" || access(home.run + "/http-address", F_OK) == 0 else { return false.orNil }
            return (try await home.muster("health", service).code == 0).orNil
        }
    }
}
