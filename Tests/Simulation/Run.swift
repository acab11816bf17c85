import GatewayDomain
import MessageSchema
import TestSupport

/// One seed: commands under faults, then healing, then a demand for rest, then the oracle.
struct Run {
    /// How large runs are.
    struct Size {
        /// Commands with ids of their own.
        var commands = 500
        /// Faults that are drawn.
        var faults = 24
        /// Who sends at once.
        var senders = 8
        /// Over which time of the world faults are spread.
        var duration = Duration.seconds(16)
    }

    /// What a run came to.
    struct Outcome: Sendable {
        let seed: UInt64
        let findings: [String]
        let faults: [String]
        let seen: [Sometimes: Int]
        let story: [String]
        let accepted: Int
        let virtualSeconds: Double
    }

    let seed: UInt64
    let size: Size
    let mutation: Mutation?
    var tellsStory = false

    func outcome() throws -> Outcome {
        let world = World(seed: seed, tellsStory: tellsStory)
        let suite = try Suite(world, mutation: mutation)
        let book = OrderBook(suite, count: size.commands)
        let senders = (0..<size.senders).map { Sender($0, suite, book) }
        let adversary = Adversary(suite, book)
        suite.begin()
        for sender in senders { world.after(world.draw(.zero, .milliseconds(300))) { sender.begin() } }
        adversary.begin(count: size.faults, over: size.duration)
        _ = world.run(until: { senders.allSatisfy(\.isDone) }, within: size.duration)
        adversary.heal()
        if !world.run(until: { senders.allSatisfy(\.isDone) && suite.isSettled }, within: .seconds(90)) {
            world.finding("90 seconds after the last fault the suite has not come to rest: \(suite.unrest(senders))")
        }
        Oracle(suite: suite, book: book).check()
        let elapsed = world.now.since(Controls.start)
        return Outcome(
            seed: seed, findings: world.findings, faults: adversary.drawn, seen: world.seen, story: world.story,
            accepted: book.orders.count { $0.reply != nil }, virtualSeconds: elapsed / .seconds(1))
    }
}

extension Suite {
    /// Who has not come to rest, in words.
    func unrest(_ senders: [Sender]) -> String {
        var parts: [String] = []
        let busy = senders.count { !$0.isDone }
        if busy > 0 { parts.append("\(busy) senders wait for answers") }
        for part in services {
            if !part.isRunning {
                parts.append("\(part.service) does not run")
            } else if !part.isIdle {
                parts.append("\(part.service) is busy")
            }
            for origin in part.followed where part.inboxes[origin] != service(origin).head {
                let place = part.inboxes[origin]?.sequence.description ?? "nothing"
                parts.append("\(part.service) is at \(place) of \(origin)'s \(service(origin).head.sequence)")
            }
            let shown = gateway?.shown.source(part.service).position?.sequence.description ?? "nothing"
            if gateway?.shown.source(part.service).position != part.head {
                parts.append("the gateway is at \(shown) of \(part.service)'s \(part.head.sequence)")
            }
            let watched = watcher?.events[part.service]?.count ?? 0
            if watched != Int(part.head.sequence.value) {
                parts.append("the watcher has \(watched) of \(part.service)'s \(part.head.sequence)")
            }
        }
        return parts.joined(separator: ", ")
    }
}
