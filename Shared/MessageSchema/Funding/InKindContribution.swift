/// A contribution in goods or services, and how far it has come. It needs no value: what nobody has put a value on is of unknown
/// value, which is no zero. A value, once there is one, is recorded with `pledge-contribution` on the same contribution.
public struct InKindContribution: CommandPayload {
    /// The name of the command.
    public static let name = "record-in-kind"

    /// Its id.
    public let contribution: EntityID
    /// Who contributes.
    public let donor: Party
    /// How far it has come.
    public let stage: Coded<InKindStage>
    /// What is given, such as "a field hospital for six months".
    public let goods: Text
    /// How much or how many of it.
    public let quantity: Quantity?
    /// The agreement that was signed; a decided step to `committed` needs it.
    public let agreement: Text?
    /// What it is meant for, in words.
    public let earmark: Text?
    /// What it is meant for, as data.
    public let earmarkedFor: Earmark?
    /// The conference at which it was pledged.
    public let conference: EntityID?
    /// The words of the donor or source.
    public let wording: Text?
    /// Whether it states a contribution anew that exists; without it such an id is refused.
    public let revises: Bool?

    /// Puts it together.
    public init(
        contribution: EntityID, donor: Party, stage: Coded<InKindStage>, goods: Text, quantity: Quantity? = nil,
        agreement: Text? = nil, earmark: Text? = nil, earmarkedFor: Earmark? = nil, conference: EntityID? = nil,
        wording: Text? = nil, revises: Bool? = nil
    ) {
        self.contribution = contribution
        self.donor = donor
        self.stage = stage
        self.goods = goods
        self.quantity = quantity
        self.agreement = agreement
        self.earmark = earmark
        self.earmarkedFor = earmarkedFor
        self.conference = conference
        self.wording = wording
        self.revises = revises
    }

    /// The entity it is about.
    public func subject(in operation: OperationID) -> Subject { Subject("contribution", contribution) }
}
