extension PledgesEvent: CorrectableEvent {
    /// The service, as a type.
    public typealias Owner = PledgesOwned

    /// A retraction.
    public static func retraction(_ fact: EntryRetracted<PledgesOwned>) -> PledgesEvent { .entryRetracted(fact) }

    /// A correction.
    public static func correction(_ fact: EntryCorrected<PledgesOwned>) -> PledgesEvent { .entryCorrected(fact) }

    /// What fills a slot changes the slot, and a replacement the pledge that takes over.
    public var touches: [Subject] {
        switch self {
        case .pledgeLineMatched(let fact): [Subject("requirement", fact.requirement)]
        case .lineUnmatching(let fact): [Subject("requirement", fact.requirement)]
        case .pledgeLineReplaced(let fact):
            [Subject("pledge", fact.byPledge)] + fact.moves.map { Subject("requirement", $0.requirement) }
        default: []
        }
    }

    /// The retraction, where this is one.
    public var retracted: EntryRetracted<PledgesOwned>? {
        if case .entryRetracted(let fact) = self { fact } else { nil }
    }

    /// The correction, where this is one.
    public var corrected: EntryCorrected<PledgesOwned>? {
        if case .entryCorrected(let fact) = self { fact } else { nil }
    }
}
