import CommandDomain
import DomainModel
import MessageSchema
import TestSupport
import Testing

struct AcceptingOperationTests {
    private let establishment = MandateEvent.operationEstablishment(
        OperationEstablishment(title: "International Stabilization Force", currency: "USD"))

    @Test(
        arguments: [
            .post(Examples.commander), Examples.offer("commander", "USA"), Examples.accept("commander", "USA"),
            Examples.nominate("commander", Examples.jeffers), Examples.designate("commander", Examples.jeffers),
            Examples.fill("commander", Examples.jeffers), Examples.vacate("commander"),
            .commandClaim(CommandClaim(Claim(claim: "c", figure: .known(.appointment), wording: "soon"))),
        ] as [CommandCommand])
    func `nothing is accepted before the operation`(_ command: CommandCommand) {
        let refusal = CommandScenario().refusal(of: command)
        #expect(refusal?.kind == .unknownOperation)
        #expect(refusal?.detail.contains("after") == true)
    }

    @Test func `the operation is accepted from where mandate established it`() throws {
        let event = ExampleEvent.recorded(establishment, sequence: 7)
        let reaction = WhenOperationEstablishedAcceptIt()
        var scenario = CommandScenario()
        let commands = reaction.commands(for: event, state: scenario.state)
        #expect(commands == [.commandOperationAcceptance(Examples.acceptance())])
        for command in commands { try scenario.accept(command, .decided(on: "2025-11-17")) }
        #expect(scenario.state.records.acceptance?.acceptance.origin.sequence == SequenceNumber(7))
        #expect(reaction.commands(for: event, state: scenario.state).isEmpty)
    }

    @Test func `nothing else that mandate states is answered`() {
        let event = ExampleEvent.recorded(
            MandateEvent.precondition(Precondition(precondition: "p", title: "P")), sequence: 8)
        #expect(WhenOperationEstablishedAcceptIt().commands(for: event, state: CommandScenario().state).isEmpty)
        #expect(WhenOperationEstablishedAcceptIt.answers.map(\.wire) == ["muster.mandate.operation.established.v1"])
        #expect(WhenOperationEstablishedAcceptIt.emits.map(\.wire) == ["muster.command.operation.accepted.v1"])
        #expect(CommandOperation.reactions.count == 2)
    }

    @Test(arguments: [(7, 1), (6, 1)] as [(UInt64, UInt32)])
    func `the same position or an older one changes nothing`(_ sequence: UInt64, _ epoch: UInt32) throws {
        let scenario = try Examples.accepted()
        let again = CommandCommand.commandOperationAcceptance(
            Examples.acceptance(sequence: sequence, epoch: Epoch(epoch)))
        let refusal = try #require(scenario.refusal(of: again))
        #expect(refusal.kind == .alreadySo)
        #expect(refusal.pointers == ["/origin"])
    }

    @Test func `a newer position is taken in and an older one never overwrites it`() throws {
        var scenario = try Examples.accepted()
        try scenario.accept(.commandOperationAcceptance(Examples.acceptance(sequence: 3, epoch: Epoch(2))))
        scenario.given(.commandOperationAcceptance(Examples.acceptance(sequence: 9)))
        let acceptance = try #require(scenario.state.records.acceptance)
        #expect(acceptance.acceptance.origin.epoch == Epoch(2))
        #expect(acceptance.created == EntryStamp(scenario.events[0]))
        #expect(acceptance.stamp == EntryStamp(scenario.events[1]))
    }

    @Test func `another log is refused`() throws {
        let scenario = try Examples.accepted()
        let other = Examples.acceptance(sequence: 9, log: Controls.log(of: .funding))
        let refusal = try #require(scenario.refusal(of: .commandOperationAcceptance(other)))
        #expect(refusal.kind == .notAllowed)
        #expect(refusal.pointers == ["/origin/log"])
    }

    @Test func `a claim needs a source and an id of its own`() throws {
        var scenario = try Examples.accepted()
        let claim = CommandCommand.commandClaim(
            CommandClaim(Claim(claim: "us-general", figure: .known(.appointment), by: "2026-02", wording: "expected")))
        #expect(scenario.refusal(of: claim)?.kind == .gateNotMet)
        try scenario.accept(claim, .reported(on: "2025-12-13"))
        #expect(scenario.refusal(of: claim, .reported(on: "2025-12-13"))?.pointers == ["/claim"])
        let twice = CommandCommand.commandClaim(
            CommandClaim(
                Claim(
                    claim: "c", figure: .known(.appointment), wording: "w",
                    contradicts: ["us-general", "us-general"])))
        #expect(scenario.refusal(of: twice, .reported(on: "2025-12-13"))?.pointers == ["/contradicts/1"])
    }
}
