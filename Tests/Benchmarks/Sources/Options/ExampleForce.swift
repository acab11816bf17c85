import DomainModel
import MessageSchema

/// An operation with as many offered lines as wanted, three caveats on each of them alone, and options to test them against.
struct ExampleForce {
    static let optionCount = 20
    static let caveatsOfLine = 3
    private static let linesOfPledge = 10

    private(set) var mandate = MandateRecords()
    private(set) var pledges = PledgesRecords()
    private(set) var options: [EntityID] = []
    private var sequence: UInt64 = 0

    init(lines: Int) throws {
        try defineMandate()
        let nations = ["IDN", "MAR", "KAZ", "ALB", "PAK", "BGD", "AZE", "ITA"]
        for number in 0..<(lines / Self.linesOfPledge) {
            let (pledge, nation) = (try Self.id("p-\(number)"), try NationCode(wire: nations[number % nations.count]))
            let offered = try (0..<Self.linesOfPledge).map { try Self.id("line-\($0)") }
            try tell(
                PledgesEvent.pledgeAnnouncement(
                    PledgeAnnouncement(
                        pledge: pledge, nation: nation,
                        lines: try offered.enumerated().map { index, line in
                            LineOffer(
                                line: line, capability: "infantry company", personnel: .known(.troops),
                                headcount: .known(try Quantity.Figures(best: 100 + index, high: 150 + index)))
                        })))
            try tell(
                PledgesEvent.pledgeLinesCommitted(PledgeLinesCommitted(pledge: pledge, lines: offered, splits: [])))
            for (index, line) in offered.enumerated() {
                let place = number * Self.linesOfPledge + index
                for caveat in try caveats(on: line, of: pledge, nation, place) { try tell(PledgesEvent.caveat(caveat)) }
            }
        }
    }

    private mutating func defineMandate() throws {
        try tell(MandateEvent.area(Area(area: Self.id("whole"), title: "The whole", kind: .known(.operation))))
        for number in 0..<8 {
            try tell(
                MandateEvent.area(
                    Area(
                        area: Self.id("area-\(number)"), title: "A sector", kind: .known(.sector),
                        within: Self.id("whole"))))
        }
        let ceilings = UseOfForce.allCases
        for number in 0..<Self.optionCount {
            let option = try Self.id("option-\(number)")
            let assigned = try (0..<6).map { task in
                AssignedTask(
                    task: try Self.id("task-\((number + task) % 12)"),
                    ceiling: .known(ceilings[(number + task) % ceilings.count]),
                    areas: [try Self.id("area-\((number * 3 + task) % 8)")])
            }
            options.append(option)
            try tell(MandateEvent.mandateOption(MandateOption(option: option, title: "An option", assigned: assigned)))
        }
    }

    /// One on tasks, one on areas, one on force or on a fact nobody knows.
    private func caveats(
        on line: EntityID, of pledge: EntityID, _ nation: NationCode, _ place: Int
    ) throws -> [Caveat] {
        let scope = [CaveatScope(pledge: pledge, lines: [line])]
        func caveat(
            _ number: Int, _ effect: CaveatEffect, tasks: [EntityID]? = nil, areas: [EntityID]? = nil,
            ceiling: Coded<UseOfForce>? = nil, requires: [EntityID]? = nil
        ) throws -> Caveat {
            Caveat(
                caveat: try Self.id("v-\(place)-\(number)"), party: .nation(nation), kind: .known(.other),
                effect: .known(effect), scope: scope, refusesTasks: tasks, refusesAreas: areas, ceiling: ceiling,
                requires: requires, wording: "in its own words")
        }
        return [
            try caveat(0, .restricts, tasks: [try Self.id("task-\(place % 12)")]),
            try caveat(1, .restricts, areas: [try Self.id("area-\(place % 8)")]),
            place.isMultiple(of: 2)
                ? try caveat(2, .suspends, ceiling: .known(.defenceOfMandate))
                : try caveat(2, .suspends, requires: [try Self.id("consent")]),
        ]
    }

    private mutating func tell<Event: ServiceEvent>(_ event: Event) throws {
        sequence += 1
        let payload = event.payload
        let log = LogID("\(Event.service.rawValue)-0123456789abcdef0123456789abcdef") ?? .random(for: "example")
        let operation = try OperationID(wire: "large")
        let command = try CommandID(wire: "example-\(sequence)")
        let recorded = Instant(microseconds: 1_771_500_000_000_000 + Int64(sequence))
        let header = EventHeader(
            id: EventID(log: log, epoch: .first, sequence: SequenceNumber(sequence)), type: type(of: payload).type,
            subject: payload.subject(in: operation), recorded: recorded, operation: operation, actor: "planner",
            effective: .day(recorded.day), learned: recorded, command: command,
            commandHash: Digest256(of: Array(command.wire.utf8)), correlation: command.wire)
        let provenance = Provenance(basis: .decided)
        if let event = event as? MandateEvent {
            mandate.apply(RecordedEvent(header: header, provenance: provenance, event: event))
        } else if let event = event as? PledgesEvent {
            pledges.apply(RecordedEvent(header: header, provenance: provenance, event: event))
        }
    }

    private static func id(_ text: String) throws -> EntityID { try EntityID(wire: text) }
}
