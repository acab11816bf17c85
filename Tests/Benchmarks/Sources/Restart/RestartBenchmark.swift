import Foundation
import MessageSchema

/// Measures how long a service and the gateway take to have a large log in memory again, how much they hold, and what a
/// replay to several followers costs those who send commands.
///
/// What cannot be avoided is that every event is read and decoded once; a plain loop that does so is the peer.
enum RestartBenchmark {
    static let name = "restart"
    private static let sizes = [10_000, 100_000, 1_000_000]
    private static let sample = 100_000
    private static let startLimit = Duration.seconds(300)
    private static let followers = 4
    private static let inFlight = 64
    private static let block = 2_000

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        var report = Report(
            title:
                "\(name): from the start of the process to its first answer; the peer reads and decodes every event once",
            peerName: "peer", oursName: "ours")
        let home = "\(folder)/home"
        let operations = try (1...100).map { try OperationID(wire: "operation-\($0)") }
        var log = ExampleLog(home: home, spread: .evenly(operations))
        var rate = 0.0
        var head: Cursor?
        for size in sizes {
            let began = monotonicNanoseconds()
            head = try await log.write(upTo: size)
            let written = Double(monotonicNanoseconds() - began)
            rate = try await log.decodingRate(of: min(size, sample))
            let service = try await MandateProcess(home: home, startLimit: startLimit)
            report.lines.append(line("service, \(size) events", Double(size) / rate * 1e9, service.startNanoseconds))
            report.notes.append(
                "\(size) events: service \(Figures.mebibytes(try service.residentBytes)) in memory, log "
                    + "\(Figures.mebibytes(log.fileBytes)) on disk; written in \(Figures.seconds(written))")
            await service.kill()
        }
        guard let head else { return report }
        try await measureSnapshot(home, log, &report)
        try await measureService(home, folder, head, rate, &report)
        return report
    }

    /// The first command after a start without a snapshot has one written, beside what goes on.
    private static func measureSnapshot(_ home: String, _ log: ExampleLog, _ report: inout Report) async throws {
        let service = try await MandateProcess(home: home, startLimit: startLimit)
        let without = service.startNanoseconds
        var commands = ExampleCommands(for: try OperationID(wire: "operation-1"), series: 4)
        let began = monotonicNanoseconds()
        _ = try await service.time(of: try commands.next())
        let size = try await log.waitForSnapshot(within: startLimit)
        let written = Double(monotonicNanoseconds() - began)
        await service.kill()
        let again = try await MandateProcess(home: home, startLimit: startLimit)
        report.lines.append(
            line("the same, with a snapshot in place of the events", Double(without), again.startNanoseconds))
        report.notes.append(
            "snapshot: \(Figures.mebibytes(size)), written in \(Figures.seconds(written)) while nothing else goes on; "
                + "with it, service \(Figures.mebibytes(try again.residentBytes)) in memory")
        await again.kill()
    }

    private static func measureService(
        _ home: String, _ folder: String, _ head: Cursor, _ rate: Double, _ report: inout Report
    ) async throws {
        let service = try await MandateProcess(home: home, startLimit: startLimit)
        let decoding = Double(head.sequence.value) / rate * 1e9
        let bookmark = Bookmark(log: head.log, service: .mandate, epoch: head.epoch, sequence: head.sequence)
        for (what, from) in [("from the service", "service"), ("from its own store", "store")] {
            let gateway = try await GatewayProcess(
                home: home, folder: "\(folder)/gateway-\(from)", knowing: bookmark, within: startLimit)
            report.lines.append(line("gateway, \(head.sequence) events \(what)", decoding, gateway.readyNanoseconds))
            report.notes.append("gateway \(what): \(Figures.mebibytes(try gateway.residentBytes)) in memory")
            await gateway.stop()
        }
        try await measureReplay(service, home, head, &report)
        await service.kill()
    }

    /// Commands while several followers replay everything, against those while nobody does.
    private static func measureReplay(
        _ service: MandateProcess, _ home: String, _ head: Cursor, _ report: inout Report
    ) async throws {
        var commands = ExampleCommands(for: try OperationID(wire: "operation-1"), series: 3)
        let generator = try LoadGenerator(endpoint: service.endpoint, inFlight: inFlight)
        defer { generator.close() }
        var (alone, beside): ([Double], [Double]) = ([], [])
        for _ in 0..<5 { alone.append(try generator.send(try commands.frames(block)).rate) }
        let began = monotonicNanoseconds()
        let peer = try FollowersPeer.start(home: home, count: followers, upTo: head.sequence.value)
        while !peer.hasAnswer { beside.append(try generator.send(try commands.frames(block)).rate) }
        guard let ended = UInt64(try peer.answer()) else { throw BenchmarkFailure(text: "the followers said no time") }
        peer.stop()
        for _ in 0..<5 { alone.append(try generator.send(try commands.frames(block)).rate) }
        let (without, with) = (Figures.median(alone), Figures.median(beside))
        report.lines.append(
            Report.Line(
                what: "commands with \(inFlight) in flight while \(followers) followers replay, against without",
                peer: Figures.thousands(without), ours: Figures.thousands(with), ratio: with / without, bound: .none))
        let replayed = Double(followers) * Double(head.sequence.value) / (Double(ended - began) / 1e9)
        report.notes.append(
            "replay of \(head.sequence) events to \(followers) followers at once: \(Figures.seconds(Double(ended - began))), "
                + "\(Figures.thousands(replayed)) together, beside \(beside.count * block) commands")
    }

    private static func line(_ what: String, _ peer: Double, _ ours: UInt64) -> Report.Line {
        Report.Line(
            what: what, peer: Figures.seconds(peer), ours: Figures.seconds(Double(ours)), ratio: Double(ours) / peer,
            bound: .none)
    }
}
