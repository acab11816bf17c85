import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

/// Thousands of commands at random, late ones, reported and decided ones, with time going on between them; what must hold
/// after each.
struct RandomHistoryTests {
    @Test(arguments: [11, 12, 15, 17] as [UInt64]) func `the rules of the mandate hold after every command`(
        _ seed: UInt64
    ) throws {
        var (random, dice) = (RandomMandate(seed: seed), SeededGenerator(seed: seed ^ 0xF00D))
        var scenario = try Examples.established()
        var seen = Seen()
        var probes = Probe.all(scenario)
        for number in 0..<1_600 {
            let (command, circumstances) = (try self.command(&random, &dice), random.circumstances())
            guard scenario.refusal(of: command, circumstances) == nil else { continue }
            let context = scenario.context(circumstances)
            try scenario.accept(command, circumstances)
            seen.accepted += 1
            if circumstances.provenance.basis == .known(.reported) { seen.reported += 1 }
            if case .optionChoice = command, context.isDecided {
                try expectWithinAuthorisation(scenario, context, &seen)
            }
            expectUnmoved(&probes, scenario)
            if dice.oneIn(40) { try passTime(&scenario, days: Int64.random(in: 0...12, using: &dice), &probes, &seen) }
            if number.isMultiple(of: 50) { expectStandings(scenario, &seen) }
            if case .area = command { expectTree(scenario) }
            if case .areaRetirement = command { expectTree(scenario) }
        }
        expectStandings(scenario, &seen)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
        #expect(seen.accepted > 300 && seen.reported > 80, "\(seen)")
        #expect(seen.assignments > 5 && seen.expirations > 0, "\(seen)")
        #expect(seen.states.count == 4, "not every standing came about: \(seen)")
    }

    /// Beside the random commands more of those that put something in force, so that rules on it are put to the test.
    private func command(
        _ random: inout RandomMandate, _ dice: inout SeededGenerator
    ) throws -> MandateCommand {
        let number = Int.random(in: 0..<5, using: &dice)
        switch Int.random(in: 0..<20, using: &dice) {
        case 0, 1: return .optionChoice(OptionChoice(option: try Examples.id("option-\(number)")))
        case 2:
            return .mandateOption(
                MandateOption(
                    option: try Examples.id("option-\(number)"), title: "One task",
                    assigned: [
                        AssignedTask(
                            task: try Examples.id("task-\(dice.oneIn(2) ? 0 : 1)"), ceiling: .known(.selfDefence))
                    ]))
        case 3:
            return .authorisation(
                Authorisation(
                    authorisation: try Examples.id("auth-\(number)"), body: "UNSC", instrument: "resolution",
                    adoptedOn: "2025-11-17", inForceFrom: dice.oneIn(2) ? "2025-12-13" : nil,
                    expiresOn: dice.oneIn(2) ? "2026-05-31" : "2026-02-28"))
        case 4:
            return .authorisationReinstatement(
                AuthorisationReinstatement(authorisation: try Examples.id("auth-\(number)")))
        default: return try random.command()
        }
    }

    /// How often what is looked for came about: a rule that was never put to the test is not shown to hold.
    private struct Seen {
        var accepted = 0
        var reported = 0
        var assignments = 0
        var expirations = 0
        var states: Set<AuthorisationState> = []
    }

    /// Every day on which something can take effect, and the days around each.
    private static let days: [CalendarDay] = Set(
        RandomMandate.days.flatMap { day in (-1...1).compactMap { CalendarDay(daysSinceEpoch: day.daysSinceEpoch + $0) }
        }
    ).sorted()

    private func passTime(
        _ scenario: inout MandateScenario, days: Int64, _ probes: inout [Probe], _ seen: inout Seen
    ) throws {
        scenario.now = scenario.now.advanced(by: .seconds(days * 86_400))
        let due = scenario.state.due(at: scenario.now)
        let ids = try due.map { try $0.id(in: scenario.operation) }
        #expect(Set(ids).count == ids.count, "two commands that are due share an id")
        for command in due {
            #expect(command.on <= scenario.now.day)
            try scenario.accept(command.command, .decided(on: .day(command.on)))
            seen.expirations += 1
            expectUnmoved(&probes, scenario)
        }
        #expect(scenario.state.due(at: scenario.now).isEmpty)
    }

    // MARK: areas

    private func expectTree(_ scenario: MandateScenario) {
        let areas = scenario.state.records.areas
        for day in Self.days {
            let moment = Moment.day(day)
            for (area, _) in areas {
                // A walk of its own: more steps than there are areas lead round in a circle.
                var (current, steps) = (Optional(area), 0)
                while let place = current, steps <= areas.count {
                    current = areas[place]?.entry(at: moment)?.value.within
                    steps += 1
                }
                #expect(steps <= areas.count, "\(area) lies in itself on \(day)")
            }
        }
    }

    // MARK: assignments

