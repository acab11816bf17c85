import Foundation
import Testing
import ZeroMQ

/// A folder of a test's own, removed when the test lets go of it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "zmq-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func endpoint(_ name: String = "x") throws -> Endpoint { try .ipc(path: "\(path)/\(name)") }
}

/// A condition that did not come true in time.
struct Overdue: Error, CustomStringConvertible {
    let description: String
}

/// Waits until a condition holds, and fails the test when it does not within the limit.
func eventually(
    _ what: String, within limit: Duration = .seconds(60), _ condition: () throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while try !condition() {
        guard ContinuousClock.now < deadline else { throw Overdue(description: "Not within \(limit): \(what)") }
        try await Task.sleep(for: .milliseconds(2))
    }
}

/// Takes one batch, and fails the test when there is none within the limit.
func nextBatch(_ channel: Channel, within limit: Duration = .seconds(60)) async throws -> ReceivedBatch {
    try await inTime("a batch on \(channel.name)", within: limit) { await channel.next() }
}

/// Awaits a value, and fails the test when it is nil or late.
func inTime<Value: Sendable>(
    _ what: String, within limit: Duration = .seconds(60), _ operation: @escaping @Sendable () async -> Value?
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { await operation() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw Overdue(description: "Not within \(limit): \(what)")
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() ?? nil else { throw Overdue(description: "Ended before: \(what)") }
        return value
    }
}

/// Takes messages until there are so many.
func messages(_ count: Int, from channel: Channel) async throws -> [[[UInt8]]] {
    var found: [[[UInt8]]] = []
    while found.count < count { found += try await nextBatch(channel).map(\.copies) }
    return found
}

/// The error that an operation throws, or a failure of the test.
func failure(
    of operation: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> MessagingError {
    do {
        try await operation()
    } catch let error as MessagingError {
        return error
    }
    Issue.record("Nothing was thrown", sourceLocation: sourceLocation)
    throw Overdue(description: "no error")
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

/// Sends a message, waiting for room in the outbox as often as it takes.
func sendPatiently(_ channel: Channel, _ frames: [[UInt8]], to peer: RoutingID? = nil) async throws {
    while true {
        do throws(MessagingError) {
            if let peer {
                try channel.send(frames: frames, to: peer)
            } else {
                try channel.send(frames: frames)
            }
            return
        } catch {
            guard error.code == .outboxFull else { throw error }
            try await channel.waitForRoom()
        }
    }
}

/// Opens a loop with one socket.
func open(
    _ kind: SocketKind, binds: [Endpoint] = [], connects: [Endpoint] = [], context: MessagingContext? = nil,
    _ change: (inout SocketSpecification) -> Void = { _ in }
) async throws -> (loop: SocketLoop, channel: Channel) {
    var specification = SocketSpecification(name: "\(kind)", kind: kind, binds: binds, connects: connects)
    if kind == .sub { specification.subscriptions = [[]] }
    if kind == .xpub { specification.reportsSubscriptions = true }
    change(&specification)
    let loop = try await SocketLoop.start(named: "test-\(kind)", context: context, sockets: [specification])
    return (loop, loop.channels[0])
}

/// Waits for a subscription that reaches a publisher.
@discardableResult
func subscription(on channel: Channel) async throws -> SubscriptionChange {
    try await inTime("a subscription") {
        var changes = channel.subscriptionChanges.makeAsyncIterator()
        return await changes.next()
    }
}

/// Answers every request of a ROUTER with its own frames, until the channel ends.
func echo(_ channel: Channel) -> Task<Void, any Error> {
    Task.detached {
        for await batch in channel.batches {
            for message in batch {
                guard let peer = message.sender else { continue }
                try await sendPatiently(channel, message.copies, to: peer)
            }
        }
    }
}
