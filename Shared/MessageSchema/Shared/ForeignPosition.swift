/// Where in another service's log a fact stands that was taken in from there.
public struct ForeignPosition: Codable, Hashable, Sendable {
    /// The service.
    public let service: Coded<ServiceName>
    /// Its log.
    public let log: LogID
    /// The log's epoch.
    public let epoch: Epoch
    /// The event's place.
    public let sequence: SequenceNumber

    /// Puts it together.
    public init(service: Coded<ServiceName>, log: LogID, epoch: Epoch, sequence: SequenceNumber) {
        self.service = service
        self.log = log
        self.epoch = epoch
        self.sequence = sequence
    }
}
