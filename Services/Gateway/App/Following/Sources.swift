import GatewayDomain
import MessageBus
import MessageSchema

/// The services that are followed, each by its follower.
struct Sources: Sendable {
    /// The followers in the order of the services.
    let followers: [(service: ServiceName, follower: Follower)]

    /// Connects to all four, whether they are there yet or not.
    /// - Throws: `TransportFailure` where not even a later connection is possible.
    static func connect(
        over transport: any Transport, clock: @escaping @Sendable () -> Instant
    ) async throws(TransportFailure) -> Sources {
        var followers: [(ServiceName, Follower)] = []
        for service in ServiceName.allCases {
            followers.append((service, try await Follower(of: service, over: transport, clock: clock)))
        }
        return Sources(followers: followers)
    }

    subscript(_ service: ServiceName) -> Follower? { followers.first { $0.service == service }?.follower }

    /// What was heard of each service so far.
    func freshness() -> [ServiceName: SourceFreshness] {
        var freshness: [ServiceName: SourceFreshness] = [:]
        for (service, follower) in followers {
            freshness[service] = SourceFreshness(follower.status)
        }
        return freshness
    }
}

extension SourceFreshness {
    /// What a follower heard. It counts its own start as hearing; only a head shows that somebody spoke.
    init(_ status: Follower.Status) {
        self.init(
            head: status.head, heardAt: status.head == nil ? nil : status.heardAt, isLive: status.isLive)
    }
}
