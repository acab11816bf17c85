import EventLog
import GatewayDomain
import HashTreeCollections
import MessageSchema
import TestSupport

/// What must hold once all faults are over and everything has come to rest.
struct Oracle {
    let suite: Suite
    let book: OrderBook

    private var world: World { suite.world }

    func check() {
        for part in suite.services { check(part) }
        checkOrders()
        checkAcceptances()
        checkTerms()
        checkStrengths()
        checkGateway()
        checkWatcher()
    }

    private func check(_ part: any AnyServicePart) {
        let content = part.disk.durable
        do throws(LogError) {
            if let fault = try content.verify(after: .zero).fault { world.finding("\(part.service)'s log: \(fault)") }
        } catch {
            world.finding("\(part.service)'s log: \(error)")
        }
        if let fault = part.faultOfState() { world.finding("\(part.service): \(fault)") }
        if part.parkedCount > 0 { world.finding("\(part.service) has \(part.parkedCount) parked events") }
        let coder = EventCoder()
        let headers = content.events.compactMap { try? coder.header(of: $0.bytes) }
        if headers.count != content.events.count { world.finding("\(part.service) holds what is no event") }
        for (header, next) in zip(headers, headers.dropFirst()) where next.recorded < header.recorded {
            world.finding("\(part.service) records \(next.id.wire) before \(header.id.wire)")
        }
        // The events of one command stand together: a second carrying out would stand apart.
        var ended: Set<String> = []
        for (index, header) in headers.enumerated() {
            if ended.contains(header.command.wire) {
                world.finding("\(part.service) carries \(header.command) out twice")
            }
            if index + 1 == headers.count || headers[index + 1].command != header.command {
                ended.insert(header.command.wire)
            }
        }
    }

    /// Every acknowledged command is in the log, with just the events that were acknowledged.
    private func checkOrders() {
        var logs: [ServiceName: [String: [EventID]]] = [:]
        let coder = EventCoder()
        for part in suite.services {
            var byCommand: [String: [EventID]] = [:]
            for event in part.disk.durable.events {
                guard let header = try? coder.header(of: event.bytes) else { continue }
                byCommand[header.command.wire, default: []].append(header.id)
            }
            logs[part.service] = byCommand
        }
        for order in book.orders where !order.isVoid && order.reuses == nil {
            guard let reply = order.reply else { continue }
            let held = logs[order.service]?[order.id] ?? []
            if held != reply.events {
                world.finding(
                    "\(order.service) acknowledged \(order.id) with \(reply.events.map(\.wire)), its log holds "
                        + "\(held.map(\.wire))")
            }
        }
    }

    /// Each operation that mandate established is accepted by each of the others, and once.
    private func checkAcceptances() {
        let coder = EventCoder()
        let established = Set(
            suite.service(.mandate).disk.durable.events.compactMap { event -> OperationID? in
                guard let header = try? coder.header(of: event.bytes),
                    header.type == OperationEstablishment.type.wire
                else { return nil }
                return header.operation
            })
        for part in suite.services where part.followed.contains(.mandate) {
            let accepted = part.acceptances()
            for operation in established.sorted() {
                let count = accepted[operation] ?? 0
                let isOnce = suite.otherLogs.isEmpty ? count == 1 : count >= 1
                if !isOnce { world.finding("\(part.service) accepted \(operation) \(count) times") }
            }
            if suite.otherLogs.isEmpty, let other = accepted.keys.first(where: { !established.contains($0) }) {
                world.finding("\(part.service) accepted \(other), which mandate never established")
            }
        }
    }

    /// Every fact of mandate's that pledges, command and funding decide by is taken in there, once and in order.
    private func checkTerms() {
        guard suite.otherLogs.isEmpty else { return }
        checkTerms(of: PledgesOwned.self, deciding: { _ in true }) { (event: PledgesEvent) in
            if case .mandateTermTaking(let term) = event { term } else { nil }
        }
        checkTerms(of: CommandOwned.self, deciding: { ["area", "constraint"].contains($0.about.kind) }) {
            (event: CommandEvent) in
            if case .mandateTermTaking(let term) = event { term } else { nil }
        }
        checkTerms(
            of: FundingOwned.self,
            deciding: { term in
                term.assignment != nil || term.precondition != nil || term.finding != nil || term.area != nil
                    || term.areaRetirement != nil || term.retraction != nil || term.correction != nil
            }
        ) { (event: FundingEvent) in
            if case .mandateTermTaking(let term) = event { term } else { nil }
        }
    }

