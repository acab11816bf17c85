import DomainModel
import MessageSchema
import TestSupport

/// Facts about one operation drawn from a seed: a mandate with three options, some pledges with their lines on any stage,
/// and caveats and constraints in every form, on good word and on weak, learned early and late.
struct RandomOperation {
    /// A fact of either service.
    enum Fact {
        case mandate(MandateEvent)
        case pledges(PledgesEvent)

        /// The entity it is about; facts about one entity keep their order.
        var subject: Subject {
            switch self {
            case .mandate(let fact): fact.payload.subject(in: Controls.operation)
            case .pledges(let fact): fact.payload.subject(in: Controls.operation)
            }
        }

        /// Whether others rest on it: what there is, rather than what becomes of it.
        var isBasis: Bool {
            switch self {
            case .mandate(.area), .mandate(.taskAuthorisation), .mandate(.mandateOption), .pledges(.pledgeAnnouncement),
                .pledges(.caveat):
                true
            default: false
            }
        }
    }

    /// A fact with when and on whose word it is said.
    struct Said {
        let fact: Fact
        let circumstances: Circumstances
    }

    static let options: [EntityID] = ["o-0", "o-1", "o-2"]
    private static let tasks: [EntityID] = ["t-0", "t-1", "t-2", "t-3", "t-4"]
    private static let areas: [EntityID] = ["whole", "north", "south", "city"]
    private static let preconditions: [EntityID] = ["c-0", "c-1", "c-2"]
    private static let nations: [NationCode] = ["IDN", "MAR", "KAZ", "ALB"]
    private static let days: [CalendarDay] = ["2026-01-10", "2026-02-10", "2026-03-10", "2026-04-10"]

