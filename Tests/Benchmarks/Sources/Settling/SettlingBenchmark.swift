import Foundation
import MessageSchema

/// Measures how long a change of assignment that touches 5,000 lines takes from the command until every service has stated
/// what follows from it and the gateway answers from all of it, against one plain command until the gateway answers from it.
enum SettlingBenchmark {
    static let name = "settling"
    private static let rounds = 10
    private static let pledges = 100
    private static let linesOfPledge = 50

    @Sendable
    static func run(in workspace: Workspace) async throws -> Report {
        try await workspace.withFolder { try await measure(in: $0) }
    }

    private static func measure(in folder: String) async throws -> Report {
        let home = "\(folder)/home"
        try FileManager.default.createDirectory(
            atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let suite = try await Suite(home: home, folder: folder)
        let operation = try OperationID(wire: "large")
        try await suite.generate(in: operation)
        let gateway = try await GatewayProcess(
            home: home, folder: "\(folder)/gateway", knowing: try await suite.bookmark(), within: .seconds(60))
        var (plain, whole, events) = ([Double](), [Double](), [UInt64]())
        // The first rounds show how much each change states, and warm up.
        var expected: [String: (pledges: UInt64, funding: UInt64)] = [:]
        for round in 0..<(rounds + 4) {
            let option = round.isMultiple(of: 2) ? "full" : "narrow"
            let started = monotonicNanoseconds()
            let precondition = Precondition(precondition: try EntityID(wire: "plain-\(round)"), title: "A plain fact")
            let reply = try await suite.mandate.send(precondition, id: "plain-\(round)", operation: operation)
            try await gateway.ask(after: reply.bookmark)
            let took = Double(monotonicNanoseconds() - started)
            for service in [suite.pledges, suite.funding] { try await service.rest() }

            let before = (
                pledges: try await suite.pledges.head().sequence.value,
                funding: try await suite.funding.head().sequence.value
            )
            let sent = monotonicNanoseconds()
            try await suite.mandate.send(
                OptionChoice(option: try EntityID(wire: option)), id: "put-\(round)", operation: operation)
            if let count = expected[option] {
                try await suite.pledges.reach(before.pledges + count.pledges)
                try await suite.funding.reach(before.funding + count.funding)
                try await gateway.ask(after: try await suite.bookmark())
                guard round >= 4 else { continue }
                whole.append(Double(monotonicNanoseconds() - sent))
                plain.append(took)
                events.append(count.pledges + count.funding + 1)
            } else {
                for service in [suite.pledges, suite.funding] { try await service.rest() }
                expected[option] = (
                    try await suite.pledges.head().sequence.value - before.pledges,
                    try await suite.funding.head().sequence.value - before.funding
                )
            }
        }
        await gateway.stop()
        await suite.stop()
        return report(plain: plain, whole: whole, events: events)
    }

    private static func report(plain: [Double], whole: [Double], events: [UInt64]) -> Report {
        let lines = Double(pledges * linesOfPledge)
        var report = Report(
            title: "\(name): a change of assignment that touches 5,000 lines, from the command to settled",
            peerName: "plain command", oursName: "ours")
        for (name, part) in [("p50", 0.5), ("longest", 1)] {
            let (one, all) = (Figures.quantile(part, of: plain), Figures.quantile(part, of: whole))
            report.lines.append(
                Report.Line(
                    what: "sent → in the gateway's answer, \(name)", peer: Figures.microseconds(one),
                    ours: Figures.microseconds(all), ratio: all / one, bound: .none))
        }
        let median = Figures.median(whole)
        report.notes = [
            "\(Figures.microseconds(median / lines)) a line; \(events.max() ?? 0) events state it, in mandate, pledges and "
                + "funding",
            "plain: a precondition, sent → in the gateway's answer, in the same suite",
            "\(rounds) rounds, the options in turn",
        ]
        return report
    }

    /// Mandate, pledges and funding with 5,000 lines under a caveat and 20 contributions under a condition.
    private struct Suite {
        let mandate: ShippedService
        let pledges: ShippedService
        let funding: ShippedService

        init(home: String, folder: String) async throws {
            mandate = try await ShippedService(.mandate, home: home, folder: "\(folder)/mandate")
            pledges = try await ShippedService(.pledges, home: home, folder: "\(folder)/pledges")
            funding = try await ShippedService(.funding, home: home, folder: "\(folder)/funding")
        }

        func bookmark() async throws -> Bookmark {
            try await mandate.bookmark().merged(with: pledges.bookmark()).merged(with: funding.bookmark())
        }

        func stop() async {
            for service in [funding, pledges, mandate] { await service.stop() }
        }

        func generate(in operation: OperationID) async throws {
            let day = try CalendarDay(wire: "2026-02-19")
            func id(_ text: String) throws -> EntityID { try EntityID(wire: text) }
            try await mandate.send(
                OperationEstablishment(title: "A large force", currency: try CurrencyCode(wire: "USD")),
                id: "establish",
                operation: operation, on: day)
            for task in ["patrol", "disarm"] {
                try await mandate.send(
                    TaskAuthorisation(task: try id(task), title: "A task", ceiling: .known(.allNecessaryMeans)),
                    id: "authorise-\(task)", operation: operation, on: day)
            }
            for (option, tasks) in [("narrow", ["patrol"]), ("full", ["patrol", "disarm"])] {
                try await mandate.send(
                    MandateOption(
                        option: try id(option), title: "An option",
                        assigned: try tasks.map {
                            AssignedTask(task: try id($0), ceiling: .known(.allNecessaryMeans))
                        }), id: "define-\(option)", operation: operation, on: day)
            }
            try await accepted(in: operation)
            let nations = try ["IDN", "MAR", "KAZ", "ALB", "PAK", "BGD", "AZE", "ITA"].map { try NationCode(wire: $0) }
            for nation in nations {
                try await pledges.send(
                    Caveat(
                        caveat: try id("no-disarming-\(nation.wire.lowercased())"), party: .nation(nation),
                        kind: .known(.task), effect: .known(.suspends), refusesTasks: [try id("disarm")],
                        wording: "but not to disarm"), id: "caveat-\(nation)", operation: operation, on: day)
            }
            for number in 0..<SettlingBenchmark.pledges {
                try await pledges.send(
                    PledgeAnnouncement(
                        pledge: try id("p-\(number)"), nation: nations[number % nations.count],
                        lines: try (0..<linesOfPledge).map {
                            LineOffer(
                                line: try id("l-\($0)"), capability: "infantry company", personnel: .known(.troops),
                                headcount: .known(try Quantity.Figures(best: 100)))
                        }), id: "announce-\(number)", operation: operation, on: day)
            }
            let usd = try CurrencyCode(wire: "USD")
            for number in 0..<20 {
                try await funding.send(
                    ContributionPledge(
                        contribution: try id("c-\(number)"), donor: .nation(nations[number % nations.count]),
                        kind: .known(.financial), amount: Money(minor: 100_000_000, currency: usd)),
                    id: "pledge-\(number)", operation: operation, on: day)
            }
            for nation in nations {
                try await funding.send(
                    FundingCondition(
                        condition: try id("condition-\(nation.wire.lowercased())"), party: .nation(nation),
                        kind: .known(.task), effect: .known(.suspends), refusesTasks: [try id("disarm")],
                        wording: "not for disarming"), id: "condition-\(nation)", operation: operation, on: day)
            }
            for service in [pledges, funding] { try await service.rest() }
        }

        /// Waits until pledges and funding have taken the operation in.
        private func accepted(in operation: OperationID) async throws {
            try await pledges.reach(1)
            try await funding.reach(1)
        }
    }
}
