import MessageBus
import MessageSchema

/// A process that follows services: the domain services, the gateway, and a program of somebody else's.
class FollowingPart: Part {
    private(set) var followers: [ServiceName: SimulatedFollower] = [:]

    /// Follows a service until the process ends.
    final func follow(
        _ origin: ServiceName, from cursor: Cursor?, onEvents: @escaping ([FollowedEvent]) -> Void,
        onAnew: @escaping (Cursor) -> Void
    ) {
        let generation = generation
        let follower = SimulatedFollower(
            of: origin, at: place, in: suite, clock: { [weak self] in self?.clock ?? Instant(microseconds: 0) },
            run: { [weak self] body in
                guard let self, self.generation == generation else { return }
                self.guarded(body)()
            })
        follower.onEvents = onEvents
        follower.onAnew = { cursor, _ in onAnew(cursor) }
        followers[origin] = follower
        follower.start(from: cursor)
        every(.milliseconds(500)) { follower.tick() }
    }

    /// Takes in a message of a subscription.
    final func receive(_ topic: String, _ bytes: [UInt8], from origin: ServiceName) {
        guarded(isMessage: true) { [weak self] in self?.followers[origin]?.receive(topic, bytes) }()
    }

    override func ended(_ end: ProcessEnd) { followers = [:] }
}
