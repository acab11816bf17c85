import Foundation
import MessageSchema
import Testing

@testable import MusterCLI

@Suite("Text for a terminal")
struct ScreenTests {
    private let plain = Surface(width: 60, usesColour: false)

    @Test("a table fits the width: wide columns give way, and cut cells say so")
    func tables() {
        var table = TextTable(columns: [
            .init(title: "name"), .init(title: "figure", isFigure: true), .init(title: "words"),
        ])
        table.rows = [["short", "1", .init(String(repeating: "word ", count: 30))], ["a", "12,345", "x"]]
        let lines = table.lines(on: plain)
        #expect(lines.allSatisfy { Columns.count($0) <= 60 })
        #expect(lines[1].hasSuffix("…") && lines[2].hasSuffix("x"))
        #expect(lines[0].contains("name   figure  words") && lines[2].contains("a      12,345  x"))
    }

    @Test("colours come only where they are wanted, and do not count as width")
    func colours() {
        #expect(Style.red("x", on: plain) == "x")
        #expect(Style.red("x", on: Surface(width: 60, usesColour: true)) == "\u{1B}[31mx\u{1B}[0m")
        var table = TextTable(columns: [.init(title: "a"), .init(title: "b")])
        table.rows = [[.init("x", .red), "y"]]
        let coloured = table.lines(on: Surface(width: 60, usesColour: true))
        #expect(coloured[1] == "  \u{1B}[31mx\u{1B}[0m  y")
    }

    @Test("what a process says is wrong with it is a line; what is only late is none")
    func complaints() {
        func lines(_ name: String, _ passed: Bool, _ detail: String) -> [String] {
            Complaints.lines(
                of: HealthReply(
                    service: "gateway", ready: true, checks: [.init(name: name, passed: passed, detail: detail)]))
        }
        #expect(lines("store", true, "open").isEmpty)
        #expect(lines("pledges", false, "position 4, head 5, lag 1, heard 9 s ago, not live").isEmpty)
        let full = lines("disk", false, "5 bytes free, 64 are kept in reserve")
        #expect(full.count == 1 && full[0].contains("disk: 5 bytes free") && full[0].contains("muster health gateway"))
        #expect(lines("pledges", false, "live, replaced by another log 1 times; the former copy is kept").count == 1)
        #expect(lines("parked", false, "3 events are parked").count == 1)
    }

