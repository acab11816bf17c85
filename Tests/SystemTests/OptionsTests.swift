import Foundation
import MessageSchema
import Testing

/// Which pledges survive which mandate, asked of the running suite with the case.
struct OptionsTests {
    @Test
    func theOptionsOfTheCaseAreComparedOverTheCommandLineAndHTTPAndFollowWhatIsPutInForce() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let compare = ["options", "compare", "narrow", "full", "--as-of", "2026-03-01"]
            let shown = try await home.execute("muster", compare)
            #expect(shown.code == 0, "\(shown.errors)")
            let words = shown.output.split { $0.isWhitespace }.joined(separator: " ")
            for sentence in [
                "suspended: option `full` assigns `disarm-armed-groups` with `allNecessaryMeans`; Indonesia's caveat "
                    + "`no-combat` allows `defenceOfMandate`",
                "Pakistan's caveat `pak-not-to-disarm` refuses that task",
                "against: Azerbaijan: \"favours a narrower mandate without potentially lethal operations\"",
            ] {
                #expect(words.contains(sentence), "\(shown.output)")
            }

            let path = "/v1/operations/isf-gaza/options?options=narrow,full&asOf=2026-03-01"
            let overHTTP = try await home.question(path)
            let overBus = try await home.execute("muster", compare + ["--json"]).json()
            for part in ["inForce", "options", "differences", "conflicts"] {
                #expect(overHTTP[part] != nil && overHTTP[part] == overBus[part], "\(part)")
            }

            let whatIf = try await home.execute(
                "muster", compare + ["--assume", "host-authority-consents=unmet", "--json"]
            ).json()
            #expect(suspended(whatIf["options"]?[0]) == ["IDN"])
            #expect(whatIf["hypothesis"]?["assumed"]?[0]?["recorded"]?.string == "unknown")
            #expect(suspended(try await home.question(path)["options"]?[0]) == [], "the what-if was recorded")

            let wrong = try await home.muster("options", "compare", "narow")
            #expect(wrong.code == 1 && wrong.errors.contains("did you mean `narrow`"), "\(wrong.errors)")
            let usage = try await home.muster("options", "compare", "--assume", "host-authority-consents")
            #expect(usage.code == 2 && usage.errors.contains("--assume"), "\(usage.errors)")

            let list = try await home.muster("options")
            #expect(list.code == 0 && list.output.contains("narrow (in force)"), "\(list.errors)\(list.output)")
            let sent = try await home.execute("muster", ["send", "put-option-in-force", "option=full", "--json"])
            #expect(sent.code == 0, "\(sent.errors)")
            try await eventually("the option in force to be the full one") {
                let reply = try await home.question("/v1/operations/isf-gaza/options")
                return (reply["inForce"]?["option"]?.string == "full" && suspended(reply["inForce"]) == ["IDN"]).orNil
            }
            let clause = "assigns `disarm-armed-groups` with `allNecessaryMeans`; Indonesia's caveat `no-combat`"
            try await eventually("pledges to state the suspension, with its clause") {
                try await stated("pledge.suspended", home).contains(clause).orNil
            }

            // Whoever put it in force took it from a wrong paper: taken back, the pledge is as it was, and pledges says so.
            let event = try #require(try sent.json()["events"]?[0]?.string)
            let back = try await home.muster(
                "send", "retract-entry", "event=\(event)", "reason=read from a draft", "--service", "mandate")
            #expect(back.code == 0, "\(back.errors)")
            try await eventually("the option before to be in force again") {
                let reply = try await home.question("/v1/operations/isf-gaza/options")
                return (reply["inForce"]?["option"]?.string == "narrow" && suspended(reply["inForce"]) == []).orNil
            }
            try await eventually("pledges to state what is left now") {
                let lines = try await statements(home)
                let suspension = lines.lastIndex { $0.type == "pledge.suspended" } ?? -1
                return (lines.lastIndex { $0.type != "pledge.suspended" } ?? -1 > suspension).orNil
            }
            try await suite.stop()
        }
    }

    /// What pledges states by itself of Indonesia's pledge, in the order of its log.
    private func statements(_ home: TestHome) async throws -> [(type: String, text: String)] {
        let dump = try await home.muster("log", "dump", "pledges")
        return dump.output.split(separator: "\n").compactMap { line in
            let kinds = ["pledge.suspended", "pledge.restricted", "pledge.undetermined", "pledge.reinstated"]
            guard let kind = kinds.first(where: { line.contains(" pledges \($0) ") }) else { return nil }
            return (kind, String(line))
        }
    }

    private func stated(_ type: String, _ home: TestHome) async throws -> String {
        try await statements(home).filter { $0.type == type }.map(\.text).joined(separator: "\n")
    }

    private func suspended(_ outcome: JSONValue?) -> [String] {
        let group = outcome?["groups"]?.array?.first { $0["availability"]?.string == "suspended" }
        return group?["nations"]?.array?.compactMap(\.string) ?? []
    }
}
