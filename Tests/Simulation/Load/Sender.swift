import MessageSchema
import TestSupport

/// Somebody who sends commands one after the other, again and again until each is answered.
final class Sender {
    /// A command, and what was heard of it.
    final class Order {
        let id: String
        let service: ServiceName
        let frame: [UInt8]
        /// What makes two commands with one id the same.
        let content: JSONValue
        /// The order whose id it uses again, with other content.
        var reuses: Order?
        /// What the service replied first.
        var reply: CommandReply?
        /// Whether a repetition may be answered in another way, because its log was put back to an earlier place.
        var isVoid = false

        init(id: String, service: ServiceName, frame: [UInt8], content: JSONValue) {
            self.id = id
            self.service = service
            self.frame = frame
            self.content = content
        }
    }

    private unowned let suite: Suite
    private let book: OrderBook
    private let place: Place
    private(set) var isDone = false

    init(_ number: Int, _ suite: Suite, _ book: OrderBook) {
        place = .sender(number)
        self.suite = suite
        self.book = book
    }

    private var world: World { suite.world }

    func begin() {
        guard let order = book.next() else {
            isDone = true
            return
        }
        send(order, attempt: 1)
    }

    private func goOn() {
        // Some come in crowds, so that batches hold several.
        let pause = world.random.oneIn(3) ? Duration.zero : world.draw(.zero, .milliseconds(260))
        world.after(pause) { self.begin() }
    }

    private func send(_ order: Order, attempt: Int) {
        if world.random.oneIn(12) { ask(order) { _ in } }
        ask(order) { answer in
            if let body = answer.body {
                self.accept(order, body)
                self.goOn()
            } else if let problem = answer.problem, !problem.isRetryable {
                self.refuse(order, problem)
                self.goOn()
            } else {
                if answer.problem == nil { self.world.reach(.replyLost) }
                if answer.problem?.kind == .notYetKnown { self.world.reach(.afterWaited) }
                self.world.after(self.world.draw(.milliseconds(20), .milliseconds(700))) {
                    self.send(order, attempt: attempt + 1)
                }
            }
        }
        // Now and then one that was answered long ago is sent again.
        if world.random.oneIn(10), let old = book.answered(&world.random) {
            ask(old) { answer in if let body = answer.body { self.accept(old, body) } }
        }
        if world.random.oneIn(25) { sendMalformed(to: order) }
    }

    private func ask(_ order: Order, _ then: @escaping (Answer) -> Void) {
        suite.ask(
            order.frame, of: order.service, from: place, timeout: world.draw(.milliseconds(600), .seconds(5)), then)
    }

    private func accept(_ order: Order, _ body: JSONValue) {
        guard let reply = try? body.decoded(as: CommandReply.self) else {
            return world.finding("\(order.service) answers \(order.id) with no reply: \(body)")
        }
        if let reused = order.reuses, !reused.isVoid, !suite.otherLogs.contains(order.service) {
            return world.finding("\(order.service) accepts other content under the id \(order.id), used before")
        }
        guard let earlier = order.reply else {
            order.reply = reply
            return
        }
        world.reach(.commandRepeated)
        if earlier != reply, !order.isVoid, !suite.otherLogs.contains(order.service) {
            world.finding("\(order.service) answers \(order.id) in two ways: \(earlier) and \(reply)")
        }
    }

    private func refuse(_ order: Order, _ problem: Problem) {
        if order.reply != nil, !order.isVoid, !suite.otherLogs.contains(order.service) {
            world.finding("\(order.service) refuses \(order.id), which it accepted before: \(problem.detail)")
        }
        if problem.kind == .internalFailure {
            world.finding("\(order.service) fails on \(order.id): \(problem.detail)")
        }
    }

    private func sendMalformed(to order: Order) {
        var frame = order.frame
        switch Int.random(in: 0..<4, using: &world.random) {
        case 0: frame = Array(frame.prefix(Int.random(in: 0..<frame.count, using: &world.random)))
        case 1: frame[Int.random(in: 0..<frame.count, using: &world.random)] ^= 0x80
        case 2: frame = [0xFF, 0x00, 0x7B]
        default: frame = Array(repeating: UInt8(ascii: "["), count: 3_000)
        }
        suite.ask(frame, of: order.service, from: place, timeout: .seconds(1)) { answer in
            if answer.body != nil, frame != order.frame, !order.frame.starts(with: frame) {
                // One bit may leave a command that is as good; then it was one of the same id or another.
                self.world.tell("a changed frame was accepted")
            }
        }
    }
}
