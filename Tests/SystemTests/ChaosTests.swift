import Foundation
import MessageSchema
import Testing

/// Processes killed at random moments under load: what was acknowledged is there, once, and nothing else.
struct ChaosTests {
    /// How often one of the five is killed; every twelfth time it is all of them at once.
    private static let rounds = 40
    /// Each sender with the stream of commands that it draws; the last two send the same ones, at the same time.
    private static let senders = [(0, "http"), (1, "http"), (2, "bus"), (3, "bus"), (4, "http"), (4, "bus")]

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func killingAnyOfTheFiveLosesAndDoublesNothing() async throws {
        let seed =
            ProcessInfo.processInfo.environment["MUSTER_SEED"].flatMap { UInt64($0) }
            ?? UInt64.random(in: 0...UInt64(UInt32.max))
        print("chaos: seed \(seed); MUSTER_SEED=\(seed) draws the same commands and kills again")
        try await withHome { home in
            let services = KeptAlive(home)
            try await services.startAll()
            try await waitForAll(home)
            let load = try await home.muster("load", Binaries.scenario)
            try #require(load.code == 0, "\(load.errors)")
            let auditor = try PythonBus(home, name: "auditor")
            let before = try await logs(auditor)
            let beforeBookmark = Self.bookmark(of: before)
            var figures = try Figures(try await home.question("/v1/operations/isf-gaza/picture", after: beforeBookmark))

            let sent = try await sendWhileKilling(home, services, seed: seed)
            let deaths = await services.deaths
            #expect(deaths.isEmpty, "\(deaths.joined(separator: "\n"))")
            try await waitForAll(home)

            let after = try await logs(auditor)
            check(sent.acknowledged, before: before, after: after)

            let pledges = Dictionary(
                uniqueKeysWithValues: sent.acknowledged.filter { $0.order.name == "announce-pledge" }.map {
                    ($0.order.data["pledge"]?.string ?? "", $0.order.data["lines"]?[0]?["headcount"]?.int64 ?? 0)
                })
            for one in sent.acknowledged { figures.add(one.order, assessing: pledges) }
            let picture = try await home.question(
                "/v1/operations/isf-gaza/picture", after: Self.bookmark(of: after))
            #expect(try Figures(picture) == figures)

            try await repeatAll(sent.acknowledged, home, auditor)
            let again = try await logs(auditor)
            for service in Binaries.logs { #expect(again[service]?.texts == after[service]?.texts, "\(service) grew") }
            #expect(try Figures(try await home.question("/v1/operations/isf-gaza/picture")) == figures)
            let ends = try await services.stopAll()
            #expect(ends.values.allSatisfy { $0 == .exited(0) }, "\(ends)")

            let kills = await services.kills
            #expect(kills.count == Binaries.services.count)
            print(
                "chaos: \(sent.acknowledged.count) commands acknowledged, \(sent.repeats) times repeated, killed "
                    + kills.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
    }

    private struct Sent: Sendable {
        var acknowledged: [Sender.Acknowledged] = []
        var repeats = 0
        private var replies: [String: JSONValue] = [:]

        /// Two senders of one command must have got one reply.
        mutating func add(_ one: Sender.Acknowledged) {
            if let reply = replies.updateValue(one.reply, forKey: one.order.id) {
                #expect(reply == one.reply, "\(one.order)")
            } else {
                acknowledged.append(one)
            }
        }
    }

    private func sendWhileKilling(_ home: TestHome, _ services: KeptAlive, seed: UInt64) async throws -> Sent {
        let killing = Task {
            var generator = SeededGenerator(seed: seed)
            for number in 1...Self.rounds {
                // Anywhere from the first moments of a start to well after it.
                try await Task.sleep(for: .milliseconds(Int.random(in: 0...1400, using: &generator)))
                let one = Binaries.services.randomElement(using: &generator) ?? "pledges"
                try await services.kill9(number.isMultiple(of: 12) ? Binaries.services : [one])
                try await services.look()
            }
        }
        let isOver = Flag()
        return try await withThrowingTaskGroup(of: Sent.self) { group in
            for (index, (stream, door)) in Self.senders.enumerated() {
                group.addTask {
                    let bus = door == "bus" ? try PythonBus(home, name: "sender-\(index)") : nil
                    return try await send(stream, Sender(home, bus: bus), seed: seed, until: isOver)
                }
            }
            let result = await killing.result
            await isOver.raise()
            _ = try result.get()
            var all = Sent()
            for try await sent in group {
                for one in sent.acknowledged { all.add(one) }
                all.repeats += sent.repeats
            }
            return all
        }
    }

    private func send(_ number: Int, _ sender: Sender, seed: UInt64, until isOver: Flag) async throws -> Sent {
        var sender = sender
        var generator = SeededGenerator(seed: seed &+ UInt64(number + 1) &* 1_000_003)
        var sent = Sent()
        var announced: [String] = []
        var count = 0
        while await !isOver.isRaised {
            count += 1
            let name = "chaos-\(number)-\(count)"
            let order: Order
            switch Int.random(in: 0..<6, using: &generator) {
            case 0, 1:
                order = .pledge(name, headcount: Int.random(in: 1...900, using: &generator))
                announced.append(name)
            case 2 where !announced.isEmpty: order = .assessment(announced.removeFirst())
            case 3: order = .contribution(name, dollars: Int.random(in: 1...1_000_000, using: &generator))
            case 4: order = .post(name)
            default: order = .precondition(name)
            }
            sent.acknowledged.append(try await sender.acknowledged(order))
        }
        sent.repeats = sender.repeats
        return sent
    }

    private func check(
        _ acknowledged: [Sender.Acknowledged], before: [String: PythonBus.Log], after: [String: PythonBus.Log]
    ) {
        for service in Binaries.logs {
            guard let old = before[service], let log = after[service] else { continue }
            log.expectSound(service)
            #expect(Array(log.texts.prefix(old.texts.count)) == old.texts, "\(service): what stood there has changed")
            let ours = log.events.dropFirst(old.events.count)
            let expected = acknowledged.filter { $0.order.service == service }
            let byCommand = Dictionary(grouping: ours) { $0["commandid"]?.string ?? "" }
            for one in expected {
                let events = byCommand[one.order.id]?.compactMap { $0["id"]?.string } ?? []
                let replied = one.reply["events"]?.array?.compactMap(\.string) ?? []
                #expect(
                    !replied.isEmpty && events == replied, "\(one.order): the log has \(events), the reply \(replied)")
            }
            // What a service does by itself, as a reaction or in time, carries its own name as the actor.
            let sent = byCommand.filter { !($0.value.first?["actor"]?.string?.hasPrefix("muster-") ?? false) }
            let unknown = Set(sent.keys).subtracting(expected.map(\.order.id))
            #expect(unknown.isEmpty, "\(service): events of commands that nobody sent: \(unknown.sorted().prefix(5))")
        }
    }

    /// Every command once more, over the other door too, has to get the same reply; another content is refused.
    private func repeatAll(_ acknowledged: [Sender.Acknowledged], _ home: TestHome, _ bus: PythonBus) async throws {
        for (index, one) in acknowledged.enumerated() {
            if index.isMultiple(of: 3) {
                let response = try await home.post(one.order)
                #expect(response.status == 200 && (try? response.json()) == one.reply, "\(one.order): \(response.text)")
            } else {
                let reply = try await bus.carryOut(one.order)
                #expect(reply == one.reply, "\(one.order): \(JSONWriter.text(of: reply))")
            }
        }
        for one in acknowledged.prefix(10) {
            let other = Order(
                id: one.order.id, service: "command", name: "establish-post", data: ["post": "x", "title": "Another"])
            guard one.order.service == "command" else { continue }
            #expect(try await home.post(other).status == 422)
        }
    }

    private func waitForAll(_ home: TestHome) async throws {
        var last = ""
        try await eventually("all five to be well", within: .seconds(60), every: .milliseconds(200), finding: { last })
        {
            let health = try await home.muster("health", "--json")
            last = health.output + health.errors
            guard health.code == 0, let ready = try? await home.get("/readyz"), ready.status == 200 else {
                return false.orNil
            }
            return true.orNil
        }
    }

    private func logs(_ bus: PythonBus) async throws -> [String: PythonBus.Log] {
        var logs: [String: PythonBus.Log] = [:]
        for service in Binaries.logs { logs[service] = try await bus.log(of: service) }
        return logs
    }

    private static func bookmark(of logs: [String: PythonBus.Log]) -> JSONValue {
        let positions = logs.sorted { $0.key < $1.key }.map { service, log in
            (
                key: log.id,
                value: [
                    "service": .string(service), "epoch": .number(JSONNumber(log.epoch)),
                    "sequence": .number(JSONNumber(log.head)),
                ] as JSONValue
            )
        }
        return .object(JSONObject(positions))
    }
}

/// Something that is raised once.
actor Flag {
    private(set) var isRaised = false

    func raise() { isRaised = true }
}
