import EventLog
import Foundation
import MessageSchema
import Testing

/// The operators' tools on the logs of the real processes.
struct LogToolsTests {
    @Test func logsAreLookedAtBesideRunningServices() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let verified = try await home.muster("log", "verify")
            #expect(verified.code == 0, "\(verified.output) \(verified.errors)")
            for name in Binaries.logs {
                #expect(verified.lines.contains { $0.hasPrefix("\(name) ") && $0.contains("sound") }, "\(name)")
                #expect(verified.lines.contains { $0.hasPrefix("gateway/\(name)") && $0.contains("sound") }, "\(name)")
            }
            let json = try await home.muster("log", "verify", "pledges", "--json").json()
            let events = try #require(json.array?.first?["events"]?.int64)
            let lines = try await home.dump("pledges")
            #expect(lines.count == Int(events))
            for (index, line) in lines.enumerated() {
                #expect(try JSONParser().parse(line)["sequence"]?.string == SequenceNumber(UInt64(index + 1)).padded)
            }
            let some = try await home.muster(
                "log", "dump", "pledges", "--after", "3", "--type", "pledge.announced", "--operation", "isf-gaza")
            #expect(!some.lines.isEmpty && some.lines.allSatisfy { $0.contains("pledges pledge.announced") })
            #expect(try await home.muster("log", "dump", "pledges", "--operation", "nowhere").output.isEmpty)

            let stats = try #require(try await home.muster("log", "stats", "pledges", "--json").json().array?.first)
            #expect(stats["events"]?.int64 == events && stats["unreadable"]?.int64 == 0)
            let byType = stats["byType"]?.object?.members.compactMap(\.value.int64).reduce(0, +)
            #expect(byType == events && stats["byOperation"]?["isf-gaza"]?.int64 == events)
            #expect(stats["inbox"]?["mandate"]?["sequence"]?.int64 ?? 0 > 0)