    private var generator: SeededGenerator
    private(set) var said: [Said] = []
    private var lines: [EntityID: [EntityID]] = [:]
    private var caveats: [EntityID] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        drawMandate()
        for number in 0..<Int.random(in: 1...5, using: &generator) { drawPledge(number) }
        for number in 0..<Int.random(in: 1...9, using: &generator) { drawCaveat(number) }
        drawChanges()
    }

    /// A moment between the first and the last day, and what was known at some time.
    mutating func moment() -> Moment {
        Moment(
            asOf: generator.pick(["2026-02-28", "2026-03-31", "2026-04-30"]),
            knownAt: generator.oneIn(2) ? nil : generator.pick(Array(Self.days.suffix(2))).end)
    }

    /// The facts, folded in the order in which they were said.
    func folded() -> FoldedRecords { Self.folded(said) }

    /// The same facts in another order, in which those about one entity keep theirs.
    mutating func shuffled() -> FoldedRecords {
        var queues = Dictionary(grouping: said, by: \.fact.subject)
        var order = said.map(\.fact.subject).shuffled(using: &generator)
        var facts: [Said] = []
        while let subject = order.popLast() {
            if let first = queues[subject]?.removeFirst() { facts.append(first) }
        }
        return Self.folded(facts)
    }

    /// More facts of any kind, all of them learned after every day of these.
    mutating func learnedLater() -> [Said] {
        let before = said
        said = []
        drawMandate()
        for number in 10..<12 { drawPledge(number) }
        for number in 10..<14 { drawCaveat(number) }
        drawChanges()
        defer { said = before }
        return said.map { Said(fact: $0.fact, circumstances: $0.circumstances.learned(on: "2026-12-31")) }
    }

    static func folded(_ said: [Said]) -> FoldedRecords {
        var records = FoldedRecords()
        for said in said { records.tell(said) }
        return records
    }

    // MARK: Drawing

    private mutating func say(_ fact: MandateEvent) { say(.mandate(fact)) }
    private mutating func say(_ fact: PledgesEvent) { say(.pledges(fact)) }

    private mutating func say(_ fact: Fact) {
        // What others rest on mostly comes early, so that there is something to look at on most days.
        let day = generator.pick(fact.isBasis && !generator.oneIn(6) ? Array(Self.days.prefix(2)) : Self.days)
        var circumstances: Circumstances =
            switch Int.random(in: 0..<14, using: &generator) {
            case 0: .reported(on: .day(day), grade: "D3")
            case 1...4: .reported(on: .day(day), grade: "B2")
            default: .decided(on: .day(day))
            }
        circumstances = circumstances.learned(on: generator.oneIn(3) ? max(day, generator.pick(Self.days)) : day)
        said.append(Said(fact: fact, circumstances: circumstances))
    }

    private mutating func drawMandate() {
        for (area, within) in zip(Self.areas, [nil, "whole", "whole", "north"] as [EntityID?]) {
            say(
                MandateEvent.area(
                    Area(
                        area: area, title: "An area", kind: .known(within == nil ? .operation : .sector),
                        within: within)))
        }
        for task in Self.tasks {
            say(
                MandateEvent.taskAuthorisation(
                    TaskAuthorisation(task: task, title: "A task", ceiling: ceiling(), areas: areas())))
        }
        for option in Self.options {
            let chosen = Self.tasks.shuffled(using: &generator).prefix(Int.random(in: 1...4, using: &generator))
            let authority: Coded<CommandAuthority>? =
                generator.oneIn(2) ? .known(generator.pick([.none, .tacon, .opcon])) : nil
            say(
                MandateEvent.mandateOption(
                    MandateOption(
                        option: option, title: "An option", assigned: chosen.map { assigned($0) }, command: authority)))
        }
        for precondition in Self.preconditions {
            say(MandateEvent.precondition(Precondition(precondition: precondition, title: "A fact")))
            guard !generator.oneIn(3) else { continue }
            let status = generator.pick(PreconditionStatus.allCases)
            say(
                MandateEvent.preconditionFinding(
                    PreconditionFinding(precondition: precondition, status: .known(status))))
        }
        for number in 0..<Int.random(in: 0...2, using: &generator) {
            say(
                MandateEvent.constraint(
                    Constraint(
                        constraint: Self.id("k-\(number)"), title: "A rule",
                        kind: .known(generator.pick(ConstraintKind.allCases)),
                        nations: generator.oneIn(2) ? nil : [generator.pick(Self.nations)],
                        areas: [generator.pick(Self.areas)], clause: "a clause")))
        }
    }

    private mutating func drawPledge(_ number: Int) {
        let pledge = Self.id("p-\(number)")
        let offered = (0..<Int.random(in: 1...3, using: &generator)).map { Self.id("l-\($0)") }
        lines[pledge] = offered
        say(
            PledgesEvent.pledgeAnnouncement(
                PledgeAnnouncement(
                    pledge: pledge, nation: generator.pick(Self.nations),
                    lines: offered.map {
                        LineOffer(line: $0, capability: "infantry", personnel: .known(.troops), headcount: headcount())
                    })))
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let line = generator.pick(lines[pledge] ?? offered)
            var splits: [LineSplit] = []
            if generator.oneIn(3), let part = lines[pledge].map({ Self.id("\(line.wire)-\($0.count)") }) {
                splits = [LineSplit(line: line, remaining: 100, partLine: part, part: headcount())]
                lines[pledge]?.append(part)
            }
            let moved = splits.first?.partLine ?? line
            let step: PledgesEvent =
                switch Int.random(in: 0..<5, using: &generator) {
                case 0: .pledgeLinesCommitted(PledgeLinesCommitted(pledge: pledge, lines: [moved], splits: splits))
                case 1: .pledgeLinesInTheatre(PledgeLinesInTheatre(pledge: pledge, lines: [moved], splits: splits))
                case 2: .pledgeLinesOnHold(PledgeLinesOnHold(pledge: pledge, lines: [moved], splits: splits))
                case 3 where generator.oneIn(2):
                    .pledgeLinesWithdrawn(PledgeLinesWithdrawn(pledge: pledge, lines: [moved], splits: splits))
                case 3: .pledgeLinesReady(PledgeLinesReady(pledge: pledge, lines: [moved], splits: splits))
                default:
                    .pledgeLinesRepatriated(PledgeLinesRepatriated(pledge: pledge, lines: [moved], splits: splits))
                }
            say(step)
        }
    }

    private mutating func drawCaveat(_ number: Int) {
        let caveat = Self.id("v-\(number)")
        caveats.append(caveat)
        let pledges = lines.keys.sorted()
        var scope: [CaveatScope]?
        if generator.oneIn(2), !pledges.isEmpty {
            scope = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
                let pledge = generator.pick(pledges)
                return CaveatScope(
                    pledge: pledge, lines: generator.oneIn(2) ? nil : [generator.pick(lines[pledge] ?? ["l-0"])])
            }
        }
        let isUnnamed = generator.oneIn(8)
        let effect = generator.pick(CaveatEffect.allCases)
        say(
            PledgesEvent.caveat(
                Caveat(
                    caveat: caveat,
                    party: isUnnamed ? .unnamed("others", count: nil) : .nation(generator.pick(Self.nations)),
                    kind: .known(.other), effect: .known(effect), scope: isUnnamed ? nil : scope,
                    refusesTasks: generator.oneIn(3) ? [generator.pick(Self.tasks)] : nil,
                    refusesAreas: generator.oneIn(4) ? [generator.pick(Self.areas)] : nil,
                    onlyAreas: generator.oneIn(5) ? [generator.pick(Self.areas)] : nil,
                    ceiling: generator.oneIn(3) ? ceiling() : nil,
                    requires: generator.oneIn(4) ? [generator.pick(Self.preconditions)] : nil,
                    command: generator.oneIn(8) ? "under national control" : nil,
                    authority: generator.oneIn(6) ? .known(generator.pick([.none, .tacon, .opcon])) : nil,
                    from: generator.oneIn(6) ? "2026-02-01" : nil, until: generator.oneIn(6) ? "2026-03-31" : nil,
                    wording: "in its own words")))
    }

    private mutating func drawChanges() {
        for caveat in caveats where generator.oneIn(4) {
            say(PledgesEvent.caveatLifting(CaveatLifting(caveat: caveat)))
        }
        for option in Self.options where generator.oneIn(4) {
            say(
                MandateEvent.mandateOption(
                    MandateOption(
                        option: option, title: "Anew", assigned: [assigned(generator.pick(Self.tasks))])))
        }
    }

    private mutating func assigned(_ task: EntityID) -> AssignedTask {
        AssignedTask(task: task, ceiling: ceiling(), areas: areas())
    }

    private mutating func ceiling() -> Coded<UseOfForce> { .known(generator.pick(UseOfForce.allCases)) }

    private mutating func areas() -> [EntityID]? { generator.oneIn(2) ? nil : [generator.pick(Self.areas)] }

    private mutating func headcount() -> Quantity {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: .unknown
        case 1: .of(best: Int.random(in: 1...900, using: &generator), high: 1_000)
        case 2: .of(low: 100, best: 100)
        default: .of(low: 300, best: 400, high: 500)
        }
    }

    private static func id(_ text: String) -> EntityID { EntityID(stringLiteral: text) }
}

extension FoldedRecords {
    mutating func tell(_ said: RandomOperation.Said) {
        switch said.fact {
        case .mandate(let fact): tell(fact, said.circumstances)
        case .pledges(let fact): tell(fact, said.circumstances)
        }
    }
}
