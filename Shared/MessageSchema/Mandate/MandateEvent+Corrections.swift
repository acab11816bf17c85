extension MandateEvent: CorrectableEvent {
    /// The service, as a type.
    public typealias Owner = MandateOwned

    /// A retraction.
    public static func retraction(_ fact: EntryRetracted<MandateOwned>) -> MandateEvent { .entryRetracted(fact) }

    /// A correction.
    public static func correction(_ fact: EntryCorrected<MandateOwned>) -> MandateEvent { .entryCorrected(fact) }

    /// The retraction, where this is one.
    public var retracted: EntryRetracted<MandateOwned>? {
        if case .entryRetracted(let fact) = self { fact } else { nil }
    }

    /// The correction, where this is one.
    public var corrected: EntryCorrected<MandateOwned>? {
        if case .entryCorrected(let fact) = self { fact } else { nil }
    }
}
