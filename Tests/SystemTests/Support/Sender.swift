import MessageSchema

/// Sends commands until each is acknowledged, repeating it with its id while a service is away.
struct Sender {
    /// What was acknowledged.
    struct Acknowledged: Sendable {
        let order: Order
        let reply: JSONValue
    }

    let home: TestHome
    /// Commands go over the bus where given, else over HTTP.
    let bus: PythonBus?
    /// Refusals after which a command is repeated: a service that is away, by default.
    let waitsOut: Set<Int64>
    /// Told of every refusal after which a command is repeated, with its status.
    var onRefusal: (@Sendable (Int64, String) -> Void)?
    /// Answers that were no acknowledgements.
    private(set) var repeats = 0

    init(_ home: TestHome, bus: PythonBus? = nil, waitsOut: Set<Int64> = [503]) {
        self.home = home
        self.bus = bus
        self.waitsOut = waitsOut
    }

    mutating func acknowledged(_ order: Order) async throws -> Acknowledged {
        let end = ContinuousClock.now + .seconds(90)
        while ContinuousClock.now < end {
            if let reply = try await attempt(order) { return Acknowledged(order: order, reply: reply) }
            repeats += 1
            try await Task.sleep(for: .milliseconds(20))
        }
        throw Failure("\(order) was not acknowledged in 90 s")
    }

    private func attempt(_ order: Order) async throws -> JSONValue? {
        if let bus {
            guard let answer = try await bus.ask(order.service, "command", order.envelope, timeout: 2) else {
                return nil
            }
            if let body = answer.body { return body }
            try judge(
                order, answer.problem?["status"]?.int64 ?? 0, answer.problem.map { JSONWriter.text(of: $0) } ?? "")
            return nil
        }
        // No connection, or one that broke: nothing is known of the command, so it is repeated.
        guard let response = try? await home.post(order) else { return nil }
        if response.status == 200 { return try response.json() }
        try judge(order, Int64(response.status), response.text)
        return nil
    }

    /// Nothing else than what passes is a reason to repeat; no other answer fits any of these commands.
    private func judge(_ order: Order, _ status: Int64, _ text: String) throws {
        // The gateway may still be waiting for the answer to the attempt before.
        if text.contains("/problems/in-progress") { return }
        if !waitsOut.contains(status) { throw Failure("\(order) was answered with \(status): \(text.prefix(600))") }
        onRefusal?(status, text)
    }
}
