import CommandDomain
import DomainModel
import Foundation
import FundingDomain
import GatewayDomain
import MandateDomain
import MessageSchema
import PledgesDomain
import Testing

@testable import MusterCLI

/// One service's operation, folded from the commands of a scenario as the service itself would.
struct Fold<State: Aggregate> {
    var state: State
    private var sequence: UInt64 = 0
    private let log: LogID
    /// Every event in order, as the log would hold it.
    private(set) var stored: [(id: EventID, bytes: [UInt8])] = []

    init(_ operation: OperationID) throws {
        state = State(operation: operation)
        log = try #require(LogID("\(State.Command.service.rawValue)-test"))
    }

    /// Decides and applies; answers with the events.
    mutating func take(_ command: State.Command, _ context: DecisionContext) throws -> [RecordedEvent<State.Event>] {
        try state.decide(command, in: context).map { event in
            sequence += 1
            let payload = event.payload
            let header = EventHeader(
                id: EventID(log: log, epoch: .first, sequence: SequenceNumber(sequence)), type: type(of: payload).type,
                subject: payload.subject(in: CaseTests.operation), recorded: context.now,
                operation: CaseTests.operation,
                actor: context.actor, effective: context.effective, learned: context.learned, command: context.command,
                commandHash: Digest256(of: Array(context.command.wire.utf8)), correlation: context.command.wire)
            let recorded = RecordedEvent(header: header, provenance: context.provenance, event: event)
            state.apply(recorded)
            stored.append((header.id, try EventCoder().encode(recorded)))
            return recorded
        }
    }

    /// What its reactions answer to a foreign event, decided and applied.
    mutating func react(to bytes: [UInt8], _ context: DecisionContext) throws {
        let coder = EventCoder()
        let header = try coder.header(of: bytes)
        for reaction in State.reactions where type(of: reaction).answers.contains(where: { $0.wire == header.type }) {
            for command in try reaction.commands(forBytes: bytes, coder: coder, state: state).commands {
                _ = try take(command, context)
            }
        }
    }
}

/// All four services' operations with a scenario folded into them, and what they refused.
struct FoldedScenario {
    var mandate: Fold<MandateOperation>
    var pledges: Fold<PledgesOperation>
    var funding: Fold<FundingOperation>
    var command: Fold<CommandOperation>
    var refused: [String] = []

    init(_ scenario: Scenario) throws {
        mandate = try Fold(scenario.operation)
        pledges = try Fold(scenario.operation)
        funding = try Fold(scenario.operation)
        command = try Fold(scenario.operation)
        for entry in scenario.entries {
            do {
                try take(entry, of: scenario)
            } catch let refusal as Refusal {
                refused.append("line \(entry.line) \(entry.id): \(refusal.problem)")
            } catch {
                refused.append("line \(entry.line) \(entry.id): \(error)")
            }
        }
    }

    private mutating func take(_ entry: Scenario.Entry, of scenario: Scenario) throws {
        let now = try Instant(wire: "2026-06-01T12:00:00Z")
        let basis: Basis = entry.data["basis"]?.string == "reported" ? .reported : .decided
        let learned = entry.learned ?? now
        try ProvenanceRules.check(basis: basis, sources: entry.sources, learned: learned, now: now)
        let context = DecisionContext(
            command: try CommandID(wire: scenario.commandID(of: entry, in: scenario.operation)), now: now,
            actor: "case",
            effective: entry.effective ?? .day(now.day), learned: learned,
            provenance: Provenance(basis: basis, sources: entry.sources))
        let payload = try Self.payload(entry.command.payload, entry.data)
        switch entry.command.service {
        case .mandate:
            for event in try mandate.take(try #require(MandateCommand(payload)), context) {
                let bytes = try EventCoder().encode(event)
                try pledges.react(to: bytes, context)
                try funding.react(to: bytes, context)
                try command.react(to: bytes, context)
            }
        case .pledges: _ = try pledges.take(try #require(PledgesCommand(payload)), context)
        case .funding: _ = try funding.take(try #require(FundingCommand(payload)), context)
        case .command: _ = try command.take(try #require(CommandCommand(payload)), context)
        }
    }

    /// The gateway's state after all four logs.
    func gateway() throws -> GatewayState {
        var gateway = GatewayState()
        for (service, stored) in [
            (ServiceName.mandate, mandate.stored), (.pledges, pledges.stored), (.funding, funding.stored),
            (.command, command.stored),
        ] {
            var cursor: Cursor?
            for event in stored {
                let after = (cursor ?? .start(of: event.id.log, epoch: event.id.epoch)).advanced(over: event.bytes)
                let folded = gateway.fold(event.bytes, id: event.id, cursor: after, from: service, coder: EventCoder())
                #expect(folded.parked == nil)
                cursor = after
            }
        }
        return gateway
    }

    private static func payload<P: CommandPayload>(_ type: P.Type, _ data: JSONValue) throws -> any CommandPayload {
        try data.decoded(as: P.self, strict: true)
    }
}

@Suite("The shipped case")
struct CaseTests {
    static let operation: OperationID = {
        do { return try OperationID(wire: "isf-gaza") } catch { preconditionFailure("\(error)") }
    }()

    private static func bytes() throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: root.appending(path: "deploy/scenarios/isf-gaza.jsonl")))
    }

