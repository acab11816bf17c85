extension FundingEvent: CorrectableEvent {
    /// The service, as a type.
    public typealias Owner = FundingOwned

    /// A retraction.
    public static func retraction(_ fact: EntryRetracted<FundingOwned>) -> FundingEvent { .entryRetracted(fact) }

    /// A correction.
    public static func correction(_ fact: EntryCorrected<FundingOwned>) -> FundingEvent { .entryCorrected(fact) }

    /// The account that a payment, an allocation or a disbursement changes beside its own entity.
    public var touches: [Subject] {
        switch self {
        case .contributionPaid(let fact): fact.account.map { [Subject("account", $0)] } ?? []
        case .fundAllocation(let fact): [Subject("account", fact.account)]
        case .fundsDisbursed(let fact): [Subject("account", fact.account)]
        default: []
        }
    }

    /// The retraction, where this is one.
    public var retracted: EntryRetracted<FundingOwned>? {
        if case .entryRetracted(let fact) = self { fact } else { nil }
    }

    /// The correction, where this is one.
    public var corrected: EntryCorrected<FundingOwned>? {
        if case .entryCorrected(let fact) = self { fact } else { nil }
    }
}
