public import DomainModel
public import MessageSchema

/// A random history of one aggregate with corrections and retractions among its commands, and what must hold of it.
public struct CorrectionHistory<State: CorrectableAggregate, Picture: Equatable> {
    /// Draws a command of the service.
    public var draw: (inout SeededGenerator) throws -> (State.Command, Circumstances)
    /// The command that retracts.
    public var retract: (EntryRetraction<State.Event.Owner>) -> State.Command
    /// The command that corrects.
    public var correct: (EntryCorrection<State.Event.Owner>) -> State.Command
    /// What the records answer at a moment.
    public var picture: (State.Records, Moment) -> Picture
    /// What is wrong, in words.
    public private(set) var failures: [String] = []
    /// How many retractions were accepted, also of retractions.
    public private(set) var retracted = 0
    /// How many corrections were accepted.
    public private(set) var corrected = 0
    /// How many retractions were taken back again.
    public private(set) var restored = 0

    private static var days: [CalendarDay] {
        ["2026-01-31", "2026-02-19", "2026-02-28", "2026-03-17", "2026-05-31", "2027-12-31"]
    }

    /// A history of one service.
    public init(
        draw: @escaping (inout SeededGenerator) throws -> (State.Command, Circumstances),
        retract: @escaping (EntryRetraction<State.Event.Owner>) -> State.Command,
        correct: @escaping (EntryCorrection<State.Event.Owner>) -> State.Command,
        picture: @escaping (State.Records, Moment) -> Picture
    ) {
        self.draw = draw
        self.retract = retract
        self.correct = correct
        self.picture = picture
    }

    /// Goes on from a scenario for so many commands, and checks after each.
    /// - Throws: what the scenario throws where a decision breaks a rule that holds for all.
    public mutating func run(
        _ steps: Int, from scenario: inout Scenario<State>, random: inout SeededGenerator
    ) throws {
        for _ in 0..<steps {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: try retractAny(&scenario, &random)
            case 1: try correctAny(&scenario, &random)
            case 2: try correctWithTheSame(scenario, &random)
            default:
                let (command, circumstances) = try draw(&random)
                try take(command, circumstances, &scenario)
            }
        }
        if try scenario.refolded() != scenario.state { failures.append("refolding gives another state") }
        if try scenario.roundTripped() != scenario.state { failures.append("a snapshot gives another state") }
    }

    /// Takes a command where it is accepted: what was known before it was learned stays as it was.
    @discardableResult
    private mutating func take(
        _ command: State.Command, _ circumstances: Circumstances, _ scenario: inout Scenario<State>
    ) throws -> Bool {
        guard scenario.refusal(of: command, circumstances) == nil else { return false }
        let learned = scenario.context(circumstances).learned
        let earlier = [
            Instant(microseconds: learned.microseconds - 1),
            scenario.events[scenario.events.count / 2].header.learned,
        ].filter { $0 < learned }
        let before = earlier.map { pictures(scenario.state.records, knownAt: $0) }
        try scenario.accept(command, circumstances)
        let after = earlier.map { pictures(scenario.state.records, knownAt: $0) }
        if before != after { failures.append("\(command.payload) changed what was known before it was learned") }
        return true
    }

    private mutating func retractAny(_ scenario: inout Scenario<State>, _ random: inout SeededGenerator) throws {
        let event = random.pick(scenario.events).header.id
        let before = pictures(scenario.state.records, knownAt: nil)
        guard
            try take(
                retract(EntryRetraction(event: event, reason: "not so")), circumstances(&random), &scenario)
        else { return }
        retracted += 1
        guard
            scenario.refusal(of: retract(EntryRetraction(event: event, reason: "again"))) != nil
                || scenario.last?.provenance.best?.grade.movesValues == false
        else { return failures.append("\(event) was retracted twice") }
        guard random.oneIn(2) else { return }
        guard let retraction = scenario.events.last(where: { $0.event.target == event })?.header.id else {
            return failures.append("the retraction of \(event) was not recorded")
        }
        let isWeak = scenario.state.records.journal.withdrawal(of: event) == nil
        // What an earlier retraction left without support, and this one gave it back, stands on it again.
        let isOfChange = scenario.events.contains { $0.header.id == event && $0.event.target != nil }
        let back = retract(EntryRetraction(event: retraction, reason: "it was so after all"))
        let refusal = scenario.refusal(of: back, .decided)
        if try take(back, .decided, &scenario) {
            restored += 1
            if pictures(scenario.state.records, knownAt: nil) != before {
                failures.append("retracting the retraction of \(event) did not restore the picture")
            }
        } else if !isWeak, !isOfChange {
            failures.append("the retraction of \(event) could not be retracted at once: \(refusal?.detail ?? "")")
        }
    }

    private mutating func correctAny(_ scenario: inout Scenario<State>, _ random: inout SeededGenerator) throws {
        let target = random.pick(scenario.events)
        let alike = scenario.events.filter { $0.header.type == target.header.type && $0.event.target == nil }
        guard let other = alike.isEmpty ? nil : random.pick(alike),
            let content = try? scenario.content(of: other.header.id)
        else { return }
        var circumstances = circumstances(&random)
        circumstances.effective = random.oneIn(2) ? target.header.effective : .day(random.pick(Self.days))
        let wish = correct(
            EntryCorrection(event: target.header.id, content: .object(content), reason: "read again"))
        if try take(wish, circumstances, &scenario) { corrected += 1 }
    }

    private mutating func correctWithTheSame(
        _ scenario: Scenario<State>, _ random: inout SeededGenerator
    ) throws {
        let target = random.pick(scenario.events).header
        guard let content = try? scenario.content(of: target.id) else { return }
        let wish = correct(EntryCorrection(event: target.id, content: .object(content), reason: "the same"))
        if scenario.refusal(of: wish, .decided(on: target.effective)) == nil {
            failures.append("\(target.id) was corrected to what it says: \(content)")
        }
    }

    private func circumstances(_ random: inout SeededGenerator) -> Circumstances {
        random.oneIn(2)
            ? .decided
            : .reported(
                on: "2026-02-19", grade: random.pick(["B2", "C3", "E5"]), publisher: random.pick(["Antara", "AA"]))
    }

    private func pictures(_ records: State.Records, knownAt: Instant?) -> [Picture] {
        let known = records.known(at: knownAt)
        return Self.days.map { picture(known, Moment(asOf: $0, knownAt: knownAt)) }
    }
}
