/// An account that contributions are paid into, kept in the operation's currency.
public struct AccountOpening: CommandPayload, EventPayload {
    /// The name of the command.
    public static let name = "open-account"
    /// The kind of fact.
    public static let type = EventType(.funding, "account.opened")

    /// Its id.
    public let account: EntityID
    /// What it is called.
    public let title: Text
    /// Who holds it, such as the World Bank.
    public let holder: Party?
    /// The words of the donor or source.
    public let wording: Text?

    /// Puts it together.
    public init(account: EntityID, title: Text, holder: Party? = nil, wording: Text? = nil) {
        self.account = account
        self.title = title
        self.holder = holder
        self.wording = wording
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("account", account) }
}
