import EventLog
import MessageSchema
import TestSupport

/// What goes wrong in a run.
enum Fault: String, CaseIterable {
    case kill, powerLoss, killInWrite, killInSync, killAfterSync, killGateway, killAll, killAgainSoon, pause,
        pauseAndKill
    case cut, cutOneWay, flap, loss, doubling, reordering, delay, burst, dropLast
    case diskFull, gatewayDiskFull, syncFails, slowDisk, clockJump
    case garbage, snapshotsSpoiled, watcherDozes
    case olderCopy, restore

    /// How often it is drawn; those that reach rare paths more often than they would happen.
    var weight: Int {
        switch self {
        case .killInWrite, .killInSync, .killAfterSync: 5
        case .kill, .powerLoss, .dropLast, .burst: 4
        case .pause, .cut, .cutOneWay, .loss, .syncFails, .killGateway: 3
        case .olderCopy, .restore: 1
        default: 2
        }
    }
}

/// Draws faults and brings them about.
final class Adversary {
    private unowned let suite: Suite
    private let book: OrderBook
    private let isCruel: Bool
    private(set) var drawn: [String] = []
    private var isOver = false
    private var backups: [ServiceName: (content: MemoryLogContent, sequence: SequenceNumber)] = [:]

    init(_ suite: Suite, _ book: OrderBook) {
        self.suite = suite
        self.book = book
        // Logs that are put back make many promises void, so most runs are without.
        isCruel = suite.world.random.oneIn(4)
    }

    private var world: World { suite.world }

    /// Spreads so many faults over a time.
    func begin(count: Int, over duration: Duration) {
        let choices = Fault.allCases.filter { isCruel || ($0 != .olderCopy && $0 != .restore) }
            .flatMap { Array(repeating: $0, count: $0.weight) }
        for _ in 0..<count {
            let fault = world.random.pick(choices)
            world.after(world.draw(.milliseconds(200), duration)) { [self] in
                guard !isOver else { return }
                bringAbout(fault)
            }
        }
        if isCruel {
            for service in ServiceName.allCases {
                world.after(world.draw(.seconds(1), duration * 0.6)) { [self] in keepCopy(of: service) }
            }
        }
    }

    /// Ends every fault that lasts.
    func heal() {
        isOver = true
        suite.network.heal()
        for part in suite.parts {
            part.clockError = .zero
            part.goOn()
            part.begin()
        }
        for service in suite.services {
            service.disk.isFull = false
            service.disk.failsNextSync = false
            service.disk.slowness = 1
        }
        suite.gateway?.disk.isFull = false
        suite.gateway?.disk.slowness = 1
    }

    private func note(_ text: String) {
        drawn.append(text)
        world.tell("fault: \(text)")
    }

    private func bringAbout(_ fault: Fault) {
        let service = suite.service(world.random.pick(ServiceName.allCases))
        let place: Place = world.random.pick([.gateway, .watcher] + ServiceName.allCases.map { .service($0) })
        let way = way(from: service.place, to: place)
        let lasting = world.draw(.milliseconds(300), .seconds(4))
        switch fault {
        case .kill: end(service, .kill)
        case .powerLoss: end(service, .power)
        case .killInWrite: arm(service, service.disk, .writing)
        case .killInSync: arm(service, service.disk, .syncing)
        case .killAfterSync: arm(service, service.disk, .synced)
        case .garbage:
            note("garbage is published to \(way.to) in \(way.from)'s name")
            suite.network.publishGarbage(on: way)
        case .snapshotsSpoiled:
            note("\(service.service)'s snapshots are spoiled, and it ends")
            service.disk.keep { $0.spoilSnapshots() }
            end(service, .kill)
        case .watcherDozes:
            note("the watcher takes in slowly for \(lasting)")
            suite.watcher?.isSlow = true
            world.after(lasting) { [suite] in suite.watcher?.isSlow = false }
        case .killGateway: if let gateway = suite.gateway { end(gateway, world.random.oneIn(2) ? .kill : .power) }
        case .killAll:
            world.reach(.allKilledAtOnce)
            for part in suite.parts { end(part, world.random.oneIn(2) ? .kill : .power) }
        case .killAgainSoon:
            end(service, .kill, after: .milliseconds(5))
            world.after(world.draw(.milliseconds(6), .milliseconds(60))) { [self] in end(service, .power) }
        case .pause: pause(world.random.oneIn(3) ? (suite.part(place) ?? service) : service, for: lasting)
        case .pauseAndKill:
            pause(service, for: lasting)
            world.after(lasting * 0.5) { [self] in end(service, .kill) }
        case .cut:
            note("cut \(way.from) – \(way.to) for \(lasting)")
            cut([way, Way(from: way.to, to: way.from)], for: lasting)
        case .cutOneWay:
            let chosen = world.random.oneIn(2) ? way : Way(from: way.to, to: way.from)
            note("cut \(chosen.from) → \(chosen.to) for \(lasting)")
            cut([chosen], for: lasting)
        case .flap:
            note("flap \(way.from) – \(way.to)")
            for turn in 0..<6 {
                world.after(.milliseconds(150) * turn) { [self] in cut([way], for: .milliseconds(70)) }
            }
        case .loss: weather(.init(loss: Int.random(in: 2...6, using: &world.random)), on: way, for: lasting, "loss")
        case .doubling: weather(.init(doubling: 2), on: way, for: lasting, "doubling")
        case .reordering: weather(.init(reordering: 3), on: way, for: lasting, "reordering")
        case .delay: weather(.init(delay: world.draw(.milliseconds(50), .seconds(2))), on: way, for: lasting, "delay")
        case .burst: drop(Int.random(in: 2...12, using: &world.random), on: way)
        case .dropLast: drop(1, on: way)
        case .diskFull:
            note("\(service.service)'s disk is full for \(lasting)")
            service.disk.isFull = true
            world.after(lasting) { service.disk.isFull = false }
        case .gatewayDiskFull:
            note("the gateway's disk is full for \(lasting)")
            suite.gateway?.disk.isFull = true
            world.after(lasting) { [suite] in suite.gateway?.disk.isFull = false }
        case .syncFails:
            note("\(service.service)'s next sync fails")
            service.disk.failsNextSync = true
        case .slowDisk:
            note("\(service.service)'s disk is slow for \(lasting)")
            service.disk.slowness = 60
            world.after(lasting) { service.disk.slowness = 1 }
        case .clockJump:
            world.reach(.clockJumped)
            let part = suite.part(place) ?? service
            let jump: Duration = world.random.pick([
                .seconds(3_600), .seconds(-3_600), .seconds(90), .seconds(-5), .seconds(60_000),
            ])
            note("\(part.place)'s clock jumps by \(jump)")
            part.clockError = jump
        case .olderCopy: putBack(service, epochs: 0)
        case .restore: putBack(service, epochs: 1)
        }
    }