            let snapshot = try await home.muster("snapshot", "pledges")
            #expect(snapshot.code == 0 && snapshot.output.contains("snapshot at event \(events)"), "\(snapshot.output)")
            let after = try #require(try await home.muster("log", "stats", "pledges", "--json").json().array?.first)
            #expect(after["snapshots"]?.array?.first?.int64 == events)
            try await suite.stop()
            let away = try await home.muster("snapshot", "pledges")
            #expect(away.code == 3 && away.output.contains("not running"), "\(away.output)")
        }
    }

    @Test func aFlippedBitIsNamedTheServiceRefusesAndTheGatewaysCopyBringsAllBack() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            var replies: [(Order, JSONValue)] = []
            for number in 1...5 {
                let order = Order.pledge("kept-\(number)", headcount: number)
                replies.append((order, try await home.carryOut(order)))
            }
            let before = try await home.question("/v1/operations/isf-gaza/pledges", after: replies.last?.1["bookmark"])
            try await suite.stop()
            let lines = try await home.dump("pledges")
            let stored = try await home.storedReplies(of: "pledges")
            let bad = lines.count - 2
            try await home.damage(event: bad, of: "pledges")

            let verified = try await home.muster("log", "verify")
            #expect(verified.code == 5)
            let line = verified.lines.first { $0.hasPrefix("pledges ") } ?? ""
            #expect(line.contains("damaged") && line.contains("event \(bad) is not what was written"), "\(line)")
            #expect(line.contains("sound up to event \(bad - 1)"))
            #expect(verified.lines.filter { $0.contains("damaged") }.count == 1, "\(verified.output)")
            #expect(try await home.muster("log", "verify", "funding", "gateway").code == 0)
            #expect(
                try await home.muster("log", "verify", "pledges", "--json").json().array?.first?["firstBad"]?.int64
                    == Int64(bad))

            // The service refuses, says why and what helps, and is not tried again at once.
            let up = try home.start("muster", ["up"], name: "up-broken")
            try await eventually("the refusal", finding: { up.report }) { up.errors.contains("pledges died").orNil }
            #expect(
                up.errors.contains("its log cannot be used") && up.errors.contains("starts again in 30"), "\(up.errors)"
            )
            #expect(up.errors.contains("event \(bad)"), "\(up.errors)")
            #expect(up.errors.contains("muster log verify pledges"), "\(up.errors)")
            #expect(up.errors.contains("muster log restore pledges --from-gateway"), "\(up.errors)")
            up.signal(SIGINT)
            _ = try await up.waitForEnd()

            let kept = try await home.muster("log", "restore", "pledges", "--from-gateway")
            #expect(kept.code == 1 && kept.errors.contains("--replace"), "\(kept.errors)")
            let restored = try await home.muster("log", "restore", "pledges", "--from-gateway", "--replace")
            #expect(restored.code == 0, "\(restored.errors)")
            #expect(restored.output.contains("epoch 2") && !restored.output.contains("LOST"), "\(restored.output)")
            #expect(try await home.dump("pledges") == lines)
            #expect(try await home.storedReplies(of: "pledges") == stored)
            let names = try FileManager.default.contentsOfDirectory(atPath: home.root + "/data")
            #expect(names.contains { $0.hasPrefix("pledges.before-") })

            let again = try await RunningSuite.start(home, loads: false, name: "again")
            try await again.waitUntilWell()
            for (order, reply) in replies { #expect(try await home.carryOut(order) == reply, "\(order)") }
            let new = try await home.carryOut(.pledge("after", headcount: 9))
            let after = try await home.question("/v1/operations/isf-gaza/pledges", after: new["bookmark"])
            #expect(after["pledges"]?.array?.count == (before["pledges"]?.array?.count ?? 0) + 1)
            #expect(try await home.muster("log", "verify").code == 0)
            try await again.stop()
        }
    }

    @Test func afterARestoreNothingIsDoubledAndWhatTheBackupLackedIsNamed() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home, loads: false)
            try await home.carryOut(.establishment("isf-gaza", title: "A force"))
            try await eventually("the operation to be known") {
                try await home.post(.post("first")).status == 200 ? true : nil
            }
            let backup = home.folder + "/mandate.backup"
            let taken = try await home.muster("log", "backup", "mandate", "--to", backup)
            #expect(taken.code == 0, "\(taken.errors)")
            #expect(try await home.muster("log", "verify", backup).code == 0)
            #expect(
                try await home.muster("log", "backup", "mandate", "--to", backup).code == 1, "nothing is overwritten")
            let refused = try await home.muster("log", "restore", "mandate", "--from", backup, "--replace")
            #expect(refused.code == 1 && refused.errors.contains("muster down"), "\(refused.errors)")

            // What the backup does not hold, and what the other services did upon it.
            try await home.carryOut(.establishment("other-1", title: "Another"))
            try await eventually("the other operation to be known") {
                try await home.post(.post("second", in: "other-1")).status == 200 ? true : nil
            }
            try await suite.waitUntilWell()
            try await suite.stop()
            let command = try await home.dump("command")
            home.loseLog(of: "mandate")
            // No new log is begun where one was lost.
            let empty = try await home.execute("muster-mandate")
            #expect(empty.code == 74 && empty.errors.contains("restore mandate --from-gateway"), "\(empty.errors)")

            let restored = try await home.muster("log", "restore", "mandate", "--from", backup)
            #expect(restored.code == 0, "\(restored.errors)")
            #expect(restored.output.contains("LOST: 1 events, 2 to 2"), "\(restored.output)")
            #expect(restored.output.contains("what command has taken in"), "\(restored.output)")

            let again = try await RunningSuite.start(home, loads: false, name: "again")
            try await again.waitUntilWell()
            // The services begin anew with mandate's log; what they did upon it is not done again.
            let reply = try await home.carryOut(.establishment("third-1", title: "A third"))
            try await eventually("the third operation to be known") {
                try await home.post(.post("third", in: "third-1")).status == 200 ? true : nil
            }
            #expect(reply["bookmark"]?.object?.members.first?.value["epoch"]?.int64 == 2)
            let after = try await home.dump("command")
            #expect(Array(after.prefix(command.count)) == command)
            #expect(after.count == command.count + 2, "the third operation and its post")
            let types = try after.map { try JSONParser().parse($0) }
                .filter { $0["type"]?.string?.contains("operation.accepted") == true }
                .compactMap { $0["operation"]?.string }
            #expect(types == ["isf-gaza", "other-1", "third-1"])
            try await eventually("the gateway to have the third") {
                let listed = try await home.question("/v1/operations")["operations"]?.array ?? []
                return listed.contains { $0["operation"]?.string == "third-1" }.orNil
            }
            try await again.stop()
        }
    }
}
