import CZeroMQ
import Glibc

/// One life of the loop, local to the function of its thread.
///
/// It owns every socket. The context outlives it, since it is held outside of it until all sockets are closed.
struct LoopRun: ~Copyable {
    private let core: LoopCore
    private let context: MessagingContext
    private var sockets: [OpenSocket] = []
    private var departures: [Departure] = []
    private var descriptors: [pollfd] = []
    private let message: UnsafeMutablePointer<zmq_msg_t>
    private var greatestLinger: Duration?
    private var contextEnded = false

    init(core: LoopCore, context: MessagingContext) {
        self.core = core
        self.context = context
        message = .allocate(capacity: 1)
        _ = zmq_msg_init(message)
    }

    deinit {
        _ = zmq_msg_close(message)
        message.deallocate()
    }

    /// Polls until the loop is told to stop, then closes everything.
    mutating func untilStopped() {
        var moreToSend = false
        while greatestLinger == nil {
            poll(canSendMore: moreToSend)
            if contextEnded { break }
            perform(core.takeRequests())
            moreToSend = turn()
            // Lets the library's thread send what it has, instead of piling up memory in front of it.
            if moreToSend { sched_yield() }
            settleDepartures()
        }
        closeAll()
        core.ended.open()
    }

    // MARK: - Polling

    /// Sleeps until there is something to do.
    ///
    /// The sockets' own descriptors are polled, and a socket is asked what it has only where its descriptor says that
    /// there is news or where something may have swallowed that sign: the library's own poll asks every socket twice
    /// at every turn, with several system calls each.
    private mutating func poll(canSendMore: Bool) {
        var hasWork = canSendMore
        for open in sockets {
            open.isWanted = open.wantsInput()
            if !open.isSettled { ask(open) }
            if open.canReceive || open.canSend { hasWork = true }
        }
        guard !contextEnded else { return }
        prepareDescriptors()
        let mayWait = !hasWork && core.wakeUp.mayMoveToSleep()
        let timeout = mayWait ? longestSleep() : 0
        _ = descriptors.withUnsafeMutableBufferPointer { descriptors in
            Library.result { Glibc.poll(descriptors.baseAddress, nfds_t(descriptors.count), timeout) }
        }
        core.wakeUp.awake()
        if descriptors[0].revents != 0 { core.wakeUp.drain() }
        for (index, open) in sockets.enumerated() where descriptors[index + 1].revents != 0 { ask(open) }
    }

    private mutating func ask(_ open: OpenSocket) {
        guard !open.ask() else { return }
        // Only the context's end makes an open socket fail; each of them fails from now on.
        contextEnded = true
        greatestLinger = .zero
    }

    /// In this order: the wake-up, every socket, and the monitor of each socket that has one.
    private mutating func prepareDescriptors() {
        descriptors.removeAll(keepingCapacity: true)
        descriptors.append(pollfd(fd: core.wakeUp.descriptor, events: Int16(POLLIN), revents: 0))
        for open in sockets {
            // A negative one is passed over: what is not wanted must not end the sleep.
            let isAwaited = open.isWanted || open.waitsForOutput
            descriptors.append(
                pollfd(fd: isAwaited ? open.descriptor : -1, events: Int16(POLLIN), revents: 0))
        }
        for open in sockets {
            guard let monitor = open.monitor else { continue }
            descriptors.append(pollfd(fd: monitor.descriptor, events: Int16(POLLIN), revents: 0))
        }
    }

    /// The longest time, in milliseconds, that the poll may last; negative where nothing but news can end it.
    private func longestSleep() -> Int32 {
        var sleep: Duration?
        func atMost(_ duration: Duration) {
            // What is overdue must not become negative: the library would take that as no limit.
            let limit = max(.zero, duration)
            sleep = min(sleep ?? limit, limit)
        }
        if !departures.isEmpty { atMost(.milliseconds(1)) }
        for open in sockets {
            // A socket that is not polled still has to look after connections that come and go.
            if open.isPaused { atMost(.milliseconds(100)) }
            if let attempt = open.backlog.nextAttempt { atMost(attempt - .now) }
        }
        guard let sleep else { return -1 }
        return Int32(clamping: Int((sleep / .milliseconds(1)).rounded(.up)))
    }

    // MARK: - Work

