import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@Suite("Answers as they were recorded by a moment")
struct RecordedByTests {
    /// The real case and retractions of some of its entries, each event recorded in a second of its own, the logs in any
    /// order.
    private struct History {
        var events: [(bytes: [UInt8], service: ServiceName, recorded: Instant)] = []
        var operation = Controls.operation

        init(seed: UInt64) throws {
            var random = SeededGenerator(seed: seed)
            let gaza = try FoldedCase.gaza()
            operation = gaza.operation
            var left = gaza.told.mapValues { $0[...] }
            var recorded = Controls.start
            var told: [ServiceName: [EventHeader]] = [:]
            let coder = EventCoder()
            while let service = random.pick(left.keys.sorted { $0.rawValue < $1.rawValue }.map(Optional.some)) {
                recorded = recorded.advanced(by: .seconds(Int.random(in: 0...2, using: &random)))
                if random.oneIn(6), let some = told[service], !some.isEmpty {
                    let bytes = try Self.retraction(
                        of: random.pick(some), in: service, at: UInt64(told[service]?.count ?? 0) + 1, recorded,
                        operation)
                    events.append((bytes, service, recorded))
                    told[service, default: []].append(try coder.header(of: bytes))
                    continue
                }
                guard let next = left[service]?.popFirst() else {
                    left[service] = nil
                    if left.isEmpty { break }
                    continue
                }
                let bytes = try Self.moved(next, of: service, to: UInt64(told[service]?.count ?? 0) + 1, recorded)
                events.append((bytes, service, recorded))
                told[service, default: []].append(try coder.header(of: bytes))
            }
        }

        func folded(until moment: Instant? = nil) throws -> FoldedCase {
            var folded = FoldedCase()
            folded.operation = operation
            for event in events where moment.map({ event.recorded <= $0 }) ?? true {
                try folded.tell(bytes: event.bytes, of: event.service)
            }
            return folded
        }

        private static func moved(
            _ bytes: [UInt8], of service: ServiceName, to place: UInt64, _ recorded: Instant
        ) throws -> [UInt8] {
            switch service {
            case .mandate: try moved(bytes, as: MandateEvent.self, place, recorded)
            case .pledges: try moved(bytes, as: PledgesEvent.self, place, recorded)
            case .funding: try moved(bytes, as: FundingEvent.self, place, recorded)
            case .command: try moved(bytes, as: CommandEvent.self, place, recorded)
            }
        }

        private static func moved<Event: ServiceEvent>(
            _ bytes: [UInt8], as type: Event.Type, _ place: UInt64, _ recorded: Instant
        ) throws -> [UInt8] {
            let coder = EventCoder()
            let event = try coder.decode(bytes, as: Event.self)
            let old = event.header
            let header = EventHeader(
                id: EventID(log: old.id.log, epoch: old.id.epoch, sequence: SequenceNumber(place)),
                type: try #require(old.eventType), subject: old.subject, recorded: recorded, operation: old.operation,
                actor: old.actor, effective: old.effective, learned: old.learned, command: old.command,
                commandHash: old.commandHash, correlation: old.correlation, causation: old.causation)
            return try coder.encode(RecordedEvent(header: header, provenance: event.provenance, event: event.event))
        }

        private static func retraction(
            of target: EventHeader, in service: ServiceName, at place: UInt64, _ recorded: Instant,
            _ operation: OperationID
        ) throws -> [UInt8] {
            let type = try #require(target.eventType)
            func bytes<Owner: OwningService, Event: ServiceEvent>(
                _ wrap: (EntryRetracted<Owner>) -> Event
            ) throws -> [UInt8] {
                let fact = EntryRetracted<Owner>(
                    event: target.id, subject: target.subject, type: type, reason: "not so")
                return try EventCoder().encode(
                    ExampleEvent.recorded(wrap(fact), operation: operation, sequence: place, recorded: recorded))
            }
            return switch service {
            case .mandate: try bytes { MandateEvent.entryRetracted($0) }
            case .pledges: try bytes { PledgesEvent.entryRetracted($0) }
            case .funding: try bytes { FundingEvent.entryRetracted($0) }
            case .command: try bytes { CommandEvent.entryRetracted($0) }
            }
        }
    }

    /// An answer without what says how far the gateway itself is.
    private func content(_ answer: JSONValue) -> JSONValue {
        guard var object = answer.object, var about = object["about"]?.object else { return answer }
        for key in ["bookmark", "services", "recordedBy"] { about[key] = nil }
        object["about"] = .object(about)
        return .object(object)
    }

    @Test(
        "every answer is that of a fold from nothing out of what was recorded by then",
        arguments: 1...6 as ClosedRange<UInt64>)
    func sameAsFold(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let history = try History(seed: seed)
        let whole = try history.folded()
        #expect(history.events.count > 30)
        for _ in 0..<5 {
            let moment = random.pick(history.events).recorded
            let then = try history.folded(until: moment)
            for knownAt in [nil, .day("2026-02-20")] as [KnownTime?] {
                for name in QueryName.allCases where name.needed == nil {
                    let operation = name.needsOperation ? history.operation : nil
                    let question = QueryRequest(
                        name, operation: operation, knownAt: knownAt, recordedBy: .moment(moment))
                    let (now, before): (JSONValue, JSONValue) = (
                        try whole.ask(question),
                        try then.ask(QueryRequest(name, operation: operation, knownAt: knownAt))
                    )
                    #expect(content(now) == content(before), "\(name) by \(moment.wire)")
                    #expect(now["about"]?["recordedBy"]?.string == moment.wire)
                }
            }
        }
    }

    @Test("a day means its end, and before the first entry it is said that there is nothing")
    func bounds() throws {
        let force = try FoldedCase.gaza()
        let day = Controls.start.day
        let (whole, byDay): (PictureReply, PictureReply) = (
            try force.picture(),
            try force.ask(QueryRequest(.picture, operation: force.operation, recordedBy: .day(day)))
        )
        #expect(whole.strength == byDay.strength && byDay.about.recordedBy == day.end)
        let problem = #expect(throws: Problem.self) {
            _ = try force.ask(
                QueryRequest(.picture, operation: force.operation, recordedBy: .day("2020-01-01")),
                as: PictureReply.self)
        }
        #expect(problem?.kind == .unknownOperation && problem?.detail.contains("recordedBy") == true)
        let list: OperationsReply = try force.ask(QueryRequest(.operations, recordedBy: .day("2020-01-01")))
        #expect(list.operations.isEmpty)
    }
}
