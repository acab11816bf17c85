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
            let sent = try await home.muster("send", "put-option-in-force", "option=full")
            #expect(sent.code == 0, "\(sent.errors)")
            try await eventually("the option in force to be the full one") {
                let reply = try await home.question("/v1/operations/isf-gaza/options")
                return (reply["inForce"]?["option"]?.string == "full" && suspended(reply["inForce"]) == ["IDN"]).orNil
            }
            try await suite.stop()
        }
    }

    private func suspended(_ outcome: JSONValue?) -> [String] {
        let group = outcome?["groups"]?.array?.first { $0["availability"]?.string == "suspended" }
        return group?["nations"]?.array?.compactMap(\.string) ?? []
    }
}
