import MessageSchema

/// A process of the simulated suite: it runs, sleeps, or is gone.
class Part {
    let place: Place
    unowned let suite: Suite
    private(set) var isRunning = false
    private(set) var isPaused = false
    /// How far this part's clock is off.
    var clockError = Duration.zero
    private(set) var generation = 0
    private var deferred: [() -> Void] = []
    private var deferredMessages = 0

    var world: World { suite.world }

    init(_ place: Place, _ suite: Suite) {
        self.place = place
        self.suite = suite
    }

    var clock: Instant { world.now.advanced(by: clockError) }

    /// Does something unless the process is gone by then; where it is stopped, when it goes on.
    func guarded(isMessage: Bool = false, _ body: @escaping () -> Void) -> () -> Void {
        let generation = generation
        return { [weak self] in
            guard let self, self.isRunning, self.generation == generation else { return }
            guard self.isPaused else { return body() }
            if isMessage {
                // Beyond its high-water mark a socket drops without a word.
                guard self.deferredMessages < 60 else { return }
                self.deferredMessages += 1
            }
            self.deferred.append(body)
        }
    }

    func later(_ delay: Duration, _ body: @escaping () -> Void) { world.after(delay, guarded(body)) }

    /// Does something every so often while the process runs.
    func every(_ interval: Duration, _ body: @escaping () -> Void) {
        later(interval) { [weak self] in
            body()
            self?.every(interval, body)
        }
    }

    final func begin() {
        guard !isRunning else { return }
        isRunning = true
        generation += 1
        world.tell("\(place) starts")
        suite.network.reconnect(place)
        started()
    }

    /// Ends the process, and starts it again after a while.
    final func end(_ end: ProcessEnd, restartAfter delay: Duration) {
        guard isRunning else { return }
        if isPaused { world.reach(.killedWhilePaused) }
        world.tell("\(place) ends by \(end), starts again after \(delay)")
        isRunning = false
        isPaused = false
        generation += 1
        (deferred, deferredMessages) = ([], 0)
        ended(end)
        let generation = generation
        world.after(delay) { [weak self] in
            guard let self, self.generation == generation else { return }
            self.begin()
        }
    }

    func pause() {
        guard isRunning else { return }
        isPaused = true
        world.tell("\(place) is stopped")
    }

    func goOn() {
        guard isPaused else { return }
        isPaused = false
        world.tell("\(place) goes on")
        let waiting = deferred
        (deferred, deferredMessages) = ([], 0)
        for body in waiting { body() }
    }

    /// What a process does when it starts; it is running by then.
    func started() {}

    /// What becomes of its disk when it ends.
    func ended(_ end: ProcessEnd) {}
}

/// How a process ends.
enum ProcessEnd {
    case kill, power, ownWill
}