    /// Ends a process at the next moment of its disk that is asked for.
    private func arm<Content>(_ part: Part, _ disk: SimulatedDisk<Content>, _ moment: DiskMoment) {
        let end: ProcessEnd = world.random.oneIn(2) ? .kill : .power
        disk.when(moment) { [self] in
            guard !isOver, part.isRunning else { return }
            note("\(part.place) ends by \(end) while its disk is \(moment)")
            part.end(end, restartAfter: world.draw(.milliseconds(20), .seconds(2)))
        }
    }

    private func way(from: Place, to: Place) -> Way {
        Way(from: from, to: from == to ? .gateway : to)
    }

    private func end(_ part: Part, _ end: ProcessEnd, after delay: Duration? = nil) {
        guard !isOver else { return }
        note("\(part.place) ends by \(end)")
        part.end(end, restartAfter: delay ?? world.draw(.milliseconds(50), .seconds(3)))
    }

    private func pause(_ part: Part, for lasting: Duration) {
        note("\(part.place) is stopped for \(lasting)")
        part.pause()
        let generation = part.generation
        world.after(lasting) { if part.generation == generation { part.goOn() } }
    }

    private func cut(_ ways: [Way], for lasting: Duration) {
        guard !isOver else { return }
        for way in ways { suite.network.cut(way) }
        world.after(lasting) { [self] in
            guard !isOver else { return }
            for way in ways { suite.network.mend(way) }
        }
    }

    private func weather(_ weather: Network.Weather, on way: Way, for lasting: Duration, _ name: String) {
        note("\(name) on \(way.from) → \(way.to) for \(lasting)")
        suite.network.set(weather, on: way)
        world.after(lasting) { [self] in suite.network.set(nil, on: way) }
    }

    private func drop(_ count: Int, on way: Way) {
        note("\(count) published messages dropped on \(way.from) → \(way.to)")
        suite.network.dropNext(count, on: way)
    }

    private func keepCopy(of service: ServiceName) {
        let content = suite.service(service).disk.durable
        backups[service] = (content, content.head.sequence)
    }

    /// Puts an older copy of a log in its place, or restores it from one.
    private func putBack(_ service: any AnyServicePart, epochs: UInt32) {
        guard let backup = backups.removeValue(forKey: service.service) else { return }
        note("\(service.service)'s log is \(epochs == 0 ? "put back to" : "restored at") \(backup.sequence)")
        world.reach(epochs == 0 ? .olderCopyPutBack : .logRestored)
        suite.otherLogs.insert(service.service)
        end(service, .kill)
        let epoch = Epoch(service.disk.durable.head.epoch.value + epochs)
        service.disk.replace(epochs == 0 ? backup.content : backup.content.restored(in: epoch))
        for order in book.orders where order.service == service.service {
            if let last = order.reply?.events.last, last.sequence > backup.sequence { order.isVoid = true }
        }
    }
}

extension Suite {
    func part(_ place: Place) -> Part? { parts.first { $0.place == place } }
}
