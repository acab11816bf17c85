import Testing

@testable import MusterCLI

@Suite struct SupervisionMachineTests {
    private typealias Machine = SupervisionMachine
    private static let names = ["one", "two", "three"]

    /// A machine whose services have all been started and become ready at `0`.
    private func running(_ names: [String] = names) -> Machine {
        var machine = Machine(services: names)
        _ = machine.step(.start, now: .zero)
        for (number, name) in names.enumerated() {
            _ = machine.step(.spawned(service: name, processID: Int32(100 + number)), now: .zero)
            _ = machine.step(.ready(service: name), now: .zero)
        }
        return machine
    }

    private func spawns(_ actions: [Machine.Action]) -> [String] {
        actions.compactMap { if case .spawn(let name) = $0 { name } else { nil } }
    }

    @Test func eachServiceStartsWhenTheOneBeforeItIsReady() {
        var machine = Machine(services: Self.names)
        #expect(machine.step(.start, now: .zero) == [.spawn(service: "one")])
        #expect(
            machine.step(.spawned(service: "one", processID: 7), now: .zero)
                == [.report(.started(service: "one", processID: 7)), .awaitReadiness(service: "one")])
        #expect(machine.step(.tick, now: .seconds(1)) == [])
        let next = machine.step(.ready(service: "one"), now: .seconds(2))
        #expect(next == [.report(.ready(service: "one", after: .seconds(2))), .spawn(service: "two")])
    }

    @Test func allReadyIsReportedOnce() {
        var machine = running()
        #expect(machine.services.allSatisfy { $0.phase == .ready(since: .zero) })
        #expect(machine.step(.tick, now: .seconds(1)) == [])
        _ = machine.step(.ended(service: "two", .killed(signal: 9)), now: .seconds(2))
        _ = machine.step(.tick, now: .seconds(3))
        _ = machine.step(.spawned(service: "two", processID: 9), now: .seconds(3))
        #expect(machine.step(.ready(service: "two"), now: .seconds(4)).contains(.report(.allReady)))
    }

    @Test func oneThatIsNotReadyInTimeHoldsUpTheOthersNoLonger() {
        var machine = Machine(services: Self.names)
        _ = machine.step(.start, now: .zero)
        _ = machine.step(.spawned(service: "one", processID: 7), now: .zero)
        #expect(machine.nextWake(after: .zero) == .seconds(10))
        #expect(machine.step(.tick, now: .milliseconds(9999)) == [])
        #expect(machine.step(.tick, now: .seconds(10)) == [.spawn(service: "two")])
        _ = machine.step(.spawned(service: "two", processID: 8), now: .seconds(10))
        #expect(machine.nextWake(after: .seconds(10)) == .seconds(20))
    }

    @Test func oneThatCannotStartHoldsUpTheOthersNoLonger() {
        var machine = Machine(services: Self.names)
        _ = machine.step(.start, now: .zero)
        let end = ProcessEnd.notStarted(reason: "no")
        let actions = machine.step(.ended(service: "one", end), now: .zero)
        #expect(
            actions == [
                .report(.died(service: "one", end, restartIn: .milliseconds(500))), .spawn(service: "two"),
            ])
    }

    @Test func waitsDoubleUpToHalfAMinute() {
        var machine = running(["one"])
        var now = Duration.zero
        var waits: [Duration] = []
        for _ in 0..<9 {
            for case .report(.died(_, _, let wait)) in machine.step(.ended(service: "one", .exited(code: 1)), now: now)
            {
                waits.append(wait)
            }
            let wake = machine.nextWake(after: now)
            #expect(wake == now + (waits.last ?? .zero))
            #expect(machine.step(.tick, now: (wake ?? .zero) - .milliseconds(1)) == [])
            now = wake ?? .zero
            #expect(machine.step(.tick, now: now) == [.spawn(service: "one")])
            _ = machine.step(.spawned(service: "one", processID: 5), now: now)
        }
        #expect(waits.map { $0 / .seconds(1) } == [0.5, 1, 2, 4, 8, 16, 30, 30, 30])
        #expect(machine.services[0].restarts == 9)
    }

    @Test(arguments: [(59.9, 1.0), (60, 0.5)]) func aSoundRunMakesTheNextWaitShortAgain(ran: Double, wait: Double) {
        var machine = running(["one"])
        _ = machine.step(.ended(service: "one", .exited(code: 1)), now: .zero)
        _ = machine.step(.tick, now: .seconds(1))
        _ = machine.step(.spawned(service: "one", processID: 5), now: .seconds(1))
        let actions = machine.step(.ended(service: "one", .exited(code: 1)), now: .seconds(1 + ran))
        #expect(actions == [.report(.died(service: "one", .exited(code: 1), restartIn: .seconds(wait)))])
    }

    @Test func servicesStopOneAfterAnotherFromTheLast() {
        var machine = running()
        #expect(machine.step(.stop, now: .seconds(1)) == [.report(.stopping), .terminate(service: "three")])
        var order: [String] = []
        for name in ["three", "two", "one"] {
            let actions = machine.step(.ended(service: name, .exited(code: 0)), now: .seconds(1))
            order += actions.compactMap { if case .terminate(let next) = $0 { next } else { nil } }
            if name == "one" { #expect(actions.suffix(2) == [.report(.allStopped), .finish]) }
        }
        #expect(order == ["two", "one"])
        #expect(machine.nextWake(after: .seconds(2)) == nil)
    }

    @Test func oneThatDoesNotStopHoldsUpTheOthersBrieflyAndIsKilledInTheEnd() {
        var machine = running()
        _ = machine.step(.stop, now: .zero)
        #expect(machine.nextWake(after: .zero) == .milliseconds(1500))
        #expect(machine.step(.tick, now: .milliseconds(1500)) == [.terminate(service: "two")])
        _ = machine.step(.ended(service: "two", .exited(code: 0)), now: .milliseconds(1600))
        #expect(machine.step(.tick, now: .milliseconds(3000)) == [.terminate(service: "one")])
        _ = machine.step(.ended(service: "one", .exited(code: 0)), now: .milliseconds(3100))
        #expect(machine.nextWake(after: .milliseconds(3100)) == .seconds(8))
        #expect(
            machine.step(.tick, now: .seconds(8)) == [.report(.killing(service: "three")), .kill(service: "three")])
        let last = machine.step(.ended(service: "three", .killed(signal: 9)), now: .seconds(8))
        #expect(last.last == .finish)
    }

    @Test func fiveThatNeverStopAreAllAskedAndAllOverWithinTenSeconds() {
        var machine = running(["a", "b", "c", "d", "e"])
        var now = Duration.zero
        var actions = machine.step(.stop, now: now)
        while let wake = machine.nextWake(after: now) {
            now = wake
            actions += machine.step(.tick, now: now)
        }
        #expect(now < .seconds(9))
        for name in ["a", "b", "c", "d", "e"] {
            #expect(actions.filter { $0 == .terminate(service: name) }.count == 1)
            #expect(actions.filter { $0 == .kill(service: name) }.count == 1)
        }
    }

    @Test func theWishToStopAtOnceKillsAllThatRuns() {
        var machine = running()
        _ = machine.step(.stop, now: .zero)
        _ = machine.step(.ended(service: "three", .exited(code: 0)), now: .zero)
        let actions = machine.step(.kill, now: .milliseconds(1))
        #expect(
            actions.filter { if case .kill = $0 { true } else { false } } == [
                .kill(service: "two"), .kill(service: "one"),
            ])
        #expect(machine.step(.kill, now: .milliseconds(2)) == [])
    }

    @Test func nothingIsStartedAnyMoreOnceItStops() {
        var machine = running()
        _ = machine.step(.ended(service: "two", .exited(code: 1)), now: .zero)
        _ = machine.step(.stop, now: .milliseconds(100))
        #expect(spawns(machine.step(.tick, now: .seconds(5))) == [])
        _ = machine.step(.ended(service: "three", .exited(code: 0)), now: .seconds(5))
        #expect(machine.step(.ended(service: "one", .exited(code: 0)), now: .seconds(5)).last == .finish)
    }

    @Test func stoppingBeforeAnythingRunsEndsAtOnce() {
        var machine = Machine(services: Self.names)
        #expect(machine.step(.stop, now: .zero).last == .finish)
        #expect(machine.step(.start, now: .zero) == [])
    }

    @Test func readinessOfAProcessThatHasDiedCountsForNothing() {
        var machine = Machine(services: ["one"])
        _ = machine.step(.start, now: .zero)
        _ = machine.step(.spawned(service: "one", processID: 7), now: .zero)
        _ = machine.step(.ended(service: "one", .exited(code: 1)), now: .zero)
        #expect(machine.step(.ready(service: "one"), now: .zero) == [])
        #expect(machine.services[0].phase == .backingOff(until: .milliseconds(500)))
    }

    @Test func endsAreToldInWords() {
        #expect("\(ProcessEnd(status: 0x0300))" == "it ended with exit code 3")
        #expect("\(ProcessEnd(status: 9))" == "it was ended by SIGKILL")
        #expect("\(ProcessEnd(status: 0x80 | 11))" == "it was ended by SIGSEGV")
        #expect("\(ProcessEnd(status: 50))" == "it was ended by signal 50")
    }
}
