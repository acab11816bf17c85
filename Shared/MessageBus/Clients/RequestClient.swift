public import MessageSchema
import Synchronization

/// Puts requests to one process and tells the replies apart; any number of tasks may use it at once.
public final class RequestClient: Sendable {
    /// An answer: the body, and the frames that follow it in a replay.
    public struct Answer: Sendable {
        /// The body of the reply.
        public let body: JSONValue
        /// The frames after it.
        public let frames: [[UInt8]]

        /// Reads the body as a type of the schema.
        /// - Throws: `Problem` of kind `internal-failure` where the process answers something else.
        public func decoded<Body: Decodable>(as type: Body.Type) throws(Problem) -> Body {
            do {
                return try body.decoded(as: type)
            } catch {
                throw Problem(.internalFailure, "the answer is not a \(type): \(error)")
            }
        }
    }

    private enum Outcome: Sendable {
        case answer(Answer)
        case problem(Problem)
        case givenUp
    }

    private struct Question {
        let number: UInt64
        let frame: [UInt8]
        let timeout: Duration
        let deadline: ContinuousClock.Instant
        let continuation: CheckedContinuation<Outcome, Never>
    }

    /// One sleep for all questions: to begin and cancel one for each would cost more than the question itself.
    private struct Alarm {
        let time: ContinuousClock.Instant
        let task: Task<Void, Never>
    }

    private struct State {
        var waiting: [String: Question] = [:]
        var alarm: Alarm?
        var lastNumber: UInt64 = 0
        var isClosed = false
    }

    private let name: String
    private let connection: any TransportConnection
    private let state = Mutex(State())

    /// A client of the process with that name; `run` must be running for answers to arrive.
    public init(to name: String, over connection: any TransportConnection) {
        self.name = name
        self.connection = connection
    }

    deinit {
        state.withLock { $0.alarm?.task.cancel() }
    }

    /// Takes in replies until the connection is closed or the task cancelled.
    public func run() async {
        while let replies = await connection.nextReplies() {
            for frames in replies { take(frames) }
        }
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [:] }
            return state.waiting
        }
        for question in waiting.values { question.continuation.resume(returning: .problem(closed)) }
    }

    /// Puts a request and waits for the answer.
    /// - Parameter timeout: how long to wait; after it the request may still be carried out, if it had left. One that
    ///   has not left when its sender gives it up, also by cancelling the task, never arrives.
    /// - Throws: the `Problem` of the answer, or one of kind `unavailable` where none came in time.
    public func ask(
        _ kind: BusRequest.Kind, _ body: (some Encodable & Sendable)?, timeout: Duration = .seconds(5)
    ) async throws(Problem) -> Answer {
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        let id = "r\(number)"
        let frame: [UInt8]
        do {
            frame = try JSONValue.bytes(encoding: TypedBusRequest(id: id, request: kind, body: body))
        } catch {
            throw Problem(.internalFailure, "the request cannot be written: \(error)")
        }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                put(
                    Question(
                        number: number, frame: frame, timeout: timeout, deadline: .now + timeout,
                        continuation: continuation), as: id)
            }
        } onCancel: {
            finish(id, .givenUp)
        }
        switch outcome {
        case .answer(let answer): return answer
        case .problem(let problem): throw problem
        case .givenUp:
            await dropUnsent()
            throw Problem(.unavailable, "the question to `\(name)` was given up before it was answered")
        }
    }

    /// Puts a request without a body and waits for the answer.
    public func ask(_ kind: BusRequest.Kind, timeout: Duration = .seconds(5)) async throws(Problem) -> Answer {
        try await ask(kind, JSONValue?.none, timeout: timeout)
    }

    private func put(_ question: Question, as id: String) {
        let refusal = state.withLock { state -> Outcome? in
            if state.isClosed { return .problem(closed) }
            // Cancelled before it waited, so that the handler found nothing to finish.
            if Task.isCancelled { return .givenUp }
            state.waiting[id] = question
            setAlarm(at: question.deadline, &state)
            return nil
        }
        if let refusal { return question.continuation.resume(returning: refusal) }
        do throws(TransportFailure) {
            try connection.request(question.frame)
        } catch {
            finish(id, .problem(Problem(.unavailable, error.message, retryAfter: 1)))
        }
    }

    private func take(_ frames: [[UInt8]]) {
        // The strict parser is several times as fast as decoding a value of any form.
        guard let first = frames.first, let reply = try? JSONParser().parse(first), let id = reply["id"]?.string else {
            return
        }
        if let value = reply["problem"], let problem = try? value.decoded(as: Problem.self) {
            finish(id, .problem(problem))
        } else {
            finish(id, .answer(Answer(body: reply["body"] ?? .null, frames: Array(frames.dropFirst()))))
        }
    }

    private func finish(_ id: String, _ outcome: Outcome) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.continuation.resume(returning: outcome)
    }

    /// Makes sure that the deadline is looked at when it comes.
    private func setAlarm(at time: ContinuousClock.Instant, _ state: inout State) {
        if let alarm = state.alarm, alarm.time <= time { return }
        state.alarm?.task.cancel()
        let task = Task { [weak self] in
            do {
                try await Task.sleep(until: time, clock: .continuous)
            } catch {
                // Another alarm stands in its place.
                return
            }
            await self?.expire(at: time)
        }
        state.alarm = Alarm(time: time, task: task)
    }

    /// Ends the questions whose time is over, and sets the alarm for the next.
    private func expire(at time: ContinuousClock.Instant) async {
        let late = state.withLock { state in
            let late = state.waiting.filter { $0.value.deadline <= time }
            for id in late.keys { state.waiting[id] = nil }
            if state.alarm?.time == time { state.alarm = nil }
            if let next = state.waiting.values.lazy.map(\.deadline).min() { setAlarm(at: next, &state) }
            return late.values.sorted { $0.number < $1.number }
        }
        guard !late.isEmpty else { return }
        // What has not left by now must not be carried out once its sender has given it up.
        await dropUnsent()
        for question in late {
            let problem = Problem(
                .unavailable,
                "`\(name)` did not answer within \(question.timeout); it may be down or busy. A command may be repeated "
                    + "with the same id: it is carried out once at most", retryAfter: 2)
            question.continuation.resume(returning: .problem(problem))
        }
    }

    /// Drops what has not left, and puts those questions again that are still waited for: every request of the suite may
    /// arrive twice without harm.
    private func dropUnsent() async {
        guard await connection.dropUnsentRequests() else { return }
        let waiting = state.withLock { state in state.waiting.sorted { $0.value.number < $1.value.number } }
        for (id, question) in waiting {
            do throws(TransportFailure) {
                try connection.request(question.frame)
            } catch {
                finish(id, .problem(Problem(.unavailable, error.message, retryAfter: 1)))
            }
        }
    }

    private var closed: Problem {
        Problem(.unavailable, "the connection to `\(name)` is closed", retryAfter: 1)
    }
}
