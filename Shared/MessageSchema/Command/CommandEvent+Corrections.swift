extension CommandEvent: FollowingEvent {
    /// The service, as a type.
    public typealias Owner = CommandOwned

    /// A retraction.
    public static func retraction(_ fact: EntryRetracted<CommandOwned>) -> CommandEvent { .entryRetracted(fact) }

    /// A correction.
    public static func correction(_ fact: EntryCorrected<CommandOwned>) -> CommandEvent { .entryCorrected(fact) }

    /// A copy was taken back.
    public static func followed(_ fact: EntryFollowed<CommandOwned>) -> CommandEvent { .entryFollowed(fact) }

    /// The retraction, where this is one.
    public var retracted: EntryRetracted<CommandOwned>? {
        switch self {
        case .entryRetracted(let fact): fact
        case .entryFollowed(let fact): fact.retraction
        default: nil
        }
    }

    /// The correction, where this is one.
    public var corrected: EntryCorrected<CommandOwned>? {
        if case .entryCorrected(let fact) = self { fact } else { nil }
    }
}
