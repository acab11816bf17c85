import ServiceRuntime
import Testing

@testable import MusterCLI

/// A service whose log is broken is not started again and again.
@Suite struct BrokenLogTests {
    private static let broken = ProcessEnd.exited(code: ServiceProgram.ExitCode.logFailure)

    @Test func oneWhoseLogIsFoundBrokenAtItsStartIsTriedAgainAfterTheLongestWait() {
        var machine = SupervisionMachine(services: ["pledges"])
        _ = machine.step(.start, now: .zero)
        for round in 1...4 {
            let now = Duration.seconds(round * 60)
            _ = machine.step(.spawned(service: "pledges", processID: 7), now: now)
            let actions = machine.step(.ended(service: "pledges", Self.broken), now: now)
            #expect(actions == [.report(.died(service: "pledges", Self.broken, restartIn: .seconds(30)))])
            #expect(machine.step(.tick, now: now + .seconds(29)) == [])
            #expect(machine.step(.tick, now: now + .seconds(30)) == [.spawn(service: "pledges")])
        }
    }

    @Test func oneWhoseDiskFailsWhileItRunsComesBackAtOnceToLook() {
        var machine = SupervisionMachine(services: ["pledges"])
        _ = machine.step(.start, now: .zero)
        _ = machine.step(.spawned(service: "pledges", processID: 7), now: .zero)
        _ = machine.step(.ready(service: "pledges"), now: .zero)
        let actions = machine.step(.ended(service: "pledges", Self.broken), now: .seconds(5))
        #expect(actions == [.report(.died(service: "pledges", Self.broken, restartIn: .milliseconds(500)))])
    }

    @Test func theReportSaysThatItIsTheLog() {
        let text = SupervisorReport.died(service: "pledges", Self.broken, restartIn: .seconds(30)).text(
            logFile: { "/x/\($0).log" }, lastLines: { _ in ["event 3 is not what was written"] })
        #expect(text.contains("its log cannot be used"))
        #expect(text.contains("event 3 is not what was written"))
    }
}
