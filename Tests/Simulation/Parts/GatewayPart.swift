import EventLog
import GatewayDomain
import GatewayIntake
import MessageBus
import MessageSchema

/// The gateway: its intake and projections are the product's own.
final class GatewayPart: FollowingPart {
    let disk: SimulatedDisk<MemoryMirrorContent>
    private var machine: IntakeMachine?
    /// What questions are answered from.
    private(set) var shown = GatewayState()

    init(_ suite: Suite) {
        disk = SimulatedDisk(MemoryMirrorContent(), suite.world, nil)
        super.init(.gateway, suite)
    }

    var isIdle: Bool { isRunning && (machine?.isIdle ?? false) }

    override func started() {
        var machine = IntakeMachine()
        let content = disk.cached
        let cursors = content.cursors.sorted { $0.key < $1.key }.compactMap { name, cursor in
            ServiceName(rawValue: name).map { ($0, cursor) }
        }
        for (service, cursor) in cursors {
            if let fault = content.verify(source: service.rawValue)?.fault {
                world.finding("the gateway's copy of \(service) is damaged: \(fault)")
            }
            machine.beginRestoring(service, of: cursor)
            machine.restore(
                content.page(source: service.rawValue, after: .zero, maxEvents: .max, maxBytes: .max), of: service)
        }
        if !machine.reconciled(parked: content.parked, now: clock).isEmpty {
            world.finding("the gateway parks other events after a start than before")
        }
        shown = machine.folded
        self.machine = machine
        for service in ServiceName.allCases {
            follow(service, from: cursors.first { $0.0 == service }?.1) { [weak self] events in
                self?.feed(.events(service, events))
            } onAnew: { [weak self] cursor in
                self?.feed(.beginAnew(service, cursor))
            }
        }
        every(.milliseconds(500)) { [weak self] in self?.feed(.tick) }
    }

    override func ended(_ end: ProcessEnd) {
        disk.end(end == .power ? .power : .kill)
        machine = nil
        super.ended(end)
    }

    private func feed(_ input: IntakeMachine.Input) {
        guard var machine else { return }
        self.machine = nil
        let actions = machine.step(input, now: clock)
        self.machine = machine
        for action in actions {
            switch action {
            case .store(let service, let part): store(part, of: service)
            case .archive(let service, let time, _):
                world.reach(.gatewayArchived)
                write { content in _ = content.archive(source: service.rawValue, at: time.microseconds) }
            case .show(let state): shown = state
            case .consumed(let service, let sequence):
                if disk.durable.cursors[service.rawValue].map({ $0.sequence < sequence }) ?? true {
                    world.finding("the gateway lets go of \(service)'s \(sequence) before it is stored")
                }
                followers[service]?.consumed(upTo: sequence)
            case .stop(let error):
                world.tell("the gateway stops: \(error)")
                world.after(.zero) { [weak self] in self?.end(.ownWill, restartAfter: .milliseconds(300)) }
            case .note(.parked(let service, let fact)):
                world.finding("the gateway parks \(service)'s \(fact.id.wire): \(fact.reason)")
            case .note(.failed(_, let error)): if error.code == .full { world.reach(.gatewayStoreFull) }
            case .note(.stored): break
            }
        }
    }

    private func store(_ part: IntakeMachine.StoredPart, of service: ServiceName) {
        write { content throws(LogError) in
            try content.check(
                source: service.rawValue, events: part.events, cursor: part.cursor, parkedAdded: part.parkedAdded)
            content.store(
                source: service.rawValue, events: part.events, cursor: part.cursor, parkedAdded: part.parkedAdded,
                parkedRemoved: part.parkedRemoved)
        }
    }

    private func write(_ change: @escaping (inout MemoryMirrorContent) throws(LogError) -> Void) {
        let generation = generation
        disk.write(change) { [weak self] result in
            guard let self, self.generation == generation else { return }
            self.guarded {
                switch result {
                case .success: self.feed(.stored)
                case .failure(let error): self.feed(.failed(error))
                }
            }()
        }
    }
}