    /// Reads and writes what the poll showed.
    ///
    /// - Returns: Whether some socket could do more at once.
    private func turn() -> Bool {
        var hasMore = false
        for open in sockets {
            if open.receiveMonitorEvents(into: message) { hasMore = true }
            // A socket opened in this turn has not been asked; it is at the next.
            if open.canReceive { open.receive(into: message) }
            if !open.waitsForOutput || open.canSend {
                if open.flush() { hasMore = true }
            }
        }
        return hasMore
    }

    // MARK: - Commands

    private mutating func perform(_ requests: [LoopCore.Request]) {
        for request in requests {
            switch request.command {
            case .stop(let linger):
                greatestLinger = min(greatestLinger ?? linger, linger)
                request.reply?.resume(returning: .success(()))
            case .open(let channel): open(channel, request.reply)
            case .close(let id): close(id, request.reply)
            case .bind(let id, let endpoint):
                answer(request, at: id) { open throws(MessagingError) in try open.bind(endpoint) }
            case .connect(let id, let endpoint):
                answer(request, at: id) { open throws(MessagingError) in try open.socket.connect(endpoint) }
            case .disconnect(let id, let endpoint):
                answer(request, at: id) { open throws(MessagingError) in try open.socket.disconnect(endpoint) }
            case .subscribe(let id, let topic):
                answer(request, at: id) { open throws(MessagingError) in
                    try open.socket.set(ZMQ_SUBSCRIBE, "subscriptions", topic)
                }
            case .unsubscribe(let id, let topic):
                answer(request, at: id) { open throws(MessagingError) in
                    try open.socket.set(ZMQ_UNSUBSCRIBE, "subscriptions", topic)
                }
            }
        }
    }

    private func answer(
        _ request: LoopCore.Request, at id: Int, _ change: (OpenSocket) throws(MessagingError) -> Void
    ) {
        guard let open = sockets.first(where: { $0.channel.id == id }) else {
            request.reply?.resume(returning: .failure(.channelIsClosed))
            return
        }
        open.isSettled = false
        request.reply?.resume(returning: Result { () throws(MessagingError) in try change(open) })
    }

    private mutating func open(_ channel: Channel, _ reply: LoopCore.Reply?) {
        let open: OpenSocket
        do throws(MessagingError) {
            open = try OpenSocket(channel, in: context.pointer, sparing: core.wakeUp.descriptor)
        } catch {
            channel.finish()
            reply?.resume(returning: .failure(error))
            return
        }
        do throws(MessagingError) {
            try open.attach()
            sockets.append(open)
            reply?.resume(returning: .success(()))
        } catch {
            depart(open, greatestLinger: .zero, reply, .failure(error))
        }
    }

    private mutating func close(_ id: Int, _ reply: LoopCore.Reply?) {
        guard let index = sockets.firstIndex(where: { $0.channel.id == id }) else {
            reply?.resume(returning: .success(()))
            return
        }
        let open = sockets.remove(at: index)
        _ = open.flush()
        depart(open, greatestLinger: .seconds(60), reply, .success(()))
    }

    /// Closes a socket that has left the list, or never came into it.
    private mutating func depart(
        _ open: consuming OpenSocket, greatestLinger: Duration, _ reply: LoopCore.Reply?,
        _ result: Result<Void, MessagingError>
    ) {
        open.prepareToClose(greatestLinger: greatestLinger)
        departures.append(
            Departure(files: open.boundFiles, reply: reply, result: result, deadline: .now + Departure.patience))
    }

    private mutating func settleDepartures() {
        guard !departures.isEmpty else { return }
        let now = ContinuousClock.now
        var waiting: [Departure] = []
        for var departure in departures {
            if departure.isOver(at: now) {
                departure.reply?.resume(returning: departure.result)
            } else {
                waiting.append(departure)
            }
        }
        departures = waiting
    }

    // MARK: - The end

    private mutating func closeAll() {
        core.closeQueue()
        let linger = greatestLinger ?? .zero
        for open in sockets {
            // What the library takes at once is sent; a socket that always takes some has a bound here.
            if !contextEnded { for _ in 0..<64 where !open.flush() { break } }
            depart(open, greatestLinger: linger, nil, .success(()))
        }
        sockets = []
        while !departures.isEmpty {
            settleDepartures()
            if !departures.isEmpty { _ = Library.result { Glibc.poll(nil, 0, 1) } }
        }
    }
}
