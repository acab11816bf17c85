public import DomainModel
public import HashTreeCollections
public import MessageSchema

/// The events of one log about one operation, each in a line, in the order of the log.
public struct ChangeBook: Sendable {
    /// How many there are.
    public private(set) var count = 0
    /// The last event about each entity.
    public private(set) var revisions: TreeDictionary<Subject, SequenceNumber> = [:]
    // Keyed by place rather than an array, which every copy that is then changed would copy whole.
    private var changes: TreeDictionary<Int, ChangeView> = [:]

    init() {}

    mutating func add(_ header: EventHeader, of service: ServiceName, line: String) {
        changes[count] = ChangeView(
            event: header.id, service: .known(service), type: header.type, subject: header.subject,
            time: header.recorded, effective: header.effective, learned: header.learned, actor: header.actor,
            line: line)
        count += 1
        revisions[header.subject] = header.id.sequence
    }

    /// The events recorded by a moment.
    func recorded(by moment: Instant) -> ChangeBook {
        var book = ChangeBook()
        for place in 0..<count {
            // A log is in the order of recording.
            guard let change = changes[place], change.time <= moment else { break }
            book.changes[place] = change
            book.count += 1
            book.revisions[change.subject] = change.event.sequence
        }
        return book
    }

    /// The newest events that count at a moment, the newest first, at most so many.
    public func newest(_ limit: Int, at moment: Moment) -> [ChangeView] {
        var found: [ChangeView] = []
        var place = count - 1
        while place >= 0, found.count < limit {
            if let change = changes[place], change.counts(at: moment) { found.append(change) }
            place -= 1
        }
        return found
    }
}

extension ChangeView {
    func counts(at moment: Moment) -> Bool {
        (moment.asOf.map { effective.lastDay <= $0 } ?? true) && (moment.knownAt.map { learned <= $0 } ?? true)
    }
}
