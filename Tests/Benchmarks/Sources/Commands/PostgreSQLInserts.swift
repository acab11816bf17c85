import Foundation

/// PostgreSQL inserting the event's row, a transaction each, driven by pgbench over a Unix socket.
final class PostgreSQLInserts: CommandsPeer {
    let name = "PostgreSQL"
    let bound: Double? = 1.0
    private let folder: String
    private let binaries: String
    private let asOwner: [String]
    private let server: Program
    private let event: String
    private var rate = 1_000.0

    private static let script = """
        INSERT INTO event (epoch, operation, subject, command_id, hash, bytes)
        VALUES (1, 'isf-gaza', 'precondition/fact-0-1', '0b7e2c1a-5d1f-4a51-40000-100000000001', :hash, :bytes);
        """

    /// Makes an instance and starts it; as the user `postgres` where the caller is root, whom it refuses.
    init(folder: String, event: [UInt8]) throws {
        self.folder = folder
        self.event = String(decoding: event, as: UTF8.self)
        binaries = try Self.newestBinaries()
        if geteuid() == 0 {
            asOwner = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--init-groups"]
            guard let owner = getpwnam("postgres") else {
                throw BenchmarkFailure(
                    text: "there is no user postgres, as whom PostgreSQL could run; it comes with Debian's postgresql")
            }
            guard chown(folder, owner.pointee.pw_uid, owner.pointee.pw_gid) == 0 else {
                throw BenchmarkFailure(text: "\(folder) cannot be given to the user postgres")
            }
        } else {
            asOwner = []
        }
        try Self.script.write(toFile: "\(folder)/insert.sql", atomically: true, encoding: .utf8)
        _ = try Program.run(
            asOwner + [
                "\(binaries)/initdb", "-D", "\(folder)/data", "-A", "trust", "-U", "bench", "-E", "UTF8", "--locale=C",
                "--no-instructions",
            ], in: folder)
        let server = try Program(
            asOwner + [
                "\(binaries)/postgres", "-D", "\(folder)/data", "-k", folder, "-c", "listen_addresses=", "-c",
                "max_connections=300", "-c", "shared_buffers=256MB",
            ], endsBy: .quit, in: folder)
        self.server = server
        let tables = """
            CREATE TABLE event (sequence bigserial PRIMARY KEY, epoch int NOT NULL, operation text NOT NULL,
                subject text NOT NULL, command_id text NOT NULL, hash text NOT NULL, bytes text NOT NULL)
            """
        let (binaries, asOwner) = (binaries, asOwner)
        try Program.untilReady("PostgreSQL", showing: server) {
            _ = try Program.run(
                asOwner + [
                    "\(binaries)/psql", "-h", folder, "-U", "bench", "-d", "postgres", "-q", "-c", tables,
                ], in: folder)
        }
    }

    func measure(inFlight: Int) throws -> PeerOutcome {
        // What the last block reached tells how many make about half a second.
        let count = max(4, Int(rate / 2) / inFlight)
        let text = try Program.run(
            asOwner + [
                "\(binaries)/pgbench", "-h", folder, "-U", "bench", "-n", "-M", "prepared", "-c", "\(inFlight)", "-j",
                "\(min(inFlight, 2))", "-t", "\(count)", "-f", "\(folder)/insert.sql", "-l",
                "--log-prefix=\(folder)/times", "-D", "hash=\(String(repeating: "h", count: 32))", "-D",
                "bytes=\(event)", "postgres",
            ], in: folder)
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
            let rate = line.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) })
        else { throw BenchmarkFailure(text: "pgbench says nothing of its rate: \(text.suffix(300))") }
        self.rate = rate
        let times = try takeTimes()
        return PeerOutcome(rate: rate, p50: Figures.median(times), p99: Figures.quantile(0.99, of: times))
    }

    func stop() {
        server.stop()
    }

    /// What pgbench wrote of each transaction, in nanoseconds; its files are gone afterwards.
    private func takeTimes() throws -> [Double] {
        var times: [Double] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file.hasPrefix("times.") {
            let path = "\(folder)/\(file)"
            // The third column is the time of the transaction in microseconds.
            times += try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
                .compactMap { $0.split(separator: " ").dropFirst(2).first.flatMap { Double($0) } }.map { $0 * 1_000 }
            try FileManager.default.removeItem(atPath: path)
        }
        return times
    }

    /// Debian keeps the programs of each version in a folder of its own.
    private static func newestBinaries() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        guard let newest = versions.compactMap({ Int($0) }).max() else {
            throw BenchmarkFailure(
                text: "there is no PostgreSQL in \(root); `make bench` installs what deploy/packages-bench.txt names")
        }
        return "\(root)/\(newest)/bin"
    }
}
