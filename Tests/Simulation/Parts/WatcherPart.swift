import MessageBus
import MessageSchema

/// A program that follows all four services and keeps what it is given in memory.
final class WatcherPart: Part {
    /// Whether it takes in more slowly than anything is published.
    var isSlow = false
    private(set) var events: [ServiceName: [[UInt8]]] = [:]
    private var followers: [ServiceName: SimulatedFollower] = [:]

    init(_ suite: Suite) { super.init(.watcher, suite) }

    override func started() {
        events = [:]
        for service in ServiceName.allCases {
            let generation = generation
            let follower = SimulatedFollower(
                of: service, at: place, in: suite, clock: { [weak self] in self?.clock ?? Instant(microseconds: 0) },
                run: { [weak self] body in
                    guard let self, self.generation == generation else { return }
                    self.guarded(body)()
                })
            follower.onEvents = { [weak self, weak follower] events in
                guard let self, let last = events.last else { return }
                self.events[service, default: []] += events.map(\.bytes)
                // It takes its time, so that it is slower than what comes at times.
                self.later(self.world.draw(.zero, self.isSlow ? .seconds(4) : .milliseconds(40))) {
                    follower?.consumed(upTo: last.cursor.sequence)
                }
            }
            follower.onAnew = { [weak self] _, _ in self?.events[service] = [] }
            followers[service] = follower
            follower.start(from: nil)
            every(.milliseconds(500)) { follower.tick() }
        }
    }

    override func ended(_ end: ProcessEnd) { followers = [:] }

    func receive(_ topic: String, _ bytes: [UInt8], from origin: ServiceName) {
        guarded(isMessage: true) { [weak self] in self?.followers[origin]?.receive(topic, bytes) }()
    }
}
