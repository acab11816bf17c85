import MessageSchema
import TestSupport

/// What lies between the parts: it delays, drops, doubles and reorders as the faults of the run say, and never tells.
final class Network {
    /// How a way behaves while a fault lasts.
    struct Weather {
        /// One message in so many is dropped; 0 for none.
        var loss = 0
        /// One in so many comes twice.
        var doubling = 0
        /// One in so many is held up and so overtaken.
        var reordering = 0
        /// What every message takes longer.
        var delay = Duration.zero
        /// So many published messages are dropped, as at a high-water mark.
        var burst = 0
    }

    private unowned let world: World
    private var cuts: [Way: Int] = [:]
    private var weather: [Way: Weather] = [:]
    private var lastArrival: [Way: Instant] = [:]
    private var subscribers: [ServiceName: [(place: Place, deliver: (String, [UInt8]) -> Void)]] = [:]
    private var connectedFrom: [Way: Instant] = [:]

    init(_ world: World) {
        self.world = world
    }

    // MARK: faults

    func cut(_ way: Way) { cuts[way, default: 0] += 1 }
    func mend(_ way: Way) {
        cuts[way, default: 0] -= 1
        if cuts[way, default: 0] <= 0 { cuts[way] = nil }
    }

    func set(_ weather: Weather?, on way: Way) { self.weather[way] = weather }

    func dropNext(_ count: Int, on way: Way) { weather[way, default: Weather()].burst += count }

    /// Ends every fault.
    func heal() {
        cuts = [:]
        weather = [:]
    }

    /// A publisher or a subscriber came back: what is published before the new connection is lost.
    func reconnect(_ place: Place) {
        for service in ServiceName.allCases {
            for subscriber in subscribers[service] ?? []
            where subscriber.place == place || .service(service) == place {
                let way = Way(from: .service(service), to: subscriber.place)
                connectedFrom[way] = world.now.advanced(by: world.draw(.milliseconds(20), .milliseconds(400)))
            }
        }
    }

    // MARK: carrying

    func subscribe(_ place: Place, to service: ServiceName, _ deliver: @escaping (String, [UInt8]) -> Void) {
        subscribers[service, default: []].append((place, deliver))
    }

    func publish(_ topic: String, _ bytes: [UInt8], from service: ServiceName) {
        for (place, deliver) in subscribers[service] ?? [] {
            let way = Way(from: .service(service), to: place)
            if let since = connectedFrom[way], world.now < since {
                world.reach(.subscriberMissed)
                continue
            }
            carry(on: way, isPublished: true) { deliver(topic, bytes) }
        }
    }

    /// Gives a subscriber what is no event.
    func publishGarbage(on way: Way) {
        guard case .service(let service) = way.from else { return }
        for (place, deliver) in subscribers[service] ?? [] where place == way.to {
            deliver("\(service.rawValue)/op-0/area.defined", Array("{\"id\":7}".utf8))
            deliver("~/\(service.rawValue)/", [0xFF, 0x00])
        }
    }

    /// Carries one message, or does not.
    func carry(on way: Way, isPublished: Bool = false, _ deliver: @escaping () -> Void) {
        guard cuts[way] == nil else { return }
        var delay = world.draw(.microseconds(40), .microseconds(600))
        if var weather = weather[way] {
            if isPublished, weather.burst > 0 {
                weather.burst -= 1
                self.weather[way] = weather
                return
            }
            if weather.loss > 0, world.random.oneIn(weather.loss) { return }
            delay += weather.delay
            if weather.doubling > 0, world.random.oneIn(weather.doubling) {
                world.after(delay + world.draw(.zero, .milliseconds(300)), deliver)
            }
            if weather.reordering > 0, world.random.oneIn(weather.reordering) {
                world.after(delay + world.draw(.zero, .milliseconds(200)), deliver)
                return
            }
        }
        // In order otherwise, as on a stream.
        let arrival = max(world.now.advanced(by: delay), lastArrival[way] ?? world.now)
        lastArrival[way] = arrival
        world.after(arrival.since(world.now), deliver)
    }
}