    @Test("wide characters count twice, and cutting keeps within the columns")
    func columns() {
        #expect(Columns.count("Türkiye") == 7 && Columns.count("日本") == 4)
        #expect(
            Columns.cut("日本国", to: 5) == "日本…" && Columns.cut("abc", to: 3) == "abc" && Columns.cut("abc", to: 1) == "…"
        )
        #expect(Columns.wrap("one two three", to: 7) == ["one two", "three"])
    }

    @Test("an event is one line with what it states and on whose word, without what a terminal would obey")
    func essentials() throws {
        let data: JSONValue = [
            "pledge": "idn-1", "nation": "IDN",
            "lines": [["line": "a", "headcount": ["best": 8000, "high": 8000, "wording": "up to 8,000"]]],
            "amount": ["amount": "10.00", "currency": "USD"], "wording": "all\nclear\u{1B}[2J",
            "basis": "reported", "sources": [["publisher": "Reuters", "published": "2026-02-19", "grade": "B2"]],
        ]
        let text = Essentials.text(of: data, about: Subject("pledge", try EntityID(wire: "idn-1")))
        #expect(
            text
                == "nation=IDN lines={line a, headcount up to 8,000} amount=USD 10 wording=\"all clear [2J\" [Reuters B2]"
        )
        #expect(Essentials.text(of: ["basis": "decided"], about: Subject("pledge", .schemaSample)) == "[decided]")
    }

    @Test("an event that cannot be read is said to be so")
    func unreadableEvent() {
        #expect(EventLine.text(of: Array("{}".utf8), coder: EventCoder(), on: plain).contains("cannot be read"))
    }

    @Test("the screen fits every width and shows each part", arguments: [40, 60, 80, 120, 200])
    func statusScreen(_ width: Int) throws {
        let picture = try SchemaGenerator().sample(of: PictureReply.self)
        let lines = StatusScreen(picture: picture, surface: Surface(width: width, usesColour: false)).lines
        let text = lines.joined(separator: "\n")
        for part in ["Strength", "Nations", "Posts", "Mandate", "nominal"] { #expect(text.contains(part)) }
        #expect(!text.contains("\u{1B}"))
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test("the gap list and the proposals fit every width and show each part", arguments: [40, 60, 80, 120, 200])
    func slotScreens(_ width: Int) throws {
        let surface = Surface(width: width, usesColour: false)
        let gaps = try SchemaGenerator().sample(of: RequirementsReply.self)
        let table = GapsScreen(reply: gaps, surface: surface).lines
        #expect(
            table.contains { $0.contains("Requirements") } && table.contains { $0.contains("Offers without a slot") })
        let slot = SlotScreen(slot: try #require(gaps.slots.first), surface: surface).lines
        #expect(slot.contains { $0.contains("Matches") } && slot.contains { $0.contains("History") })
        let reply = try SchemaGenerator().sample(of: ProposalsReply.self)
        for byLine in [false, true] {
            let lines = ProposalsScreen(reply: reply, byLine: byLine, surface: surface).lines
            #expect(lines.contains { $0.contains("1. ") } && lines.contains { $0.contains("+ capability: ") })
        }
        #expect((table + slot).allSatisfy { !$0.contains("\u{1B}") })
    }

    @Test("figures of a slot say what is unknown, missing, accepted, too many and not counting")
    func gapRows() throws {
        func figure(_ best: Int, lines: Int = 1, unknown: Int = 0) -> StrengthFigure {
            StrengthFigure(
                statement: "", lines: lines, unknown: unknown, low: 0, best: best, high: best, openLow: 0, openHigh: 0,
                entries: [])
        }
        #expect(SlotWords.figure(figure(0, lines: 2, unknown: 2)).text == "unknown")
        #expect(SlotWords.figure(figure(1_200, lines: 2, unknown: 1)).text == "1,200+")
        #expect(SlotWords.figure(figure(0, lines: 0)).text == "0")
        #expect(SlotWords.quantity(.unknown) == "unknown")
        let against = FitReasonView(point: .known(.daysToMove), verdict: .known(.speaksAgainst), text: "takes 60")
        #expect(SlotWords.reason(against, on: plain) == "- days to move: takes 60")
    }

    @Test("alerts fit every width, say how grave they are, and name what they are about", arguments: [40, 80, 200])
    func alerts(_ width: Int) throws {
        let surface = Surface(width: width, usesColour: false)
        let sample = try SchemaGenerator().sample(of: AlertsReply.self)
        let words = String(repeating: "the force may do less than it does ", count: 4)
        let alert = AlertView(
            kind: .known(.assignedBeyondAuthorisation), severity: .known(.critical), statement: words + "\u{1B}[2J",
            subjects: [Subject("task", .schemaSample)], entries: sample.alerts[0].entries)
        let lines = AlertLines.list(AlertsReply(about: sample.about, alerts: [alert, alert]), on: surface)
        #expect(lines[0].hasPrefix("2 alerts") && !lines.joined().contains("\u{1B}"))
        #expect(
            lines.contains { $0.hasPrefix("critical: assigned beyond authorisation") && $0.contains("task/sample") })
        #expect(
            lines.filter { $0.hasPrefix("  the") || $0.hasPrefix("  force") }.allSatisfy { Columns.count($0) <= width })
        #expect(AlertLines.list(AlertsReply(about: sample.about, alerts: []), on: surface)[0].hasPrefix("no alerts"))
        let part = AlertLines.summary(AlertsPart(count: 3, critical: 2, gravest: alert), on: surface)
        #expect(part[0] == "  3 alerts, 2 critical; the gravest is critical: assigned beyond authorisation:")
        #expect(part.last == "  `muster alerts` lists all of them")
        #expect(AlertLines.summary(AlertsPart(count: 0, critical: 0), on: surface).isEmpty)
    }

    @Test("the hints name the address and the operation")
    func hints() {
        let lines = SuiteGreeting.hints(address: "http://127.0.0.1:8080", operation: "isf-gaza", on: plain)
        #expect(lines.count == 4 && lines[1].contains("http://127.0.0.1:8080/v1/operations/isf-gaza/picture"))
    }

    @Test("health says who does not answer, and which check failed")
    func health() {
        let away = HealthCommand.lines(.pledges, .failure(Problem(.unavailable, "not running")), on: plain)
        #expect(away == ["pledges   no answer  not running"])
        let reply = HealthReply(
            service: "pledges", ready: false, checks: [.init(name: "log", passed: false, detail: "disk full")])
        #expect(
            HealthCommand.lines(.pledges, .success(reply), on: plain) == [
                "pledges   not ready", "    no  log: disk full",
            ])
    }
}
