/// The answer to `operations`: every operation that mandate has established.
public struct OperationsReply: Codable, Hashable, Sendable {
    /// Of which moment, how far and how old.
    public let about: AnswerHeader
    /// The operations by id.
    public let operations: [Summary]

    /// One operation.
    public struct Summary: Codable, Hashable, Sendable {
        /// Its id.
        public let operation: OperationID
        /// What it is called; missing where only another service than mandate has been heard of it.
        public let title: Text?
        /// The currency in which its money is counted.
        public let currency: CurrencyCode?
        /// What it is for.
        public let description: Text?
        /// Since when it is.
        public let establishedOn: EffectiveDate?
        /// The other services that have taken it in.
        public let acceptedBy: [Coded<ServiceName>]
        /// The events that this rests on.
        public let entries: [EventID]

        /// Puts it together.
        public init(
            operation: OperationID, title: Text? = nil, currency: CurrencyCode? = nil, description: Text? = nil,
            establishedOn: EffectiveDate? = nil, acceptedBy: [Coded<ServiceName>], entries: [EventID]
        ) {
            self.operation = operation
            self.title = title
            self.currency = currency
            self.description = description
            self.establishedOn = establishedOn
            self.acceptedBy = acceptedBy
            self.entries = entries
        }
    }

    /// Puts it together.
    public init(about: AnswerHeader, operations: [Summary]) {
        self.about = about
        self.operations = operations
    }
}
