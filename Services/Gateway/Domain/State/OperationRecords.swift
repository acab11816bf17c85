public import DomainModel
public import HashTreeCollections
import MessageSchema

/// What is known of one operation, each log by itself.
public struct OperationRecords: Sendable {
    /// What the force may do.
    public internal(set) var mandate = MandateRecords()
    /// Who brings what.
    public internal(set) var pledges = PledgesRecords()
    /// Who pays.
    public internal(set) var funding = FundingRecords()
    /// Who leads.
    public internal(set) var command = CommandRecords()
    /// Every event in a line, by service.
    public private(set) var changes: TreeDictionary<String, ChangeBook> = [:]

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
