import MessageSchema
import TestSupport

/// All commands of a run, drawn when they are needed.
final class OrderBook {
    private(set) var orders: [Sender.Order] = []
    private var commands: RandomSuiteCommands
    private let count: Int
    private unowned let suite: Suite

    init(_ suite: Suite, count: Int) {
        self.suite = suite
        self.count = count
        commands = RandomSuiteCommands(logs: suite.logs)
    }

    /// The next command, or `nil` once all were given out.
    func next() -> Sender.Order? {
        guard orders.count < count else { return nil }
        var drawn = commands.draw(number: orders.count, &suite.world.random)
        var id = "c-\(suite.world.seed)-\(orders.count)"
        var reused: Sender.Order?
        if suite.world.random.oneIn(40), let earlier = answered(&suite.world.random), earlier.reuses == nil {
            // Somebody uses an id that was used before.
            id = earlier.id
            reused = earlier
            drawn = commands.draw(number: 1_000, of: earlier.service, &suite.world.random)
        }
        var envelope: JSONObject = [
            "id": .string(id), "name": .string(drawn.name), "operation": .string(drawn.operation),
            "actor": "planner", "data": drawn.data,
        ]
        if let date = drawn.effectiveDate { envelope["effectiveDate"] = .string(date) }
        if !drawn.sources.isEmpty { envelope["sources"] = .array(drawn.sources) }
        let content = JSONValue.object(envelope)
        if suite.world.random.oneIn(4), let after = bookmark() { envelope["after"] = after }
        let request: JSONValue = [
            "id": .string("r\(orders.count)"), "request": "command", "body": .object(envelope),
        ]
        let order = Sender.Order(id: id, service: drawn.service, frame: JSONWriter.bytes(of: request), content: content)
        // By chance it may be the same command once more.
        order.reuses = reused?.content == content ? nil : reused
        orders.append(order)
        return order
    }

    /// One of those that were accepted.
    func answered(_ random: inout SeededGenerator) -> Sender.Order? {
        guard !orders.isEmpty else { return nil }
        let order = orders[Int.random(in: 0..<orders.count, using: &random)]
        return order.reply == nil || order.isVoid || order.reuses != nil ? nil : order
    }

    private func bookmark() -> JSONValue? {
        guard let order = answered(&suite.world.random), !suite.otherLogs.contains(order.service),
            let reply = order.reply
        else { return nil }
        return try? JSONValue.encoding(reply.bookmark)
    }
}
