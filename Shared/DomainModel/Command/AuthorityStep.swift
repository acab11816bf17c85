public import MessageSchema

/// Who holds authority over a unit from a day on, beside its nation, which keeps full command.
public struct AuthorityStep: Codable, Hashable, Sendable {
    /// The post that holds it; `nil` where nothing is transferred.
    public let post: EntityID?
    /// What it holds; `none` where nothing is transferred.
    public let authority: Coded<CommandAuthority>
    /// The order that it rests on.
    public let order: Text?
    /// Why it reverted.
    public let reason: Text?

    /// Nothing is transferred.
    public static let national = AuthorityStep(post: nil, authority: .known(.none), order: nil, reason: nil)

    init(post: EntityID?, authority: Coded<CommandAuthority>, order: Text?, reason: Text?) {
        self.post = post
        self.authority = authority
        self.order = order
        self.reason = reason
    }

    /// The step that a transfer is.
    public init(_ transfer: AuthorityTransfer) {
        self.init(post: transfer.to, authority: transfer.authority, order: transfer.order, reason: nil)
    }

    /// The step that a reversion is.
    public init(_ reversion: AuthorityReversion) {
        self.init(post: nil, authority: .known(.none), order: reversion.order, reason: reversion.reason)
    }
}
