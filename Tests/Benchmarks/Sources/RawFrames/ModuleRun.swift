import ZeroMQ

/// Sending and receiving through the module.
struct ModuleRun {
    private let loop: SocketLoop

    init(bindingTo endpoint: String) async throws {
        var options = SocketOptions.defaults(for: .xpub)
        options.sendHighWaterMark = .unlimited
        options.receiveHighWaterMark = .unlimited
        loop = try await SocketLoop.start(
            named: "publisher",
            sockets: [
                SocketSpecification(
                    name: "publisher", kind: .xpub, binds: [Endpoint(endpoint)], options: options,
                    reportsSubscriptions: true)
            ])
    }

    /// Waits for the subscriber, then sends everything.
    ///
    /// - Returns: When the first message was sent.
    func publish(_ topic: [UInt8], _ body: [UInt8], count: Int) async throws -> UInt64 {
        let channel = loop.channels[0]
        // In a task of its own, since an async main pays for every suspension.
        return try await Task.detached {
            for await _ in channel.subscriptionChanges { break }
            let started = monotonicNanoseconds()
            var sent = 0
            while sent < count {
                do throws(MessagingError) {
                    if topic.isEmpty { try channel.send(body) } else { try channel.send(topic, body) }
                    sent += 1
                } catch {
                    guard error.code == .outboxFull else { throw error }
                    try await channel.waitForRoom()
                }
            }
            return started
        }.value
    }

    func close() async {
        await loop.stop()
    }

    /// Receives and counts.
    static func receive(from endpoint: String, count: Int) async throws -> Received {
        var options = SocketOptions.defaults(for: .sub)
        options.sendHighWaterMark = .unlimited
        options.receiveHighWaterMark = .unlimited
        let loop = try await SocketLoop.start(
            named: "subscriber",
            sockets: [
                SocketSpecification(
                    name: "subscriber", kind: .sub, connects: [Endpoint(endpoint)], subscriptions: [[]],
                    options: options)
            ])
        let channel = loop.channels[0]
        let received = await Task.detached {
            var messages = 0
            while messages < count, let batch = await channel.next() { messages += batch.count }
            return Received(messages: messages, finished: monotonicNanoseconds())
        }.value
        await loop.stop()
        return received
    }
}
