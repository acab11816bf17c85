import EventLog
import GatewayDomain
import GatewayIntake
import Logging
import MessageBus
import MessageSchema
import ServiceRuntime

/// Drives an `IntakeMachine`: what the followers hand on goes in, what it asks for is done on the store.
///
/// One task does it for all sources, so that the state has one writer.
struct Intake: Sendable {
    /// How many stored events are read at once when the store is folded at the start.
    private static let pageEvents = 5_000
    private static let pageBytes = 8 * 1_024 * 1_024

    let mirror: any MirrorStore
    let sources: Sources
    let holder: StateHolder
    let meter: GatewayMeter
    let broadcaster: Broadcaster
    let clock: @Sendable () -> Instant
    /// Free bytes on the store's disk below which nothing is taken in.
    var reserve: UInt64 = 0

    private enum Turn: Sendable {
        case output(ServiceName, Follower.Output)
        case tick
    }

    /// Folds what the store holds.
    /// - Returns: the machine and the cursors to follow on from.
    /// - Throws: `LogError` where the store cannot be read.
    func restore() async throws(LogError) -> (machine: IntakeMachine, cursors: [ServiceName: Cursor]) {
        var machine = IntakeMachine()
        var cursors: [ServiceName: Cursor] = [:]
        for (name, cursor) in try await mirror.cursors().sorted(by: { $0.key < $1.key }) {
            guard let service = ServiceName(rawValue: name) else { continue }
            cursors[service] = cursor
            machine.beginRestoring(service, of: cursor)
            var place = SequenceNumber.zero
            while place < cursor.sequence {
                let page = try await mirror.events(
                    source: name, after: place, maxEvents: Self.pageEvents, maxBytes: Self.pageBytes)
                guard let last = page.last else { break }
                machine.restore(page, of: service)
                place = last.sequence
            }
        }
        for (service, part) in machine.reconciled(parked: try await mirror.parked(), now: clock()) {
            try await store(part, of: service)
        }
        return (machine, cursors)
    }

    /// Takes in until the followers end.
    /// - Throws: `LogError` where the store failed for good; the process must be started anew.
    func run(from restored: IntakeMachine) async throws {
        var machine = restored
        let turns = AsyncStream<Turn>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Each stream is bounded by its follower's window, and so is the merged one.
                await withTaskGroup(of: Void.self) { streams in
                    for (service, follower) in sources.followers {
                        streams.addTask {
                            for await output in follower.outputs {
                                turns.continuation.yield(.output(service, output))
                            }
                        }
                    }
                }
                turns.continuation.finish()
            }
            group.addTask {
                while !Task.isCancelled {
                    try await Task.sleep(for: .milliseconds(500))
                    turns.continuation.yield(.tick)
                }
            }
            for await turn in turns.stream {
                guard let input = input(of: turn) else { continue }
                try await perform(machine.step(input, now: clock()), &machine)
            }
            group.cancelAll()
        }
    }

    private func input(of turn: Turn) -> IntakeMachine.Input? {
        switch turn {
        case .tick: return .tick
        case .output(let service, .events(let events)): return .events(service, events)
        case .output(let service, .beginAnew(let cursor, let divergence)):
            meter.divergence(of: service, divergence)
            return .beginAnew(service, cursor)
        case .output(let service, .note(let note)):
            meter.note(note, of: service)
            return nil
        case .output(_, .announce): return nil
        }
    }

    private func perform(_ asked: [IntakeMachine.Action], _ machine: inout IntakeMachine) async throws {
        var actions = asked
        var changes: [Broadcaster.Change] = []
        while !actions.isEmpty {
            switch actions.removeFirst() {
            case .store(let service, let part):
                Checkpoint.storeBegun.reached()
                let outcome = await outcome { () throws(LogError) in try await store(part, of: service) }
                Checkpoint.stored.reached()
                if case .stored = outcome { changes.append(.stored(service, part.events, part.cursor)) }
                actions += machine.step(outcome, now: clock())
            case .archive(let service, let time, let cursor):
                let outcome = await outcome { () throws(LogError) in
                    try await mirror.archive(source: service.rawValue, at: time.microseconds)
                }
                if case .stored = outcome { changes.append(.begunAnew(service, cursor)) }
                actions += machine.step(outcome, now: clock())
            case .show(let state):
                let shown = changes
                changes = []
                await holder.publish(state) { broadcaster.publish(shown) }
                Checkpoint.shown.reached()
            case .consumed(let service, let sequence): await sources[service]?.consumed(upTo: sequence)
            case .stop(let error): throw error
            case .note(let note): self.note(note)
            }
        }
    }

    private func outcome<T>(_ body: () async throws(LogError) -> T) async -> IntakeMachine.Input {
        do throws(LogError) {
            // Questions must go on being answered, and the log of SQLite itself needs some room.
            if let free = mirror.freeDiskBytes(), free < reserve {
                throw LogError(
                    .full, "\(free) bytes are free on the disk of the gateway's store, \(reserve) are needed")
            }
            _ = try await body()
            meter.storeWaits(because: nil)
            return .stored
        } catch {
            return .failed(error)
        }
    }

    private func store(_ part: IntakeMachine.StoredPart, of service: ServiceName) async throws(LogError) {
        try await mirror.append(
            source: service.rawValue, events: part.events, cursor: part.cursor, parkedAdded: part.parkedAdded,
            parkedRemoved: part.parkedRemoved)
    }

    private func note(_ note: IntakeMachine.Note) {
        switch note {
        case .stored(let service, let count): meter.count(.stored, count, source: service)
        case .parked(let service, let fact): meter.parked(fact, of: service)
        case .failed(let service, let error):
            meter.count(.storeFailures, source: service)
            meter.logger.log(.error, key: "store", "events cannot be stored", metadata: ["reason": "\(error)"])
            if error.code == .full || error.code == .busy { meter.storeWaits(because: error.message) }
        }
    }
}
