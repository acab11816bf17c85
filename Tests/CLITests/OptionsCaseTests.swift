import Foundation
import GatewayDomain
import MessageSchema
import Testing

@testable import MusterCLI

/// Which pledges survive which mandate, on the shipped case.
@Suite("Options of the shipped case")
struct OptionsCaseTests {
    private let engine: QueryEngine
    private let now: Instant

    init() throws {
        now = try Instant(wire: "2026-06-01T12:00:00Z")
        engine = QueryEngine(
            state: try FoldedScenario(try CaseTests.scenario()).gateway(), freshness: [:], now: now)
    }

    private func options(
        _ options: [String]? = ["narrow", "full"], assume: [String] = [], asOf: String? = "2026-03-01"
    ) throws -> OptionsReply {
        let question = QueryRequest(
            .options, operation: CaseTests.operation, asOf: try asOf.map { try EffectiveDate(wire: $0) },
            filter: try OptionsQuestion.filter(options: options, assume: assume))
        return try #require(try engine.answer(question) as? OptionsReply)
    }

    private func picture(asOf: String? = nil, knownAt: String) throws -> PictureReply {
        let question = QueryRequest(
            .picture, operation: CaseTests.operation, asOf: try asOf.map { try EffectiveDate(wire: $0) },
            knownAt: try KnownTime(wire: knownAt))
        return try #require(try engine.answer(question) as? PictureReply)
    }

    private func group(_ outcome: OptionOutcome?, _ availability: Availability) throws -> SurvivalGroupView {
        try #require(outcome?.groups.first { $0.availability == .known(availability) })
    }

