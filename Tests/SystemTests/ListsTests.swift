import Foundation
import MessageSchema
import Testing

/// Lists in part and figures explained, from the terminal, as scripts use them.
struct ListsTests {
    @Test
    func listsAreFilteredSortedAndPagedAndFiguresAreExplainedOnTheCommandLine() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let names = try await home.muster("approaches", "--json").json()["approaches"]?.array ?? []
            let nations = names.compactMap { $0["nation"]?.string }.sorted()
            #expect(nations.count > 4)
            var (found, cursor): ([String], String?) = ([], nil)
            repeat {
                let page = try await home.execute(
                    "muster",
                    ["approaches", "--json", "--sort", "-nation", "--limit", "3"]
                        + (cursor.map { ["--cursor", $0] } ?? []))
                #expect(page.code == 0, "\(page.errors)")
                found += (try page.json()["approaches"]?.array ?? []).compactMap { $0["nation"]?.string }
                cursor = try page.json()["about"]?["page"]?["next"]?.string
            } while cursor != nil && found.count < nations.count
            #expect(found == nations.reversed())
            let table = try await home.muster("approaches", "--where", "nation=ITA", "--where", "asked=true")
            #expect(table.output.contains("Italy") && !table.output.contains("France"), "\(table.output)")
            let rest = try await home.muster("approaches", "--limit", "1")
            #expect(rest.errors.contains("--cursor "), "\(rest.errors)")
            let areas = try await home.muster("mandate", "--csv", "--list", "areas", "--sort", "area")
            #expect(areas.code == 0 && areas.output.hasPrefix("area,title,"), "\(areas.errors)")
            for wrong in [
                ["approaches", "--sort", "naton"], ["approaches", "--where", "nation"], ["mandate", "--csv"],
                ["approaches", "--list", "claims"], ["approaches", "--limit", "0"],
                ["operations", "--operation", "x-y"],
            ] {
                let refused = try await home.execute("muster", wrong)
                #expect(refused.code == 1 || refused.code == 2, "\(wrong)")
                #expect(!refused.errors.isEmpty && refused.output.isEmpty, "\(wrong) \(refused.output)")
            }
            for command in ["operations", "pledges", "mandate", "approaches"] {
                #expect(try await home.muster(command).output.split(separator: "\n").count > 1, "\(command)")
            }

            let figures = try await home.muster("explain")
            #expect(figures.output.contains("picture/strength/nominal "), "\(figures.output)")
            let explained = try await home.muster("explain", "pledges/pledges/idn-1/strength", "--as-of", "2026-03-01")
            for words in [
                "Indonesia announces pledge idn-1", "Straits Times", "B2", "“up to 8,000 troops”",
                "effective 2026-02-19",
            ] {
                #expect(explained.output.contains(words), "\(words): \(explained.output)")
            }
            let unknown = try await home.muster("explain", "picture/strenth")
            #expect(unknown.code == 1 && unknown.errors.contains("did you mean `strength`"), "\(unknown.errors)")
            let none = try await home.muster("explain", "pictur/strength")
            #expect(none.code == 2 && none.errors.contains("did you mean `picture`"), "\(none.errors)")
            try await suite.stop()
        }
    }

    @Test
    func anAnswerThatIsTooLongForTheBusIsReadInPagesAndSaysSoToOthers() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let words = String(repeating: "words of a long report ", count: 170)
            var scenario = #"{"scenario": "long", "title": "Long answers", "operation": "isf-gaza"}"# + "\n"
            for number in 1...600 {
                let data: JSONValue = [
                    "pledge": .string("long-\(number)"), "nation": "ITA", "conditions": .string(words),
                    "wording": .string(words),
                    "lines": [
                        ["line": "infantry", "capability": "Infantry", "personnel": "troops", "headcount": 1]
                    ],
                ]
                let entry: JSONValue = [
                    "entry": .string("entry-\(number)"), "command": "announce-pledge", "basis": "decided",
                    "effectiveDate": "2026-03-01", "data": data,
                ]
                scenario += JSONWriter.text(of: entry) + "\n"
            }
            let file = home.folder + "/long.jsonl"
            try scenario.write(toFile: file, atomically: true, encoding: .utf8)
            let load = try await home.muster("load", file, within: .seconds(120))
            #expect(load.code == 0, "\(load.errors)")
            let question: JSONValue = ["name": "pledges", "operation": "isf-gaza"]
            let refusal = try #require(try await PythonBus(home).ask("gateway", "query", question)?.problem)
            #expect(refusal["status"]?.int64 == 413 && refusal["detail"]?.string?.contains("`limit`") == true)
            let parser = JSONParser(limits: .init(bytes: 64 << 20))
            let overHTTP = try parser.parse(try await home.get("/v1/operations/isf-gaza/pledges").body)["pledges"]
            #expect(overHTTP?.array?.count ?? 0 > 600)
            let whole = try await home.muster("pledges", "--json")
            #expect(whole.code == 0, "\(whole.errors)")
            #expect(try parser.parse(whole.output)["pledges"] == overHTTP)
            try await suite.stop()
        }
    }
}