    private func expectWithinAuthorisation(
        _ scenario: MandateScenario, _ context: DecisionContext, _ seen: inout Seen
    ) throws {
        let (day, events) = (context.effective.lastDay, scenario.events)
        guard case .optionPutInForce(let fact)? = scenario.last?.event else { return }
        for assigned in fact.assigned {
            seen.assignments += 1
            let authorised = try #require(Reference.task(assigned.task, events, day), "\(assigned.task) on \(day)")
            let (given, allowed) = (try #require(assigned.ceiling.term), try #require(authorised.ceiling.term))
            #expect(given <= allowed)
            if let instrument = authorised.authorisation {
                #expect(Reference.state(instrument, events, day) == .inForce)
            }
            for area in assigned.areas ?? [] {
                guard let allowed = authorised.areas else { continue }
                let chain = [area] + scenario.state.records.ancestors(of: area, at: .day(day))
                #expect(chain.contains { allowed.contains($0) })
            }
        }
    }

    // MARK: standings

    private func expectStandings(_ scenario: MandateScenario, _ seen: inout Seen) {
        let records = scenario.state.records
        let events = Dictionary(grouping: scenario.events.filter { $0.header.subject.kind == "authorisation" }) {
            try? EntityID(wire: $0.header.subject.id)
        }
        for day in Self.days {
            for (id, _) in records.authorisations {
                let state = records.standing(ofAuthorisation: id, at: .day(day))?.state(on: day)
                #expect(state == Reference.state(id, events[id] ?? [], day), "\(id) on \(day)")
                if let state { seen.states.insert(state) }
            }
            let inForce = records.authorisations(at: .day(day)).filter { $0.isInForce(on: day) }
            #expect((records.authorisationInForce(on: day, at: .day(day)) != nil) == !inForce.isEmpty)
        }
    }

    // MARK: what was known

    /// A question of the past, and the answer to it.
    private struct Probe {
        let moment: Moment
        var answer: Answer

        static func all(_ scenario: MandateScenario) -> [Probe] {
            let moments = [
                Moment(asOf: "2026-02-01", knownAt: "2025-12-20T00:00:00Z"),
                Moment(asOf: "2026-03-20", knownAt: "2026-03-01T00:00:00Z"),
                Moment(asOf: nil, knownAt: "2026-02-20T00:00:00Z"),
            ]
            return moments.map { Probe(moment: $0, answer: Answer(scenario.state.records, $0)) }
        }
    }

    /// Everything that the records answer at a moment.
    private struct Answer: Equatable {
        let authorisations: [AuthorisationStanding]
        let areas: [Timeline<Area>.Entry]
        let parents: [[EntityID]]
        let tasks: [TaskStanding]
        let options: [Timeline<MandateOption>.Entry]
        let assignment: Timeline<OptionPutInForce>.Entry?
        let stands: [Timeline<Stand>.Entry]
        let constraints: [Timeline<Constraint>.Entry]
        let preconditions: [PreconditionStanding]

        init(_ records: MandateRecords, _ moment: Moment) {
            authorisations = records.authorisations(at: moment)
            areas = records.areas(at: moment)
            parents = areas.map { records.ancestors(of: $0.value.area, at: moment) }
            tasks = records.tasks(at: moment)
            options = records.options(at: moment)
            assignment = records.assignmentInForce(at: moment)
            stands = records.stands(at: moment)
            constraints = records.constraints(at: moment)
            preconditions = records.preconditions(at: moment)
        }
    }

    /// What is learned later changes no answer of before.
    private func expectUnmoved(_ probes: inout [Probe], _ scenario: MandateScenario) {
        guard let learned = scenario.last?.header.learned else { return }
        for index in probes.indices {
            let answer = Answer(scenario.state.records, probes[index].moment)
            if let known = probes[index].moment.knownAt, known < learned {
                #expect(answer == probes[index].answer, "\(probes[index].moment) after \(scenario.events.count) events")
            }
            probes[index].answer = answer
        }
    }
}

/// The rules of the mandate worked out once more from the events alone, in the plainest way there is.
private enum Reference {
    typealias Recorded = RecordedEvent<MandateEvent>

    /// The fact that ranks highest among those in effect on a day, of those that a source carries.
    private static func last<Fact>(
        _ events: [Recorded], _ day: CalendarDay, _ fact: (MandateEvent) -> Fact?
    ) -> (fact: Fact, stamp: EntryStamp)? {
        var best: (fact: Fact, stamp: EntryStamp)?
        for event in events {
            let stamp = EntryStamp(event)
            guard stamp.movesValues, stamp.effective.lastDay <= day, let found = fact(event.event) else { continue }
            if best.map({ stamp.outranks($0.stamp) }) ?? true { best = (found, stamp) }
        }
        return best
    }

    static func task(_ task: EntityID, _ events: [Recorded], _ day: CalendarDay) -> TaskAuthorisation? {
        let found = last(events, day) { event -> TaskAuthorisation?? in
            switch event {
            case .taskAuthorisation(let fact) where fact.task == task: .some(fact)
            case .taskWithdrawal(let fact) where fact.task == task: .some(nil)
            default: nil
            }
        }
        return found?.fact
    }

    /// `nil` where the authorisation is not there yet.
    static func state(_ id: EntityID, _ events: [Recorded], _ day: CalendarDay) -> AuthorisationState? {
        func own(_ event: MandateEvent) -> Authorisation? {
            if case .authorisation(let fact) = event, fact.authorisation == id { fact } else { nil }
        }
        let isThere = events.contains { own($0.event) != nil && $0.header.effective.lastDay <= day }
        guard isThere else { return nil }
        guard let definition = last(events, day, own)?.fact,
            max(definition.adoptedOn, definition.inForceFrom ?? definition.adoptedOn) <= day
        else { return .adopted }
        let expiry = last(events, day) { event -> CalendarDay?? in
            switch event {
            case .authorisation(let fact) where fact.authorisation == id: .some(fact.expiresOn)
            case .authorisationRenewal(let fact) where fact.authorisation == id: .some(fact.expiresOn)
            default: nil
            }
        }
        if let expiresOn = expiry?.fact, expiresOn < day { return .expired }
        let hold = last(events, day) { event -> Bool? in
            switch event {
            case .authorisationSuspension(let fact) where fact.authorisation == id: true
            case .authorisationReinstatement(let fact) where fact.authorisation == id: false
            default: nil
            }
        }
        return hold?.fact == true ? .suspended : .inForce
    }
}
