extension MandateEvent: FollowingEvent {
    /// The service, as a type.
    public typealias Owner = MandateOwned

    /// A retraction.
    public static func retraction(_ fact: EntryRetracted<MandateOwned>) -> MandateEvent { .entryRetracted(fact) }

    /// A correction.
    public static func correction(_ fact: EntryCorrected<MandateOwned>) -> MandateEvent { .entryCorrected(fact) }

    /// A copy was taken back.
    public static func followed(_ fact: EntryFollowed<MandateOwned>) -> MandateEvent { .entryFollowed(fact) }

    /// The retraction, where this is one.
    public var retracted: EntryRetracted<MandateOwned>? {
        switch self {
        case .entryRetracted(let fact): fact
        case .entryFollowed(let fact): fact.retraction
        default: nil
        }
    }

    /// The correction, where this is one.
    public var corrected: EntryCorrected<MandateOwned>? {
        if case .entryCorrected(let fact) = self { fact } else { nil }
    }
}
