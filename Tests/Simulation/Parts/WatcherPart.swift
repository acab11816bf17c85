import MessageBus
import MessageSchema

/// A program that follows all four services and keeps what it is given in memory.
final class WatcherPart: FollowingPart {
    /// Whether it takes in more slowly than anything is published.
    var isSlow = false
    private(set) var events: [ServiceName: [[UInt8]]] = [:]

    init(_ suite: Suite) { super.init(.watcher, suite) }

    override func started() {
        events = [:]
        for service in ServiceName.allCases {
            follow(service, from: nil) { [weak self] events in
                self?.take(events, of: service)
            } onAnew: { [weak self] _ in
                self?.events[service] = []
            }
        }
    }

    private func take(_ events: [FollowedEvent], of service: ServiceName) {
        guard let last = events.last else { return }
        self.events[service, default: []] += events.map(\.bytes)
        // It takes its time, so that it is slower than what comes at times.
        later(world.draw(.zero, isSlow ? .seconds(4) : .milliseconds(40))) { [weak self] in
            self?.followers[service]?.consumed(upTo: last.cursor.sequence)
        }
    }
}
