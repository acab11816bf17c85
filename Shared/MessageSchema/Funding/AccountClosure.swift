/// An account is closed: from then on nothing is paid into it or out of it.
public struct AccountClosure: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "close-account"
    /// The kind of fact.
    public static let type = EventType(.funding, "account.closed")

    /// The account.
    public let account: EntityID
    /// Why.
    public let reason: Text
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(account: EntityID, reason: Text, wording: Text? = nil) {
        self.account = account
        self.reason = reason
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("account", account) }
}