    private func checkTerms<Owner: OwningService, Event: ServiceEvent>(
        of owner: Owner.Type, deciding: (MandateTermTaking<Owner>) -> Bool, _ term: (Event) -> MandateTermTaking<Owner>?
    ) {
        let coder = EventCoder()
        let stated = suite.service(.mandate).disk.durable.events.compactMap { event -> String? in
            guard let fact = try? coder.decode(event.bytes, as: MandateEvent.self) else { return nil }
            let id = fact.header.id
            let origin = ForeignPosition(service: .known(.mandate), log: id.log, epoch: id.epoch, sequence: id.sequence)
            guard let term = MandateTermTaking<Owner>(fact.event, origin: origin), deciding(term) else {
                return nil
            }
            return "\(term.about) \(id.wire)"
        }
        let taken = suite.service(Owner.service).disk.durable.events.compactMap { event -> String? in
            guard let fact = try? coder.decode(event.bytes, as: Event.self), let term = term(fact.event) else {
                return nil
            }
            return "\(term.about) \(term.origin.log).\(term.origin.epoch).\(term.origin.sequence)"
        }
        guard stated.sorted() != taken.sorted() else { return }
        let missing = Set(stated).subtracting(taken).sorted().first.map { "; missing is \($0)" } ?? ""
        world.finding("mandate states \(stated.count) terms, \(Owner.service) took in \(taken.count)\(missing)")
    }

    /// What pledges stated last of each nation is what funding reckons with, and nothing is left to be stated.
    private func checkStrengths() {
        guard suite.otherLogs.isEmpty else { return }
        let coder = EventCoder()
        var stated: [String: EventID] = [:]
        for event in suite.service(.pledges).disk.durable.events {
            guard let fact = try? coder.decode(event.bytes, as: PledgesEvent.self),
                case .strengthStated(let strength) = fact.event
            else { continue }
            stated["\(fact.header.operation) \(strength.content.nation)"] = fact.header.id
        }
        var taken: [String: EventID] = [:]
        for event in suite.service(.funding).disk.durable.events {
            guard let fact = try? coder.decode(event.bytes, as: FundingEvent.self),
                case .strengthTaking(let strength) = fact.event
            else { continue }
            taken["\(fact.header.operation) \(strength.strength.nation)"] = EventID(
                log: strength.origin.log, epoch: strength.origin.epoch, sequence: strength.origin.sequence)
        }
        guard stated != taken else { return }
        let missing = stated.filter { taken[$0.key] != $0.value }.keys.sorted().first ?? "none"
        world.finding(
            "pledges stated the strength of \(stated.count) nations, funding took in \(taken.count); missing is \(missing)"
        )
    }

    /// The gateway answers as a fold of the four logs from nothing does.
    private func checkGateway() {
        guard let gateway = suite.gateway else { return }
        var folded = GatewayState()
        let coder = EventCoder()
        for part in suite.services {
            let content = part.disk.durable
            var cursor = Cursor.start(of: content.head.log, epoch: content.head.epoch)
            folded.beginAnew(part.service, at: cursor)
            for event in content.events {
                cursor = cursor.advanced(over: event.bytes)
                let id = EventID(log: cursor.log, epoch: event.epoch, sequence: cursor.sequence)
                _ = folded.fold(event.bytes, id: id, cursor: cursor, from: part.service, coder: coder)
            }
            let copy = gateway.disk.durable.page(
                source: part.service.rawValue, after: .zero, maxEvents: .max, maxBytes: .max)
            if copy.map(\.bytes) != content.events.map(\.bytes) {
                world.finding("the gateway's copy of \(part.service) is not its log")
            }
        }
        guard answers(gateway.shown) == answers(folded) else {
            return world.finding("the gateway answers otherwise than the logs say")
        }
    }

    private func answers(_ state: GatewayState) -> [[UInt8]] {
        let engine = QueryEngine(state: state, freshness: [:], now: world.now)
        var answers: [[UInt8]] = []
        for name in QueryName.allCases where name.needed == nil {
            for operation in name.needsOperation ? state.operations.keys.sorted().map(Optional.some) : [nil] {
                do {
                    let answer = try engine.answer(QueryRequest(name: name.rawValue, operation: operation))
                    answers.append(try JSONValue.bytes(encoding: answer))
                } catch {
                    world.finding("the gateway cannot answer \(name.rawValue): \(error)")
                }
            }
        }
        return answers
    }

    /// A program that follows was given each event once, in order, as it is stored.
    private func checkWatcher() {
        for part in suite.services
        where suite.watcher?.events[part.service] ?? [] != part.disk.durable.events.map(\.bytes) {
            world.finding("the watcher was given other events of \(part.service) than its log holds")
        }
    }
}