    static func scenario() throws -> Scenario { try #require(ScenarioReader(try bytes()).scenario) }

    private func moment(_ day: String, known: String? = nil) throws -> Moment {
        Moment(asOf: try CalendarDay(wire: day), knownAt: try known.map { try CalendarDay(wire: $0).end })
    }

    @Test("it is in order as it is shipped")
    func offline() throws {
        let reader = ScenarioReader(try Self.bytes())
        #expect(reader.findings.map { $0.text(file: "isf-gaza.jsonl") } == [])
        let scenario = try #require(reader.scenario)
        #expect(scenario.id.wire == "isf-gaza" && scenario.operation == Self.operation)
        #expect(scenario.entries.allSatisfy { $0.effective != nil && $0.learned != nil })
        #expect(scenario.entries.allSatisfy { !$0.sources.isEmpty || $0.command.name == "define-precondition" })
    }

    @Test("no service refuses any of it, and a second load would find every entry there")
    func acceptedWhole() throws {
        let scenario = try Self.scenario()
        #expect(try FoldedScenario(scenario).refused == [])
        #expect(
            Set(scenario.entries.map { scenario.commandID(of: $0, in: scenario.operation) }).count
                == scenario.entries.count)
    }

    @Test("the strength: up to 8,000 and four nations unknown, until everything is on hold")
    func strength() throws {
        let records = try FoldedScenario(try Self.scenario()).pledges.state.records
        let before = records.strength(at: try moment("2026-03-16"))
        #expect(before.nominal.sum.best == 8_000 && before.nominal.sum.high == 8_000 && before.nominal.sum.low == 0)
        #expect(before.nominal.sum.lines == 6 && before.nominal.sum.unknown == 5)
        #expect(before.nominal.nations.map(\.wire) == ["ALB", "IDN", "KAZ", "MAR", "XKX"])
        #expect(before.strength(at: .onHold).sum.lines == 0 && before.inTheatre.sum.lines == 0)
        let after = records.strength(at: try moment("2026-03-17"))
        #expect(after.nominal.sum.best == 0 && after.nominal.sum.lines == 5 && after.nominal.sum.unknown == 5)
        #expect(
            after.strength(at: .onHold).sum.best == 8_000 && after.strength(at: .onHold).nations.map(\.wire) == ["IDN"])
        #expect(after.strength(at: .announced).nations.map(\.wire) == ["EGY", "JOR"])
    }

    @Test("what was believed on 20 December 2025 has no pledge and no commander")
    func december() throws {
        let folded = try FoldedScenario(try Self.scenario())
        let day = try moment("2025-12-20", known: "2025-12-20")
        #expect(folded.pledges.state.records.strength(at: day).lines.isEmpty)
        #expect(folded.pledges.state.records.claims.known(at: day).map(\.claim.claim.wire).contains("none-committed"))
        let commander = folded.command.state.records.post(try EntityID(wire: "force-commander"), at: day)
        #expect(commander?.state == .vacant)
        #expect(folded.mandate.state.records.assignmentInForce(at: day)?.value.option.wire == "narrow")
    }

    @Test("posts, preconditions, the assignment and the money are as the reports say")
    func rest() throws {
        let folded = try FoldedScenario(try Self.scenario())
        let now = try moment("2026-06-01")
        let posts = folded.command.state.records
        let commander = try #require(posts.post(try EntityID(wire: "force-commander"), at: now))
        #expect(commander.state == .designated && commander.officer?.grade == .known(.of7))
        let deputy = try #require(posts.post(try EntityID(wire: "deputy-commander"), at: now))
        #expect(deputy.state == .accepted && deputy.nation?.wire == "IDN" && deputy.officer == nil)
        let mandate = folded.mandate.state.records
        let statuses = mandate.preconditions(at: now).map(\.status)
        #expect(
            statuses.filter { $0 == .known(.unmet) }.count == 1 && statuses.filter { $0 == .known(.unknown) }.count == 2
        )
        let assigned = try #require(mandate.assignmentInForce(at: now)).value.assigned.map(\.task.wire)
        #expect(!assigned.contains("disarm-armed-groups") && mandate.authorisedTasks(at: now).count == 6)
        let totals = try #require(folded.funding.state.records.totals(at: now))
        #expect(totals.pledged.amount.amount == "10000000000.00" && totals.funding.minor == 0 && totals.paid.count == 0)
        let empty = folded.funding.state.records.claims.known(at: now).first { $0.claim.claim.wire == "account-empty" }
        #expect(empty?.claim.amount?.minor == 0)
    }

    @Test("the money on a screen: nothing held, ten billion pledged, the UN's rates, and the account as it is claimed")
    func money() throws {
        let now = try Instant(wire: "2026-06-01T12:00:00Z")
        let engine = QueryEngine(
            state: try FoldedScenario(try Self.scenario()).gateway(), freshness: [:], now: now)
        let surface = Surface(width: 110, usesColour: false)
        let asOf = try EffectiveDate(wire: "2026-03-01")
        let funding = try #require(
            try engine.answer(QueryRequest(.funding, operation: Self.operation)) as? FundingReply)
        let lines = FundingScreen(reply: funding, surface: surface).lines
        #expect(lines.filter { Columns.count($0) > 110 } == [])
        let text = lines.joined(separator: "\n")
        #expect(text.contains("USD 10,000,000,000") && text.contains("USD 1,428") && text.contains("fund-account"))
        #expect(funding.accounts.first?.claims.map(\.claim.wire) == ["fund-account-balance"])
        #expect(funding.rates.map(\.perMonth.amount) == ["1428.00"])
        let runway = try #require(
            try engine.answer(QueryRequest(.runway, operation: Self.operation, asOf: asOf)) as? RunwayReply)
        // 8,000 of Indonesia at 1,428, and five lines of unknown size.
        #expect(runway.strengths[1].months.first?.best == "11424000.00")
        #expect(runway.strengths[1].levels.map(\.bound) == [true, true, true])
        #expect(runway.strengths[1].levels.map(\.best.monthsPaid) == [0, 0, 600])
        let screen = RunwayScreen(reply: runway, surface: surface).lines
        #expect(screen.filter { Columns.count($0) > 110 } == [])
        let shown = screen.joined(separator: "\n")
        #expect(shown.contains("or before") && shown.contains("USD 11,424,000") && shown.contains("of unknown size"))
    }

    @Test("what contradicts what in it is listed with both sides, and the one that holds first")
    func contradictions() throws {
        let engine = QueryEngine(
            state: try FoldedScenario(try Self.scenario()).gateway(), freshness: [:],
            now: try Instant(wire: "2026-06-01T12:00:00Z"))
        func ask(knownAt: String? = nil) throws -> ContradictionsReply {
            let question = QueryRequest(
                .contradictions, operation: Self.operation, knownAt: try knownAt.map { try KnownTime(wire: $0) })
            return try #require(try engine.answer(question) as? ContradictionsReply)
        }
        let found = try ask().contradictions
        func sides(_ subject: String) -> [String] {
            found.first { $0.sides.contains { $0.subject.wire == subject } }?.sides.map(\.subject.wire) ?? []
        }
        #expect(sides("claim/interested-no-troops") == ["claim/interested-19", "claim/interested-no-troops"])
        #expect(sides("claim/morocco-police") == ["claim/five-committed", "claim/morocco-police"])
        #expect(sides("claim/doha-40") == ["claim/doha-25", "claim/doha-40"])
        let doha = try #require(found.first { $0.figure == .known(.conferenceAttendance) })
        #expect(doha.low == 25 && doha.high == 40)
        #expect(doha.because.contains("more credible"))
        #expect(doha.sides.map(\.holds) == [true, false])
        let ceiling = try #require(found.first { $0.kind == .known(.outlook) })
        #expect(ceiling.sides.contains { $0.subject.wire == "milestone/full-10000" })
        #expect(!ceiling.sides.contains { $0.subject.wire == "milestone/first-5000" })
        #expect(ceiling.low == 8_000)
        let december = try ask(knownAt: "2025-12-20").contradictions
        #expect(!december.contains { $0.sides.contains { $0.subject.wire == "claim/morocco-police" } })
        #expect(december.contains { $0.figure == .known(.conferenceAttendance) })
        let lines = ContradictionsCommand.lines(try ask(), on: Surface(width: 100, usesColour: false))
        #expect(lines.contains { $0.contains("holds") && $0.contains("claim/doha-25") })
    }

    @Test("the gateway's picture of it fits the screen and says what is unknown", arguments: [60, 80, 100])
    func screen(_ width: Int) throws {
        let now = try Instant(wire: "2026-06-01T12:00:00Z")
        let engine = QueryEngine(
            state: try FoldedScenario(try Self.scenario()).gateway(), freshness: [:], now: now)
        for asOf in ["2026-03-01", "2026-06-01"] {
            let question = QueryRequest(.picture, operation: Self.operation, asOf: try EffectiveDate(wire: asOf))
            let picture = try #require(try engine.answer(question) as? PictureReply)
            let lines = StatusScreen(picture: picture, surface: Surface(width: width, usesColour: false)).lines
            let text = lines.joined(separator: "\n")
            #expect(lines.dropFirst().filter { Columns.count($0) > width } == [])
            #expect(text.contains("8,000") && text.contains("unknown") && text.contains("disarm-armed-groups"))
            #expect(text.contains("on hold") == (asOf == "2026-06-01"))
        }
    }
}
