import MessageSchema
import NIOCore

/// Watches one connection, without any I/O: that each request arrives whole in time, that nobody holds a connection that
/// they do not use, and that what is no HTTP is answered.
struct ConnectionMachine: Sendable {
    /// What to do.
    enum Action: Sendable, Equatable {
        case nothing
        /// Answer with a problem, and end the connection.
        case refuse(Problem)
        /// End the connection; nothing can be said on it.
        case close
    }

    private enum Arrival: Sendable, Equatable {
        case between
        case head(since: NIODeadline)
        case body(since: NIODeadline)

        var since: NIODeadline? {
            switch self {
            case .between: nil
            case .head(let since), .body(let since): since
            }
        }
    }

    let requestTimeout: TimeAmount
    let idleTimeout: TimeAmount
    private var arrival = Arrival.between
    private var unanswered = 0
    private var isAnswering = false
    private var quietSince: NIODeadline

    init(requestTimeout: TimeAmount, idleTimeout: TimeAmount, now: NIODeadline) {
        self.requestTimeout = requestTimeout
        self.idleTimeout = idleTimeout
        quietSince = now
    }

    mutating func bytesCame(_ now: NIODeadline) {
        if arrival == .between { arrival = .head(since: now) }
    }

    mutating func headCame(_ now: NIODeadline) {
        arrival = .body(since: arrival.since ?? now)
        unanswered += 1
    }

    mutating func requestEnded(_ now: NIODeadline) {
        arrival = .between
        quietSince = now
    }

    mutating func answerBegan() { isAnswering = true }

    mutating func answerEnded(_ now: NIODeadline) {
        isAnswering = false
        unanswered -= 1
        quietSince = now
    }

    func tick(_ now: NIODeadline) -> Action {
        if let since = arrival.since {
            guard now - since > requestTimeout else { return .nothing }
            // The head of a later request may be cut short by silence only: the earlier one's answer is under way.
            guard canAnswer else { return .close }
            let seconds = Double(requestTimeout.nanoseconds) / 1e9
            return .refuse(
                .requestTimeout(
                    "the request did not arrive whole within \(seconds) seconds of its first byte; send it again, at once"
                ))
        }
        return unanswered == 0 && now - quietSince > idleTimeout ? .close : .nothing
    }

    /// What came is no HTTP, or its head is beyond the limits.
    func failed(_ reason: String, isTooLarge: Bool, limits: String) -> Action {
        guard canAnswer else { return .close }
        return .refuse(
            isTooLarge
                ? .headersTooLarge("the head of a request has \(limits); send less in it")
                : .badRequest("the bytes are no request of HTTP/1.1: \(reason)"))
    }

    /// Whether what is written next is read as the answer to what is arriving.
    private var canAnswer: Bool {
        switch arrival {
        case .body: unanswered == 1 && !isAnswering
        case .head, .between: unanswered == 0
        }
    }
}
