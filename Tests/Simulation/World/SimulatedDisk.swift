import EventLog
import TestSupport

/// A moment between the beginning of a write and the word that it is durable.
enum DiskMoment {
    case writing, syncing, synced
}

/// A disk that keeps one store: what is written is in the cache of the system, and durable only once it is synced.
///
/// A store writes whole transactions: at a loss of power one that is not synced is there or is not, torn ones are rolled
/// back when the store is opened. What SQLite makes of torn pages is for the tests on real files.
final class SimulatedDisk<Content> {
    /// How a process or the machine ends.
    enum End {
        /// The process is killed: what it wrote is still in the system's cache.
        case kill
        /// The power goes: what is not synced may be gone.
        case power
    }

    /// What is read: all that was written.
    private(set) var cached: Content
    /// What a loss of power leaves.
    private(set) var durable: Content
    var isFull = false
    var failsNextSync = false
    var slowness = 1

    private var traps: [DiskMoment: () -> Void] = [:]
    private unowned let world: World
    private let mutation: Mutation?
    private var generation = 0
    private var queue: [() -> Void] = []
    private var isBusy = false
    private var isWriting = false
    private var isSyncing = false

    init(_ content: Content, _ world: World, _ mutation: Mutation?) {
        cached = content
        durable = content
        self.world = world
        self.mutation = mutation
    }

    /// Makes a change durable, and tells when it is or why it is not.
    func write(
        _ change: @escaping (inout Content) throws(LogError) -> Void,
        _ done: @escaping (Result<Void, LogError>) -> Void
    ) {
        let generation = generation
        queue.append { [weak self] in
            guard let self, generation == self.generation else { return }
            self.isWriting = true
            self.pass(.writing)
            guard generation == self.generation else { return }
            self.world.after(self.duration(.microseconds(30), .microseconds(400))) {
                guard generation == self.generation else { return }
                self.isWriting = false
                self.put(change, generation, done)
            }
        }
        next()
    }

    private func put(
        _ change: (inout Content) throws(LogError) -> Void, _ generation: Int,
        _ done: @escaping (Result<Void, LogError>) -> Void
    ) {
        if isFull { return finish(.failure(LogError(.full, "the simulated disk is full.")), done) }
        var changed = cached
        do throws(LogError) {
            try change(&changed)
        } catch {
            return finish(.failure(error), done)
        }
        cached = changed
        if mutation == .syncForgotten {
            // Told before it is so; the system writes it back some time later.
            finish(.success(()), done)
            return world.after(world.draw(.milliseconds(100), .milliseconds(1_500))) {
                if generation == self.generation { self.durable = changed }
            }
        }
        isSyncing = true
        pass(.syncing)
        guard generation == self.generation else { return }
        world.after(duration(.microseconds(80), .milliseconds(4))) {
            guard generation == self.generation else { return }
            self.isSyncing = false
            if self.failsNextSync {
                self.failsNextSync = false
                // The pages are marked clean: what was written may be on the disk or not.
                if self.world.random.oneIn(2) { self.durable = changed } else { self.cached = self.durable }
                return self.finish(.failure(LogError(.ioFailure, "the simulated disk failed to sync.")), done)
            }
            self.durable = changed
            // Durable, and nobody has been told.
            self.pass(.synced)
            guard generation == self.generation else { return self.world.reach(.crashAfterSync) }
            self.finish(.success(()), done)
        }
    }

    /// Does something at the next such moment, once.
    func when(_ moment: DiskMoment, _ body: @escaping () -> Void) { traps[moment] = body }

    private func pass(_ moment: DiskMoment) { traps.removeValue(forKey: moment)?() }

    private func duration(_ low: Duration, _ high: Duration) -> Duration { world.draw(low, high) * slowness }

    private func finish(_ result: Result<Void, LogError>, _ done: (Result<Void, LogError>) -> Void) {
        isBusy = false
        done(result)
        next()
    }

    private func next() {
        guard !isBusy, !queue.isEmpty else { return }
        isBusy = true
        queue.removeFirst()()
    }

    /// Ends what is under way, and leaves what the end leaves.
    func end(_ end: End) {
        if isWriting { world.reach(.crashInAppend) }
        if isSyncing { world.reach(.crashAfterWrite) }
        generation += 1
        (queue, isBusy, isWriting, isSyncing) = ([], false, false, false)
        // Without power the unsynced rest may have reached the disk all the same.
        if end == .power, mutation == .syncForgotten || world.random.oneIn(2) { cached = durable }
        durable = cached
    }

    /// Changes what is kept while nobody has it open.
    func replace(_ content: Content) {
        cached = content
        durable = content
    }

    /// Keeps a cache that nobody waits for.
    func keep(_ change: (inout Content) -> Void) {
        change(&cached)
        change(&durable)
    }
}
