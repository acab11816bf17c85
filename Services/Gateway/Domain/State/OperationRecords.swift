public import DomainModel
public import HashTreeCollections
import MessageSchema

/// What is known of one operation, each log by itself.
public struct OperationRecords: Sendable {
    /// What the force may do.
    @CopyOnWrite public internal(set) var mandate = MandateRecords()
    /// Who brings what.
    @CopyOnWrite public internal(set) var pledges = PledgesRecords()
    /// Who pays.
    @CopyOnWrite public internal(set) var funding = FundingRecords()
    /// Who leads.
    @CopyOnWrite public internal(set) var command = CommandRecords()
    /// Every event in a line, by service.
    public private(set) var changes: TreeDictionary<String, ChangeBook> = [:]

    /// Tells these records from what they were before and come to later, within one state and those that follow from it.
    var edition: UInt64 = 0

    /// Nothing known yet.
    public init() {}

    mutating func note<Event: ServiceEvent>(_ event: RecordedEvent<Event>, line: String) {
        changes[Event.service.rawValue, default: ChangeBook()].add(event.header, of: Event.service, line: line)
    }

    mutating func forget(_ service: ServiceName) {
        switch service {
        case .mandate: mandate = MandateRecords()
        case .pledges: pledges = PledgesRecords()
        case .funding: funding = FundingRecords()
        case .command: command = CommandRecords()
        }
        changes[service.rawValue] = nil
    }

    /// The records as they were when nothing had been recorded after a moment; see `CorrectableRecords.recorded(by:)`.
    func recorded(by moment: Instant?) -> OperationRecords {
        guard let moment else { return self }
        var records = OperationRecords()
        records.mandate = mandate.recorded(by: moment)
        records.pledges = pledges.recorded(by: moment)
        records.funding = funding.recorded(by: moment)
        records.command = command.recorded(by: moment)
        for (service, book) in changes {
            let book = book.recorded(by: moment)
            if book.count > 0 { records.changes[service] = book }
        }
        return records
    }

    /// The records as they were known at a moment; see `CorrectableRecords.known(at:)`.
    func known(at knownAt: Instant?) -> OperationRecords {
        guard knownAt != nil else { return self }
        var records = self
        records.mandate = mandate.known(at: knownAt)
        records.pledges = pledges.known(at: knownAt)
        records.funding = funding.known(at: knownAt)
        records.command = command.known(at: knownAt)
        return records
    }

    /// What took an entry of a service out of the count by a moment.
    func withdrawal(of event: EventID, in service: ServiceName, knownAt: Instant?) -> Withdrawal? {
        switch service {
        case .mandate: mandate.journal.withdrawal(of: event, knownAt: knownAt)
        case .pledges: pledges.journal.withdrawal(of: event, knownAt: knownAt)
        case .funding: funding.journal.withdrawal(of: event, knownAt: knownAt)
        case .command: command.journal.withdrawal(of: event, knownAt: knownAt)
        }
    }

    /// Whether no log says anything of the operation.
    var isEmpty: Bool { changes.isEmpty }

    /// The last event about an entity of a service; 0 where there is none.
    func revision(of subject: Subject, in service: ServiceName) -> SequenceNumber {
        changes[service.rawValue]?.revisions[subject] ?? .zero
    }

    /// What the operation is called, by mandate or else by who has taken it in.
    var title: Text? {
        mandate.operation?.establishment.title ?? pledges.acceptance?.acceptance.title ?? funding.acceptance?.title
            ?? command.acceptance?.acceptance.title
    }

    /// The currency in which its money is counted.
    var currency: CurrencyCode? {
        mandate.operation?.establishment.currency ?? pledges.acceptance?.acceptance.currency ?? funding.currency
            ?? command.acceptance?.acceptance.currency
    }
}
