import DomainModel
import Foundation
import MandateDomain
import MessageSchema
import TestSupport
import Testing

/// Preconditions that hang on a post of the command service, such as a unified command under a force commander.
struct PostTests {
    private let command = MandateCommand.precondition(
        Precondition(precondition: "unified-command", title: "The force has one commander", post: "commander"))
    private let jeffers = Officer(name: "Jasper Jeffers", nation: "USA", grade: .known(.of7))

    private func filled(
        _ circumstances: Circumstances, _ post: EntityID = "commander"
    ) -> RecordedEvent<CommandEvent> {
        ExampleEvent.recorded(
            .postFilling(PostFilling(post: post, officer: jeffers)), sequence: 5, circumstances)
    }

    private func vacated(_ circumstances: Circumstances) -> RecordedEvent<CommandEvent> {
        ExampleEvent.recorded(.postVacancy(PostVacancy(post: "commander")), sequence: 6, circumstances)
    }

    /// What the reaction answers, decided as its event was.
    @discardableResult
    private func react(
        _ scenario: inout MandateScenario, to event: RecordedEvent<CommandEvent>, _ circumstances: Circumstances
    ) throws -> [MandateEvent] {
        try WhenPostIsFilledOrVacatedFindWhatHangsOnIt().commands(for: event, state: scenario.state).flatMap {
            try scenario.accept($0, circumstances, cause: event.header.id)
        }
    }

    private func status(_ scenario: MandateScenario, _ day: CalendarDay) -> PreconditionStatus? {
        scenario.state.records.status(ofPrecondition: "unified-command", at: .day(day)).term
    }

