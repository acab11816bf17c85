public import DomainModel
public import HashTreeCollections
public import MessageSchema

/// The events of one log about one operation, each in a line, in the order of the log.
public struct ChangeBook: Sendable {
    /// The last event about each entity.
    public private(set) var revisions: TreeDictionary<Subject, SequenceNumber> = [:]
    private var changes = AppendList<ChangeView>()

    /// How many there are.
    public var count: Int { changes.count }

    init() {}

    mutating func add(_ header: EventHeader, of service: ServiceName, line: String) {
        changes.append(
            ChangeView(
                event: header.id, service: .known(service), type: header.type, subject: header.subject,
                time: header.recorded, effective: header.effective, learned: header.learned, actor: header.actor,
                line: line))
        revisions[header.subject] = header.id.sequence
    }

    /// The events recorded by a moment.
    func recorded(by moment: Instant) -> ChangeBook {
        var book = ChangeBook()
        // A log is in the order of recording.
        for change in changes {
            guard change.time <= moment else { break }
            book.changes.append(change)
            book.revisions[change.subject] = change.event.sequence
        }
        return book
    }

    /// The newest events that count at a moment, the newest first, at most so many.
    public func newest(_ limit: Int, at moment: Moment) -> [ChangeView] {
        var found: [ChangeView] = []
        for change in changes.reversed() where change.counts(at: moment) {
            guard found.count < limit else { break }
            found.append(change)
        }
        return found
    }
}

extension ChangeView {
    func counts(at moment: Moment) -> Bool {
        (moment.asOf.map { effective.lastDay <= $0 } ?? true) && (moment.knownAt.map { learned <= $0 } ?? true)
    }
}
