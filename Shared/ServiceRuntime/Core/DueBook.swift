import MessageBus
import MessageSchema

/// What a core knows of that which time alone brings about: when it last asked, and what came of it.
struct DueBook: Sendable {
    /// Something due that was refused.
    struct Refused: Hashable, Sendable {
        let operation: OperationID
        let command: String
        let reason: String
    }

    /// Operations to which something happened since they were last asked.
    var changed: Set<OperationID> = []
    /// The day on which all operations were last asked; `nil` before the first time.
    private(set) var day: CalendarDay?
    /// When something was last asked, in the time by which waits are measured.
    private var asked: Instant?
    /// Why something due was refused, by operation and command; said once.
    private var refused: [OperationID: [String: String]] = [:]

    /// Whether something may be due that was not asked about.
    func isOpen(on today: CalendarDay) -> Bool { day != today || !changed.isEmpty }

    /// Whether it is time to ask.
    func isTime(on today: CalendarDay, _ time: SteadyTime, every interval: Duration) -> Bool {
        isOpen(on: today) && (asked.map { time.elapsed(since: $0) >= interval } ?? true)
    }

    /// Begins to ask.
    /// - Returns: whom to ask, in order: all where a day began, else those to which something happened.
    mutating func begin(on today: CalendarDay, _ time: SteadyTime, all: some Sequence<OperationID>) -> [OperationID] {
        let operations = day == today ? changed.sorted() : all.sorted()
        (day, asked, changed) = (today, time.now, [])
        return operations
    }

    /// Forgets refusals of what is no longer due, so that they are said again should they come again.
    mutating func keep(_ commands: Set<String>, of operation: OperationID) {
        guard let known = refused[operation] else { return }
        let kept = known.filter { commands.contains($0.key) }
        refused[operation] = kept.isEmpty ? nil : kept
    }

    /// Takes a refusal in.
    /// - Returns: whether it is to be told: it is new, or has another reason than before.
    mutating func takeIn(_ refusal: Refused) -> Bool {
        refused[refusal.operation, default: [:]].updateValue(refusal.reason, forKey: refusal.command) != refusal.reason
    }
}