    @Test func `an officer in post makes it met and a vacancy unmet, on their own days and word`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(command, .decided(on: "2025-11-17"))
        let february = Circumstances.reported(on: "2026-02-19")
        let facts = try react(&scenario, to: filled(february), february)
        #expect(facts.map { type(of: $0.payload).type.name } == ["post.noted", "precondition.recorded"])
        #expect(scenario.last?.provenance == february.provenance)
        let march = Circumstances.decided(on: "2026-03-10")
        try react(&scenario, to: vacated(march), march)
        #expect(status(scenario, "2026-02-18") == .unknown)
        #expect(status(scenario, "2026-02-19") == .met)
        #expect(status(scenario, "2026-03-10") == .unmet)
        #expect(scenario.state.due(at: scenario.now).isEmpty)
    }

    @Test func `a handover fills a post as an officer in post does`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(command, .decided(on: "2025-11-17"))
        let june = Circumstances.decided(on: "2026-06-01")
        let next = Officer(name: "A Successor", nation: "USA")
        let handover = ExampleEvent.recorded(
            CommandEvent.postHandover(PostHandover(post: "commander", outgoing: jeffers, incoming: next)), sequence: 5,
            june)
        #expect(try react(&scenario, to: handover, june).count == 2)
        #expect(status(scenario, "2026-05-31") == .unknown)
        #expect(status(scenario, "2026-06-01") == .met)
    }

    @Test func `other posts and other events of command change nothing but the note`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(command, .decided(on: "2025-11-17"))
        let day = Circumstances.decided(on: "2026-02-19")
        #expect(try react(&scenario, to: filled(day, "deputy"), day).count == 1)
        let offer = ExampleEvent.recorded(
            CommandEvent.postOffer(PostOffer(post: "commander", nation: "USA")), sequence: 7, day)
        let reaction = WhenPostIsFilledOrVacatedFindWhatHangsOnIt()
        #expect(reaction.commands(for: offer, state: scenario.state).isEmpty)
        #expect(status(scenario, "2026-03-01") == .unknown)
    }

    @Test func `the same statement is taken in once`() throws {
        var scenario = try Examples.mandate()
        let day = Circumstances.decided(on: "2026-02-19")
        try react(&scenario, to: filled(day), day)
        let commands = WhenPostIsFilledOrVacatedFindWhatHangsOnIt().commands(for: filled(day), state: scenario.state)
        let note = try #require(commands.first)
        #expect(scenario.refusal(of: note, day)?.kind == .alreadySo)
        #expect(!MandateCommand.payloads.contains { $0.name == "note-post" })
    }

    @Test func `a note is taken in also where the operation is not known`() throws {
        var scenario = MandateScenario()
        let day = Circumstances.decided(on: "2026-02-19")
        try react(&scenario, to: filled(day), day)
        #expect(scenario.state.records.posts["commander"]?.entries.count == 1)
    }

    @Test func `one defined after its post was filled is found so by the service itself, from the day on which it was`()
        throws
    {
        var scenario = try Examples.mandate()
        let (february, march) = (Circumstances.reported(on: "2026-02-19"), Circumstances.decided(on: "2026-03-10"))
        try react(&scenario, to: filled(february), february)
        try react(&scenario, to: vacated(march), march)
        try scenario.accept(command, .decided(on: "2026-03-01"))
        let due = scenario.state.due(at: scenario.now)
        #expect(due.map(\.rule) == ["find-by-post", "find-by-post"])
        #expect(due.map(\.on) == ["2026-03-01", "2026-03-10"])
        for item in due { try scenario.accept(item.command, .decided(on: .day(item.on))) }
        #expect(scenario.state.due(at: scenario.now).isEmpty)
        #expect(status(scenario, "2026-02-28") == .unknown)
        #expect(status(scenario, "2026-03-01") == .met)
        #expect(status(scenario, "2026-03-10") == .unmet)
    }

    @Test func `what somebody found of the same day stands, and a rumour of a filled post makes nothing due`() throws {
        var scenario = try Examples.mandate()
        let rumour = Circumstances.reported(on: "2026-02-19", grade: "E5")
        try react(&scenario, to: filled(rumour), rumour)
        try scenario.accept(command, .decided(on: "2026-02-01"))
        #expect(scenario.state.due(at: scenario.now).isEmpty)
        let day = Circumstances.reported(on: "2026-03-01")
        try scenario.accept(
            .preconditionFinding(PreconditionFinding(precondition: "unified-command", status: .known(.unmet))), day)
        scenario.given(
            .postNote(
                PostNote(
                    post: "commander", isFilled: true,
                    origin: ForeignPosition(
                        service: .known(.command), log: Controls.log(of: .command), epoch: .first,
                        sequence: SequenceNumber(9)))), day)
        #expect(scenario.state.due(at: scenario.now).isEmpty)
        #expect(status(scenario, "2026-03-01") == .unmet)
    }

    @Test func `what is found already is not found again by its post`() throws {
        var scenario = try Examples.mandate()
        let day = Circumstances.decided(on: "2026-03-01")
        try react(&scenario, to: filled(day), day)
        try scenario.accept(command, .decided(on: "2026-02-01"))
        try scenario.accept(
            .preconditionFinding(
                PreconditionFinding(precondition: "unified-command", status: .known(.met), wording: "as planned")),
            .decided(on: "2026-02-10"))
        #expect(scenario.state.due(at: scenario.now).isEmpty)
    }

    @Test func `a precondition keeps its post`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(command, .decided(on: "2025-11-17"))
        #expect(scenario.refusal(of: command)?.kind == .alreadySo)
        let other = Precondition(precondition: "unified-command", title: "The force has one commander", post: "deputy")
        let refusal = try #require(scenario.refusal(of: .precondition(other)))
        #expect(refusal.kind == .alreadyExists && refusal.pointers == ["/precondition"])
    }

    @Test func `an entry of command that is retracted takes the finding with it, and back`() throws {
        var scenario = try Examples.mandate()
        try scenario.accept(command, .decided(on: "2025-11-17"))
        let february = Circumstances.decided(on: "2026-02-19")
        try react(&scenario, to: filled(february), february)
        #expect(status(scenario, "2026-02-19") == .met)
        func follow(_ target: UInt64, _ type: EventType, sequence: UInt64) throws -> [MandateEvent] {
            let id = EventID(log: Controls.log(of: .command), epoch: .first, sequence: SequenceNumber(target))
            let event = ExampleEvent.recorded(
                CommandEvent.entryRetracted(
                    EntryRetracted(event: id, subject: "post/commander", type: type, reason: "misread")),
                sequence: sequence, .decided(on: "2026-03-01"))
            return try WhenPostEntryIsCorrectedFollowIt().commands(for: event, state: scenario.state).flatMap {
                try scenario.accept($0, .decided(on: "2026-03-01"), cause: event.header.id)
            }
        }
        #expect(try follow(5, PostFilling.type, sequence: 9).count == 2)
        #expect(status(scenario, "2026-02-19") == .unknown && scenario.state.due(at: scenario.now).isEmpty)
        #expect(try follow(5, PostFilling.type, sequence: 9).isEmpty)
        #expect(try follow(9, EntryRetracted<CommandOwned>.type, sequence: 10).count == 2)
        #expect(status(scenario, "2026-02-19") == .met)
        #expect(try scenario.refolded() == scenario.state)
    }

    @Test func `what hangs on a post follows what is retracted, and is found again in what was written`() throws {
        var scenario = try Examples.mandate()
        func hanging() -> [EntityID] { scenario.state.records.preconditions(hangingOn: "commander") }
        try scenario.accept(command, .decided(on: "2025-11-17"))
        let event = try #require(scenario.last?.header.id)
        let second = Precondition(precondition: "briefed", title: "The commander was briefed", post: "commander")
        try scenario.accept(.precondition(second), .decided(on: "2025-11-18"))
        #expect(hanging() == ["briefed", "unified-command"])
        try scenario.accept(
            .entryRetraction(EntryRetraction(event: event, reason: "not so")), .decided(on: "2026-03-01"))
        #expect(hanging() == ["briefed"])
        let retraction = try #require(scenario.last?.header.id)
        let written = try JSONEncoder().encode(scenario.state)
        #expect(try JSONDecoder().decode(MandateOperation.self, from: written) == scenario.state)
        try scenario.accept(
            .entryRetraction(EntryRetraction(event: retraction, reason: "it was so")), .decided(on: "2026-03-02"))
        #expect(hanging() == ["briefed", "unified-command"])
        #expect(scenario.state.records.preconditionsOnKnownPosts.isEmpty)
        let april = Circumstances.decided(on: "2026-04-19")
        try react(&scenario, to: filled(april), april)
        #expect(scenario.state.records.preconditionsOnKnownPosts == ["briefed", "unified-command"])
        #expect(try scenario.refolded() == scenario.state)
    }
}
