/// Names the service whose log an entry stands in, so that one type of payload serves all four.
public protocol OwningService: Sendable {
    /// The service.
    static var service: ServiceName { get }
}

/// Entries of mandate's log.
public enum MandateOwned: OwningService {
    /// The service.
    public static let service = ServiceName.mandate
}

/// Entries of pledges' log.
public enum PledgesOwned: OwningService {
    /// The service.
    public static let service = ServiceName.pledges
}

/// Entries of funding's log.
public enum FundingOwned: OwningService {
    /// The service.
    public static let service = ServiceName.funding
}

/// Entries of command's log.
public enum CommandOwned: OwningService {
    /// The service.
    public static let service = ServiceName.command
}
