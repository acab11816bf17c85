import EventLog
import Logging
import MessageSchema
import ServiceRuntime
import Synchronization

/// Hands what the intake stored on to every client of the live stream; nobody waits for a client here.
///
/// A lock and no actor, so that the state that questions are answered from and the stream move on in one step.
final class Broadcaster: Sendable {
    /// What the intake did to one log, in order.
    enum Change: Sendable {
        case stored(ServiceName, [StoredEvent], Cursor)
        case begunAnew(ServiceName, Cursor)
    }

    private struct Content {
        var machine: BroadcastMachine
        var waiting: [BroadcastMachine.ClientID: CheckedContinuation<Void, Never>] = [:]
        var cuts: [BroadcastMachine.ClientID: @Sendable () -> Void] = [:]
    }

    private let content: Mutex<Content>
    private let keepAlive: Duration
    private let meter: GatewayMeter

    init(limits: BroadcastMachine.Limits, keepAlive: Duration, meter: GatewayMeter) {
        content = Mutex(Content(machine: BroadcastMachine(limits: limits)))
        self.keepAlive = keepAlive
        self.meter = meter
        meter.observeStreams { [weak self] in self?.clientCount ?? 0 }
    }

    var snapshot: BroadcastMachine.Snapshot { content.withLock { $0.machine.snapshot } }
    var hasRoom: Bool { content.withLock { $0.machine.hasRoom } }
    var clientCount: Int { content.withLock { $0.machine.clientCount } }

    /// The stored copies are folded up to here.
    func begin(at position: StreamPosition) { content.withLock { $0.machine.begin(at: position) } }

    func publish(_ changes: [Change]) {
        for change in changes {
            switch change {
            case .stored(let service, let stored, let cursor):
                let events = stored.map { LiveEvent($0, of: service) }
                step { $0.publish(events, place: .init(cursor)) }
            case .begunAnew(let service, let cursor): step { $0.beginAnew(service, at: .init(cursor)) }
            }
        }
    }

    /// Takes a client in; `nil` where there is no room.
    /// - Parameter onCut: ends its connection; called once at most, from any task.
    func join(_ filter: EventFilter, onCut: @escaping @Sendable () -> Void) -> BroadcastMachine.ClientID? {
        content.withLock { content in
            guard let client = content.machine.join(filter) else { return nil }
            content.cuts[client] = onCut
            return client
        }
    }

    func leave(_ client: BroadcastMachine.ClientID) {
        content.withLock { content in
            content.machine.leave(client)
            content.cuts[client] = nil
        }
    }

    func attach(
        _ client: BroadcastMachine.ClientID, at snapshot: BroadcastMachine.Snapshot
    ) -> BroadcastMachine.Attachment {
        content.withLock { $0.machine.attach(client, at: snapshot) }
    }

    /// Says that a client which catches up has written something.
    /// - Returns: whether it may go on.
    func progressed(_ client: BroadcastMachine.ClientID) -> Bool {
        content.withLock { $0.machine.progressed(client) }
    }

    /// What an attached client is given next; waits until there is something.
    func next(_ client: BroadcastMachine.ClientID) async -> BroadcastMachine.Delivery {
        while !Task.isCancelled {
            if let delivery = content.withLock({ $0.machine.take(client) }) { return delivery }
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    let isThere = content.withLock { content in
                        // Something may have come since; asking once more costs less than to miss it.
                        guard !Task.isCancelled, content.machine.isWaiting(client) else { return true }
                        content.waiting[client] = continuation
                        return false
                    }
                    if isThere { continuation.resume() }
                }
            } onCancel: {
                content.withLock { $0.waiting.removeValue(forKey: client) }?.resume()
            }
        }
        return .ended
    }

    /// Lets time pass until cancelled.
    func run() async throws {
        while !Task.isCancelled {
            try await Task.sleep(for: keepAlive)
            step { $0.tick() }
        }
    }

    /// Ends every stream.
    func stop() { step { $0.stop() } }

    private func step(_ body: (inout BroadcastMachine) -> [BroadcastMachine.Action]) {
        let (woken, cuts) = content.withLock { content in
            var woken: [CheckedContinuation<Void, Never>] = []
            var cuts: [@Sendable () -> Void] = []
            for action in body(&content.machine) {
                switch action {
                case .wake(let client):
                    if let continuation = content.waiting.removeValue(forKey: client) { woken.append(continuation) }
                    content.machine.woken(client)
                case .cut(let client):
                    if let cut = content.cuts.removeValue(forKey: client) { cuts.append(cut) }
                }
            }
            return (woken, cuts)
        }
        for continuation in woken { continuation.resume() }
        for cut in cuts {
            meter.count(.streamsCut)
            cut()
        }
        if !cuts.isEmpty {
            meter.logger.log(
                .notice, key: "cut", "clients of the live stream did not read and were cut off",
                metadata: ["clients": "\(cuts.count)"])
        }
    }
}
