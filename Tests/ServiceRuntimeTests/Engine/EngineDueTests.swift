import CommandDomain
import EventLog
import MandateDomain
import MessageBus
import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// What time alone brings about, and what the state of posts does, in services that run.
@Suite(.timeLimit(.minutes(5)))
struct EngineDueTests {
    private func events(_ client: EngineClient) async throws -> [RecordedEvent<MandateEvent>] {
        try await client.replay(after: nil).1.map { try EventCoder().decode($0, as: MandateEvent.self) }
    }

    @Test(arguments: EngineBench.allCases)
    func anAuthorisationThatHasRunOutIsRecordedAsExpiredOnceAlsoOverARestart(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            var running = try await ground.start(MandateOperation.self)
            var client = try await ground.client(of: .mandate)
            _ = try await client.command(.establish("c-1"))
            _ = try await client.command(
                .test(
                    "c-2",
                    Authorisation(
                        authorisation: "old", body: "UNSC", instrument: "resolution", adoptedOn: "2024-01-01",
                        expiresOn: "2024-12-31"), effective: "2024-01-01"))
            #expect(try await eventually { try await events(client).count == 3 })
            let expired = try #require(try await events(client).last)
            #expect(expired.header.type == "muster.mandate.authorisation.expired.v1")
            #expect(expired.header.command.wire == "expire-authorisation:isf-gaza:authorisation:old:2025-01-01")
            #expect(expired.header.actor == "muster-mandate" && expired.header.effective == "2025-01-01")
            #expect(expired.provenance == Provenance(basis: .decided))
            await client.close()
            try await running.stop()

            running = try await ground.start(MandateOperation.self)
            client = try await ground.client(of: .mandate)
            // Something that comes after what the start asked for.
            _ = try await client.command(
                .test(
                    "c-3",
                    Authorisation(
                        authorisation: "older", body: "UNSC", instrument: "resolution", adoptedOn: "2023-01-01",
                        expiresOn: "2023-12-31"), effective: "2023-01-01"))
            #expect(try await eventually { try await events(client).count == 5 })
            #expect(
                try await events(client).map(\.header.command.wire).filter { $0.hasPrefix("expire") } == [
                    "expire-authorisation:isf-gaza:authorisation:old:2025-01-01",
                    "expire-authorisation:isf-gaza:authorisation:older:2024-01-01",
                ])
            await client.close()
            try await running.stop()
        }
    }

    @Test(arguments: EngineBench.allCases)
    func anOfficerInPostMakesAPreconditionMet(_ bench: EngineBench) async throws {
        try await bench.run { ground in
            let mandate = try await ground.start(MandateOperation.self)
            let command = try await ground.start(CommandOperation.self)
            let (client, posts) = (try await ground.client(of: .mandate), try await ground.client(of: .command))
            let established = try await client.command(.establish("c-1"))
            _ = try await client.command(
                .test("c-2", Precondition(precondition: "unified", title: "One commander", post: "commander")))
            _ = try await posts.command(
                .test("p-1", Post(post: "commander", title: "Commander"), after: established.bookmark))
            let officer = Officer(name: "Jasper Jeffers", nation: "USA", grade: .known(.of7))
            let filled = try await posts.command(
                .test(
                    "p-2", PostFilling(post: "commander", officer: officer), effective: "2026-02-19",
                    source: Controls.secondNewspaper))
            #expect(try await eventually { try await events(client).count == 4 })
            let found = try #require(try await events(client).last)
            #expect(
                found.event
                    == .preconditionFinding(PreconditionFinding(precondition: "unified", status: .known(.met))))
            #expect(found.header.causation == filled.events.first && found.header.effective == "2026-02-19")
            #expect(found.provenance.sources == [Controls.secondNewspaper])
            await client.close()
            await posts.close()
            try await command.stop()
            try await mandate.stop()
        }
    }
}

extension CommandEnvelope {
    /// A command of a test that takes effect on a day of its own; reported where a source is named.
    fileprivate static func test(
        _ id: CommandID, _ payload: some CommandPayload, effective: EffectiveDate, source: Source? = nil
    ) throws -> CommandEnvelope {
        var data = try JSONValue.encoding(payload).object ?? JSONObject()
        if source != nil { data["basis"] = "reported" }
        return CommandEnvelope(
            id: id, name: type(of: payload).name, operation: Controls.operation, data: .object(data),
            effectiveDate: effective, sources: [source].compactMap { $0 }, actor: Controls.actor)
    }
}
