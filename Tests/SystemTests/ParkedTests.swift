import EventLog
import Foundation
import MessageSchema
import Testing

/// Parked events at the real services, in the hands of an operator.
struct ParkedTests {
    /// Parks an event of mandate at pledges as an older program would have: of a version that is not known.
    private func park(_ home: TestHome) async throws -> EventID {
        let mandate = try await LogReader.open(path: home.logFile(of: "mandate"))
        let first = try #require(try await mandate.events(after: .zero, maxEvents: 1, maxBytes: .max).first)
        let log = try await mandate.head().head.log
        await mandate.close()
        var text = String(decoding: first.bytes, as: UTF8.self)
        for (old, new) in [("established.v1", "established.v9"), ("other-1", "isf-gaza")] {
            text = text.replacing(old, with: new)
        }
        let pledges = try await SQLiteLog.open(directory: home.root + "/data", service: "pledges")
        let event = ParkedEvent(
            source: "mandate", log: log, epoch: .first, sequence: first.sequence, operation: "isf-gaza",
            subject: "operation/isf-gaza", type: "muster.mandate.operation.established.v9", reason: "not known",
            bytes: Array(text.utf8), parkedAt: 1_775_000_000_000_000)
        try pledges.append(AppendBatch(parkedAdded: [event]))
        await pledges.close()
        return EventID(log: log, epoch: .first, sequence: first.sequence)
    }

    @Test func aParkedEventIsListedTriedAgainAndGivenUpForAReasonThatIsKept() async throws {
        try await withHome { home in
            let first = try await RunningSuite.start(home, loads: false)
            try await home.carryOut(.establishment("other-1", title: "Another"))
            try await first.waitUntilWell()
            try await first.stop()
            let key = try await park(home)
            let offline = try await home.muster("parked", "list", "pledges")
            #expect(offline.code == 0 && offline.output.contains(key.wire), "\(offline.output) \(offline.errors)")

            let suite = try await RunningSuite.start(home, loads: false, name: "up-2")
            try await home.carryOut(.establishment("isf-gaza", title: "A force"))
            // What is stated of the operation now waits behind the one that cannot be read.
            let waiting = try await eventually("two to be parked") {
                let items = try await home.muster("parked", "list", "pledges", "--json").json().array ?? []
                return items.count == 2 ? items : nil
            }
            #expect(waiting.first?["event"]?.string == key.wire)
            #expect(waiting.last?["reason"]?.string?.contains("an earlier event") == true)
            #expect(try await home.post(.pledge("too-early", headcount: 5)).status == 404)

            let retried = try await home.muster("parked", "retry", "pledges")
            #expect(retried.code == 1, "\(retried.output) \(retried.errors)")
            #expect(retried.lines.filter { $0.hasPrefix("still parked") }.count == 2)
            #expect(retried.output.contains("newer version"))

            let unknown = try await home.muster(
                "parked", "discard", "pledges", "\(key.log.value).1.99", "--why", "a test")
            #expect(unknown.code == 1 && unknown.errors.contains("muster parked list"), "\(unknown.errors)")
            #expect(try await home.muster("parked", "discard", "pledges", key.wire).code == 2)

            let discarded = try await home.muster(
                "parked", "discard", "pledges", key.wire, "--why", "made by hand, decision 12", "--actor", "rana")
            #expect(discarded.code == 0, "\(discarded.errors)")
            #expect(discarded.output.contains("1 that waited behind it"))
            try await eventually("what waited to have its effect") {
                try await home.post(.pledge("in-time", headcount: 5)).status == 200 ? true : nil
            }
            #expect(try await home.muster("parked", "list", "pledges").output.contains("nothing is parked"))
            let kept = try await home.muster("parked", "list", "pledges", "--discarded")
            #expect(kept.output.contains(key.wire) && kept.output.contains("rana: made by hand, decision 12"))

            let gateway = try await home.muster("parked", "list", "gateway")
            #expect(gateway.code == 0 && gateway.output.contains("nothing is parked"), "\(gateway.errors)")
            let refused = try await home.muster("parked", "retry", "gateway")
            #expect(refused.code == 1 && refused.errors.contains("at every start"), "\(refused.errors)")
            try await suite.stop()

            // The decision lasts, and is seen without the service as well.
            let later = try await home.muster("parked", "list", "pledges", "--discarded", "--json").json()
            #expect(later.array?.first?["discard"]?["actor"]?.string == "rana")
            #expect(try await home.muster("log", "verify", "pledges").code == 0)
        }
    }
}