    @Test("assigning disarmament suspends Indonesia's lines, and says by which clause")
    func disarmingSuspendsIndonesia() throws {
        let reply = try options()
        #expect(reply.options.map(\.option.wire) == ["narrow", "full"] && reply.hypothesis == nil)
        let suspended = try group(reply.options.last, .suspended)
        #expect(suspended.nations.map(\.wire) == ["IDN"])
        #expect(suspended.strength.best == 8_000 && suspended.strength.high == 8_000 && suspended.nominal.best == 8_000)
        #expect(
            suspended.lines.map(\.statement) == [
                "suspended: option `full` assigns `disarm-armed-groups` with `allNecessaryMeans`; Indonesia's caveat "
                    + "`no-combat` allows `defenceOfMandate`"
            ])
        #expect(try group(reply.options.last, .withdrawn).lines.isEmpty)
        #expect(suspended.lines.first?.usable == [])
        // Under the narrow one it hangs on the Palestinian Authority's consent and on the command relationship.
        let open = try group(reply.options.first, .undetermined)
        #expect(open.nations.map(\.wire) == ["IDN"])
        let reasons = open.lines.flatMap(\.reasons)
        #expect(reasons.map(\.rule.wire) == ["idn-host-consent", "idn-national-control"])
        // Nobody else has said anything that either breaks: four nations' troops and two that train police.
        for outcome in reply.options {
            let untouched = try group(outcome, .untouched)
            #expect(untouched.nations.map(\.wire) == ["ALB", "EGY", "JOR", "KAZ", "MAR", "XKX"])
            #expect(untouched.strength.lines == 7 && untouched.strength.unknown == 7)
        }
        let difference = try #require(reply.differences.first)
        #expect(difference.lost.best == 8_000 && difference.won.lines == 0)
        #expect(difference.moves.map(\.nation.wire) == ["IDN"])
    }

    @Test("Pakistan's caveat refuses it by name, though Pakistan offers nothing yet")
    func pakistanRefuses() throws {
        let reply = try options()
        func pakistan(_ outcome: OptionOutcome?) -> RuleFindingView? {
            outcome?.broken.first { $0.nation?.wire == "PAK" }
        }
        #expect(pakistan(reply.options.first) == nil)
        let full = try #require(pakistan(reply.options.last))
        #expect(full.lines == 0 && !full.open)
        #expect(full.clauses.first?.contains("Pakistan's caveat `pak-not-to-disarm` refuses that task") == true)
        #expect(reply.differences.first?.newlyBroken.map(\.rule.wire) == ["no-combat", "pak-not-to-disarm"])
        // Would-be contributors that nobody names keep to one side of the Yellow Line, under either.
        for outcome in reply.options {
            let unnamed = try #require(outcome.broken.first { $0.rule.wire == "yellow-line-side-only" })
            #expect(unnamed.nation == nil && unnamed.lines == 0)
        }
    }

    @Test("Azerbaijan stands against the wider mandate and for the narrower one, in its report's words")
    func azerbaijanStandsAgainst() throws {
        let reply = try options()
        let against = try #require(reply.options.last?.stands.refusing.first { $0.party.code?.wire == "AZE" })
        #expect(against.wording?.wire == "favours a narrower mandate without potentially lethal operations")
        #expect(against.entry.sources?.map(\.publisher.wire) == ["Wall Street Journal"])
        #expect(reply.options.first?.stands.supporting.contains { $0.party.code?.wire == "AZE" } == true)
        #expect(reply.options.first?.stands.refusing.isEmpty == true && reply.conflicts.isEmpty)
        let named = reply.options.flatMap { $0.stands.refusing + $0.stands.supporting + $0.stands.other }
        #expect(Set(named.compactMap(\.party.code?.wire)) == ["AZE", "IDN"], "nobody else has taken a position")
    }

    @Test("what if the host authority consented: Indonesia still hangs on who commands it")
    func whatIf() throws {
        let reply = try options(assume: ["host-authority-consents=met"])
        #expect(reply.hypothesis?.assumed.map(\.status.wire) == ["met"])
        #expect(reply.hypothesis?.assumed.map(\.recorded.wire) == ["unknown"])
        let open = try group(reply.options.first, .undetermined)
        #expect(open.lines.flatMap(\.reasons).map(\.rule.wire) == ["idn-national-control"])
        let refused = try options(assume: ["host-authority-consents=unmet"])
        #expect(try group(refused.options.first, .suspended).nations.map(\.wire) == ["IDN"])
    }

    @Test("the screen says who falls where and why, in whole sentences, and fits", arguments: [60, 80, 100, 400])
    func screen(_ width: Int) throws {
        let reply = try options(assume: ["host-authority-consents=met"])
        let lines = OptionsScreen(reply: reply, surface: Surface(width: width, usesColour: false)).lines
        #expect(lines.dropFirst().filter { Columns.count($0) > width } == [])
        let words = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
        for sentence in [
            "suspended: option `full` assigns `disarm-armed-groups` with `allNecessaryMeans`; Indonesia's caveat "
                + "`no-combat` allows `defenceOfMandate`",
            "Pakistan, which offers nothing yet: restricted: option `full` assigns `disarm-armed-groups`",
            "against: Azerbaijan: \"favours a narrower mandate without potentially lethal operations\" [Wall Street Journal B2]",
            "What if, and recorded nowhere: `host-authority-consents` is met (recorded: unknown)",
            "lost: 8,000 (0–8,000) in 1 line", "would-be contributors, not named: restricted",
        ] {
            #expect(words.contains(sentence), "\(sentence)")
        }
        guard width >= 80 else { return }
        for group in Availability.allCases {
            #expect(lines.contains { $0.hasPrefix("  \(group.rawValue)") }, "no row for \(group.rawValue)")
        }
        #expect(lines.contains { $0.contains("narrow (in force)") && $0.contains("full") })
    }

    @Test("the assignment in force is beside what is asked for, once")
    func besideTheAssignmentInForce() throws {
        func table(_ options: [String]) throws -> [String] {
            OptionsScreen(reply: try self.options(options), surface: Surface(width: 120, usesColour: false)).lines
        }
        let apart = try table(["full"])
        #expect(apart.contains { $0.contains("full") && $0.contains("in force (narrow)") })
        #expect(apart.contains("Under the assignment in force, `narrow`"))
        let among = try table(["narrow", "full"])
        #expect(!among.contains { $0.contains("in force (narrow)") || $0.contains("the assignment in force,") })
    }

    @Test("the list says how many are usable under each, and what to ask next")
    func list() throws {
        let lines = OptionsList(reply: try options(nil), surface: Surface(width: 120, usesColour: false)).lines
        #expect(lines.contains { $0.contains("narrow (in force)") && $0.contains("unknown (7 lines)") })
        #expect(lines.contains { $0.hasPrefix("  full") && $0.contains("8,000 (1 line)") })
        #expect(lines.last?.contains("muster options compare full narrow") == true)
    }

    @Test("without an option there is something to do next")
    func noOption() throws {
        let reply = try options(nil, asOf: "2025-01-01")
        for lines in [
            OptionsScreen(reply: reply, surface: Surface(width: 80, usesColour: false)).lines,
            OptionsList(reply: reply, surface: Surface(width: 80, usesColour: false)).lines,
        ] {
            #expect(lines.contains { $0.contains("define-option") })
        }
    }

    @Test("an assumption can be written with = or with a colon; what is none is refused with its option")
    func arguments() throws {
        let filter = try OptionsQuestion.filter(options: ["narrow"], assume: ["a=met", "b:unmet"])
        #expect(filter?.assume?.map(\.wire) == ["a:met", "b:unmet"])
        #expect(try OptionsQuestion.filter(options: nil, assume: []) == nil)
        let failure = #expect(throws: CommandFailure.self) {
            try OptionsQuestion.filter(options: nil, assume: ["a=maybe"])
        }
        #expect(
            failure?.message.contains("--assume") == true && failure?.message.contains("met, unmet, unknown") == true)
        #expect(failure?.status == .usage)
    }

    @Test("known by 20 December 2025 nobody had committed troops; by 20 February five nations had")
    func whatWasKnown() throws {
        let december = try picture(knownAt: "2025-12-20")
        #expect(december.strength.nominal.lines == 0 && december.strength.stages.allSatisfy { $0.lines == 0 })
        #expect(december.nations.committed.count == 0 && december.nations.committed.reported?.best == 0)
        let february = try picture(knownAt: "2026-02-20")
        #expect(february.strength.nominal.best == 8_000 && february.strength.nominal.unknown == 5)
        #expect(
            february.nations.committed.nations.map(\.nation.wire) == ["ALB", "IDN", "KAZ", "MAR", "XKX"])
        let screen = StatusScreen(picture: december, surface: Surface(width: 100, usesColour: false)).lines
        #expect(screen.contains { $0.hasPrefix("  nominal") && !$0.contains("8,000") })
    }

    @Test("the hold of 17 March drops what is committed the moment it is recorded")
    func hold() throws {
        let before = try picture(knownAt: "2026-03-17T11:59:59Z").strength
        #expect(before.nominal.best == 8_000 && before.onHold.lines == 0)
        let after = try picture(knownAt: "2026-03-17T12:00:00Z").strength
        #expect(after.nominal.best == 0 && after.nominal.unknown == 5 && after.onHold.best == 8_000)
        // A line on hold is on offer still: it falls into its group, and is told apart there.
        let suspended = try group(try options(asOf: "2026-03-17").options.last, .suspended)
        #expect(suspended.onHold.best == 8_000 && suspended.nominal.lines == 0)
    }

    @Test("the contradictions of the reports are listed with both sides")
    func contradictions() throws {
        let picture = try picture(knownAt: "2026-06-01")
        let found = picture.contradictions.map { Set($0.claims.map(\.claim.wire)) }
        for pair in [
            ["interested-19", "interested-no-troops"], ["doha-25", "doha-40"], ["five-committed", "morocco-police"],
        ] as [Set<String>] {
            #expect(found.contains { $0.isSuperset(of: pair) }, "\(pair.sorted())")
        }
        #expect(picture.contradictions.allSatisfy { $0.claims.allSatisfy { $0.entry.sources?.isEmpty == false } })
        let screen = StatusScreen(picture: picture, surface: Surface(width: 160, usesColour: false)).lines
        #expect(screen.filter { $0.contains(" against ") }.count >= 3)
    }
}
