import CommandDomain
import EventLog
import FundingDomain
import GatewayDomain
import MandateDomain
import MessageBus
import MessageSchema
import PledgesDomain

/// The whole suite in one world: four services, the gateway, a watcher, and those who send commands.
final class Suite {
    let world: World
    let network: Network
    let mutation: Mutation?
    private(set) var services: [any AnyServicePart] = []
    private(set) var gateway: GatewayPart?
    private(set) var watcher: WatcherPart?
    /// Logs that were put back or restored: what came after is not theirs any more.
    var otherLogs: Set<ServiceName> = []

    init(_ world: World, mutation: Mutation?) throws {
        self.world = world
        self.mutation = mutation
        network = Network(world)
        let mandate = try ServicePart<MandateOperation>(self)
        let pledges = try ServicePart<PledgesOperation>(self)
        let funding = try ServicePart<FundingOperation>(self)
        let command = try ServicePart<CommandOperation>(self)
        services = [mandate, pledges, funding, command]
        let gateway = GatewayPart(self)
        let watcher = WatcherPart(self)
        self.gateway = gateway
        self.watcher = watcher
        for origin in ServiceName.allCases {
            network.subscribe(.gateway, to: origin) { gateway.receive($0, $1, from: origin) }
            network.subscribe(.watcher, to: origin) { watcher.receive($0, $1, from: origin) }
            if pledges.followed.contains(origin) {
                network.subscribe(.service(.pledges), to: origin) { pledges.receive($0, $1, from: origin) }
            }
            if funding.followed.contains(origin) {
                network.subscribe(.service(.funding), to: origin) { funding.receive($0, $1, from: origin) }
            }
            if command.followed.contains(origin) {
                network.subscribe(.service(.command), to: origin) { command.receive($0, $1, from: origin) }
            }
            if mandate.followed.contains(origin) {
                network.subscribe(.service(.mandate), to: origin) { mandate.receive($0, $1, from: origin) }
            }
        }
    }

    /// How the names of the logs go on after the service's.
    var logs: String {
        let number = String(world.seed % 1_000_000)
        return String(repeating: "0", count: 6 - number.count) + number
    }

    /// Every process.
    var parts: [Part] { services as [Part] + [gateway, watcher].compactMap { $0 } }

    func service(_ name: ServiceName) -> any AnyServicePart {
        guard let found = services.first(where: { $0.service == name }) else {
            preconditionFailure("all four are there")
        }
        return found
    }

    func begin() {
        for part in parts { part.begin() }
    }

    /// Puts a question to a service; the answer comes once, or `Answer.none` after the time given.
    func ask(
        _ kind: BusRequest.Kind, _ body: JSONValue?, of service: ServiceName, from place: Place, timeout: Duration,
        _ then: @escaping (Answer) -> Void
    ) {
        guard let frame = try? JSONValue.bytes(encoding: BusRequest(id: "q", request: kind, body: body)) else {
            return world.finding("a question cannot be written")
        }
        ask(frame, of: service, from: place, timeout: timeout, then)
    }

    /// Puts a question that is written already.
    func ask(
        _ frame: [UInt8], of service: ServiceName, from place: Place, timeout: Duration,
        _ then: @escaping (Answer) -> Void
    ) {
        var isAnswered = false
        let (there, back) = (Way(from: place, to: .service(service)), Way(from: .service(service), to: place))
        network.carry(on: there) { [self] in
            self.service(service).handle(frame) { frames in
                self.network.carry(on: back) {
                    guard !isAnswered else { return }
                    isAnswered = true
                    then(Answer(frames))
                }
            }
        }
        world.after(timeout) {
            guard !isAnswered else { return }
            isAnswered = true
            then(.none)
        }
    }

    /// A follower found that a log is not what it was; only where one was put back may that be.
    func diverged(_ divergence: FollowerMachine.Divergence, of service: ServiceName, at place: Place) {
        world.reach(.divergenceFound)
        world.tell("\(place) finds that \(service)'s log is another: \(divergence.reason)")
        if !otherLogs.contains(service) {
            world.finding("\(place) finds \(service)'s log to be another, which it is not: \(divergence.reason)")
        }
    }

    /// Whether everything that was stated has had its effect everywhere.
    var isSettled: Bool {
        for part in services {
            guard part.isIdle else { return false }
            for origin in part.followed where part.inboxes[origin] != service(origin).head { return false }
        }
        guard let gateway, gateway.isIdle, let watcher, watcher.isRunning else { return false }
        return services.allSatisfy { part in
            gateway.shown.source(part.service).position == part.head
                && (watcher.events[part.service] ?? []).count == Int(part.head.sequence.value)
        }
    }
}

/// Why a run means nothing.
struct SimulationFailure: Error, CustomStringConvertible {
    let description: String

    init(_ text: String) { description = text }
}
