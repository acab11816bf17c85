import MessageBus
import MessageSchema
import Testing

/// Drives a machine by hand and keeps what came of it.
struct FollowerDriver {
    var machine: FollowerMachine
    var now = Instant(microseconds: 1_000_000_000)
    /// What was delivered since the last new beginning.
    var delivered: [FollowedEvent] = []
    var notes: [FollowerMachine.Note] = []
    var divergences: [FollowerMachine.Divergence] = []
    /// Questions that are not answered yet, oldest first.
    var questions: [FollowerMachine.Action] = []
    var questionsAsked = 0
    /// Whether everything delivered counts as durable at once.
    var consumes = true

    init(_ settings: FollowerMachine.Settings = .init()) {
        machine = FollowerMachine(settings: settings)
    }

    var bytes: [[UInt8]] { delivered.map(\.bytes) }

    mutating func start(from cursor: Cursor? = nil) { take(machine.start(from: cursor, now: now)) }
    mutating func receive(_ bytes: [UInt8]) { take(machine.received(bytes, now: now)) }
    mutating func receive(all messages: [[UInt8]]) { take(machine.received(messages, now: now)) }
    mutating func announce(_ announce: Announce) { take(machine.announced(announce, now: now)) }

    mutating func pass(_ duration: Duration, ticking interval: Duration = .milliseconds(500)) {
        let end = now.advanced(by: duration)
        while now < end {
            now = now.advanced(by: interval)
            take(machine.tick(now: now))
        }
    }

    /// Answers the oldest question from a log.
    mutating func answer(from log: OriginLog) {
        guard !questions.isEmpty else { return }
        switch questions.removeFirst() {
        case .askHead(let number): take(machine.answered(number: number, head: log.head, now: now))
        case .askPage(let number, let request):
            if let page = log.page(request) {
                take(machine.answered(number: number, page: page.reply, events: page.events, now: now))
            } else {
                take(machine.refused(number: number, divergedAt: log.head, now: now))
            }
        default: break
        }
    }

    /// Answers until nothing more is asked.
    mutating func answerAll(from log: OriginLog, atMost limit: Int = 1_000) {
        var count = 0
        while !questions.isEmpty, count < limit {
            answer(from: log)
            count += 1
        }
        #expect(count < limit, "the follower asks without end")
    }

    mutating func take(_ actions: [FollowerMachine.Action]) {
        for action in actions {
            switch action {
            case .askHead, .askPage:
                questions.append(action)
                questionsAsked += 1
            case .deliver(let events):
                delivered += events
                if consumes, let last = events.last {
                    take(machine.consumed(upTo: last.cursor.sequence, now: now))
                }
            case .beginAnew(_, let divergence):
                divergences.append(divergence)
                delivered = []
            case .note(let note): notes.append(note)
            }
        }
    }

    /// Starts at a log and follows to its head.
    static func live(on log: OriginLog, _ settings: FollowerMachine.Settings = .init()) -> FollowerDriver {
        var driver = FollowerDriver(settings)
        driver.start()
        driver.answerAll(from: log)
        return driver
    }
}
