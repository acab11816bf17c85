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
    private var items: [zmq_pollitem_t] = []
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

    private mutating func poll(canSendMore: Bool) {
        prepareItems()
        let mayWait = !canSendMore && core.wakeUp.mayMoveToSleep()
        let timeout = mayWait ? longestSleep() : 0
        let ready = items.withUnsafeMutableBufferPointer { items in
            Library.result { zmq_poll(items.baseAddress, Int32(items.count), timeout) }
        }
        core.wakeUp.awake()
        if ready < 0 {
            // Only the context's end makes a poll of open sockets fail; each of them fails from now on.
            contextEnded = ready == -ETERM || ready == -ENOTSOCK
            greatestLinger = .zero
            return
        }
        if items[0].revents != 0 { core.wakeUp.drain() }
    }

    /// The items are, in this order: the wake-up, every socket, and the monitor of each socket that has one.
    private mutating func prepareItems() {
        items.removeAll(keepingCapacity: true)
        items.append(zmq_pollitem_t(socket: nil, fd: core.wakeUp.descriptor, events: Int16(ZMQ_POLLIN), revents: 0))
        for open in sockets {
            let input = open.wantsInput() ? ZMQ_POLLIN : 0
            let output = open.waitsForOutput ? ZMQ_POLLOUT : 0
            items.append(
                zmq_pollitem_t(socket: open.socket.handle, fd: 0, events: Int16(input | output), revents: 0))
        }
        for open in sockets {
            guard let monitor = open.monitor else { continue }
            items.append(
                zmq_pollitem_t(socket: monitor.socket.handle, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0))
        }
    }

    /// The longest time, in milliseconds, that the poll may last; negative where nothing but news can end it.
    private func longestSleep() -> Int {
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
        return Int((sleep / .milliseconds(1)).rounded(.up))
    }

    // MARK: - Work

    /// Reads and writes what the poll showed.
    ///
    /// - Returns: Whether some socket could send more at once.
    private func turn() -> Bool {
        var moreToSend = false
        for (index, open) in sockets.enumerated() {
            // A socket opened in this turn has not been polled; it is at the next.
            let events =
                index + 1 < items.count && items[index + 1].socket == open.socket.handle
                ? Int32(items[index + 1].revents) : 0
            open.receiveMonitorEvents(into: message)
            if events & ZMQ_POLLIN != 0 { open.receive(into: message) }
            if !open.waitsForOutput || events & ZMQ_POLLOUT != 0 {
                if open.flush() { moreToSend = true }
            }
        }
        return moreToSend
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
        items = []
        while !departures.isEmpty {
            settleDepartures()
            if !departures.isEmpty { _ = Library.result { Glibc.poll(nil, 0, 1) } }
        }
    }
}
