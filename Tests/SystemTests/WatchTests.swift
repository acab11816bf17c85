import Foundation
import MessageSchema
import Testing

/// `muster watch` and `muster send`, as scripts use them.
struct WatchTests {
    @Test
    func watchPrintsEachEventAsItHappensAndEndsWithCtrlC() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let watch = try home.start("muster", ["watch", "pledges"], name: "watch")
            let json = try home.start("muster", ["watch", "pledges", "--json", "--from-start"], name: "watch-json")
            try await begin(watch, home)
            for number in 1...20 { try await home.carryOut(.pledge("seen-\(number)", headcount: number)) }
            // Neither the money nor another service's events belong to it.
            try await home.carryOut(.contribution("unseen-1", dollars: 3))
            try await home.carryOut(.assessment("seen-20"))
            for program in [watch, json] {
                try await eventually("the last event", within: .seconds(10), finding: { program.report }) {
                    (program.lines.last ?? "").contains("pledge.assessed").orNil
                }
            }
            let seen = watch.lines.filter { $0.contains("pledge/seen-") }
            #expect(seen.count == 21, "\(seen)")
            for (number, line) in seen.prefix(20).enumerated() {
                #expect(line.contains("pledge/seen-\(number + 1) ") && line.contains("pledge.announced"), "\(line)")
            }
            #expect(!watch.output.contains("unseen-1"))
            let events = try json.lines.map { try JSONParser().parse($0) }
            #expect(events.map { $0["sequence"].flatMap(sequence) } == (1...UInt64(events.count)).map { $0 })
            #expect(events.contains { $0["type"]?.string == "muster.pledges.operation.accepted.v1" })

            for program in [watch, json] {
                program.signal(SIGINT)
                #expect(try await program.waitForEnd(within: .seconds(10)) == .exited(0), "\(program.report)")
            }
            try await suite.stop()
        }
    }

    @Test
    func watchLosesNothingWhileItsServiceIsKilledAndStartedAgain() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let watch = try home.start("muster", ["watch", "pledges", "--json"], name: "watch")
            try await begin(watch, home)
            let killed = try #require(try await suite.processID(of: "pledges"))
            kill(killed, SIGKILL)
            try await suite.waitUntilWell()
            for number in 1...5 { try await home.carryOut(.pledge("later-\(number)", headcount: number)) }
            try await eventually("the events after the restart", finding: { watch.report }) {
                (watch.lines.last ?? "").contains("pledge/later-5").orNil
            }
            let sequences = try watch.lines.compactMap { try JSONParser().parse($0)["sequence"].flatMap(sequence) }
            let first = try #require(sequences.first)
            #expect(sequences == (first..<first + UInt64(sequences.count)).map { $0 })
            watch.signal(SIGINT)
            #expect(try await watch.waitForEnd(within: .seconds(10)) == .exited(0))
            try await suite.stop()
        }
    }

    @Test
    func watchEndsWhenItsReaderGoesAway() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let (here, there) = try #require(socketPair())
            let watch = try home.start("muster", ["watch", "pledges"], name: "watch", output: there)
            close(there)
            var byte: UInt8 = 0
            var number = 0
            try await eventually("the first line", finding: { watch.report }) {
                number += 1
                try await home.carryOut(.pledge("piped-\(number)", headcount: number))
                return (recv(here, &byte, 1, CInt(MSG_DONTWAIT)) == 1).orNil
            }
            close(here)
            let end = try await watch.waitForEnd(within: .seconds(10))
            #expect(end == .exited(0) || end == .exited(141) || end == .killed(SIGPIPE), "\(end)")
            let head = try await home.execute(
                "/bin/sh",
                ["-c", "\(try Binaries.folder())/muster watch pledges --from-start | head -n 3"])
            #expect(head.code == 0)
            #expect(head.lines.count == 3)
            try await suite.stop()
        }
    }

    /// A subscription takes hold some time after it is asked for: what is printed first shows that it has.
    private func begin(_ watch: Program, _ home: TestHome) async throws {
        var number = 0
        try await eventually("the watcher's first line", finding: { watch.report }) {
            number += 1
            try await home.carryOut(.pledge("probe-\(number)", headcount: number))
            return (!watch.lines.isEmpty).orNil
        }
    }
}
