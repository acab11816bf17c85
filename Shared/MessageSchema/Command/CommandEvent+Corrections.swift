extension CommandEvent: CorrectableEvent {
    /// The service, as a type.
    public typealias Owner = CommandOwned

    /// A retraction.
    public static func retraction(_ fact: EntryRetracted<CommandOwned>) -> CommandEvent { .entryRetracted(fact) }

    /// A correction.
    public static func correction(_ fact: EntryCorrected<CommandOwned>) -> CommandEvent { .entryCorrected(fact) }

    /// The retraction, where this is one.
    public var retracted: EntryRetracted<CommandOwned>? {
        if case .entryRetracted(let fact) = self { fact } else { nil }
    }

    /// The correction, where this is one.
    public var corrected: EntryCorrected<CommandOwned>? {
        if case .entryCorrected(let fact) = self { fact } else { nil }
    }
}
