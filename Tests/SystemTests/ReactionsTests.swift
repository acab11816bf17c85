import Foundation
import MessageSchema
import Testing

/// Every row of what the services do when another one states something (DOMAIN.md section 3), on the running suite with the
/// case; the hold of a pledge is followed in `ConsequencesTests`, the assignment and caveats in `OptionsTests`.
struct ReactionsTests {
    @Test func whatOneServiceStatesIsAnsweredByTheOthers() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            try await conditionalMoney(home)
            try await newConstraint(home)
            try await commander(home)
            try await unit(home)
            try await authorisation(home)
            try await suite.stop()
        }
    }

    /// Task assigned, precondition changed: conditional contributions are suspended and free again.
    private func conditionalMoney(_ home: TestHome) async throws {
        try await send(
            home, "declare-condition", "condition=usa-no-disarming", "party=USA", "kind=task", "effect=suspends",
            "refusesTasks.0=disarm-armed-groups", "wording=not for disarming")
        let suspended = "suspended by `usa-no-disarming`"
        #expect(try await !says(home, "funding", suspended))
        let option = try await send(home, "put-option-in-force", "option=full")
        try await eventually("the money to be suspended") { try await says(home, "funding", suspended).orNil }
        try await eventually("the chain to lead to it") {
            let why = try await home.muster("why", option)
            return
                (why.output.contains("funding takes in what mandate says of option/full")
                && why.output.contains(suspended)).orNil
        }
        try await send(home, "put-option-in-force", "option=narrow")
        try await eventually("the money to be free again") {
            try await says(home, "funding", "no condition stands against it any more").orNil
        }
        try await send(
            home, "declare-condition", "condition=usa-truce", "party=USA", "kind=partyConsent", "effect=suspends",
            "requires.0=ceasefire-holds", "wording=while the ceasefire holds")
        try await send(home, "record-precondition", "precondition=ceasefire-holds", "status=unmet")
        try await eventually("the money to be suspended by a precondition") {
            try await says(home, "funding", "suspended by `usa-truce`").orNil
        }
    }

    /// Constraint added: stations in breach.
    private func newConstraint(_ home: TestHome) async throws {
        try await send(
            home, "add-constraint", "constraint=nobody-in-kiryat-gat", "title=Nobody is based in Kiryat Gat",
            "kind=stationing", "areas.0=kiryat-gat", "clause=nobody is to be based there")
        try await eventually("the station to be in breach") {
            try await says(home, "command", "station usa-kiryat-gat in breach of nobody-in-kiryat-gat").orNil
        }
        try await send(home, "lift-constraint", "constraint=nobody-in-kiryat-gat")
        try await eventually("the breach to end") {
            try await says(home, "command", "station usa-kiryat-gat no longer in breach").orNil
        }
    }

    /// Force commander in post, vacant: "unified command" met, unmet.
    private func commander(_ home: TestHome) async throws {
        try await send(
            home, "define-precondition", "precondition=unified-command", "title=A unified command is in place",
            "post=force-commander")
        let officer = ["officer.name=Jasper Jeffers", "officer.nation=USA"]
        try await send(home, "fill-post", ["post=force-commander"] + officer)
        try await eventually("the precondition to be met") {
            try await says(home, "mandate", "precondition unified-command is met").orNil
        }
        try await send(home, "vacate-post", "post=force-commander", "reason=recalled")
        try await eventually("the precondition to be unmet") {
            try await says(home, "mandate", "precondition unified-command is unmet").orNil
        }
    }

    /// Line in theatre: its unit may receive a transfer of authority. Pledge withdrawn: the unit is at risk.
    private func unit(_ home: TestHome) async throws {
        try await send(home, "form-unit", "unit=mar-unit", "pledge=mar-1", "line=troops", "title=A unit")
        let transfer = ["transfer-authority", "unit=mar-unit", "to=force-commander", "authority=opcon"]
        let refused = try await home.execute("muster", ["send"] + transfer)
        #expect(refused.code == 1 && refused.errors.contains("theatre"), "\(refused.errors)")
        try await send(
            home, "confirm-in-theatre",
            ["pledge=mar-1", "--basis", "reported", "--source", "publisher=Le Monde,published=2026-06-01,grade=B2"])
        try await eventually("the transfer to be accepted") {
            try await (home.execute("muster", ["send"] + transfer).code == 0).orNil
        }
        try await send(home, "withdraw-pledge", "pledge=mar-1", "reason=a new government")
        try await eventually("the unit to be at risk") {
            try await says(home, "command", "unit mar-unit at risk").orNil
        }
    }

    /// Authorisation suspended: every service shows it, and a deployment is refused.
    private func authorisation(_ home: TestHome) async throws {
        try await send(
            home, "declare-pledge-ready",
            ["pledge=kaz-1", "--basis", "reported", "--source", "publisher=Le Monde,published=2026-06-01,grade=B2"])
        try await send(home, "suspend-authorisation", "authorisation=unscr-2803", "reason=the ceasefire broke")
        try await eventually("a deployment to be refused for it") {
            let refused = try await home.muster("send", "start-deployment", "pledge=kaz-1", "--preview")
            return (refused.code == 1 && refused.errors.contains("unscr-2803")).orNil
        }
        let alerts = try await home.muster("alerts")
        #expect(alerts.output.contains("authorisation suspended"), "\(alerts.output)")
    }

    @discardableResult
    private func send(_ home: TestHome, _ name: String, _ arguments: String...) async throws -> String {
        try await send(home, name, arguments)
    }

    /// Sends a command that is accepted.
    /// - Returns: its first event.
    @discardableResult
    private func send(_ home: TestHome, _ name: String, _ arguments: [String]) async throws -> String {
        let sent = try await home.execute("muster", ["send", name, "--json"] + arguments)
        #expect(sent.code == 0, "\(name): \(sent.errors)")
        return try #require(try sent.json()["events"]?[0]?.string)
    }

    /// Whether the gateway's list of a service's newest entries has such a line.
    private func says(_ home: TestHome, _ service: String, _ words: String) async throws -> Bool {
        let entries = try await home.execute("muster", ["entries", "--json"]).json()["entries"]?.array ?? []
        return entries.contains {
            $0["service"]?.string == service && $0["line"]?.string?.contains(words) == true
        }
    }
}
