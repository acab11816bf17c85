public import MessageSchema

/// A nation's strength as funding took it in.
public struct TakenStrength: Codable, Hashable, Sendable {
    /// How strong.
    public let strength: StrengthStatement
    /// Where pledges stated it.
    public let origin: ForeignPosition
    /// The event that took it in.
    public let event: EventID
}

/// A monthly cost as it was stated.
public struct StatedCost: Codable, Hashable, Sendable {
    /// What was stated.
    public let fact: MonthlyCostStated
    /// By which event, and when.
    public let stamp: EntryStamp
}

/// A shortfall as it was stated.
public struct StatedShortfall: Codable, Hashable, Sendable {
    /// What was stated.
    public let statement: ShortfallStatement
    /// Whether the money is missing, or was until then.
    public let isOpen: Bool
    /// By which event, and when.
    public let stamp: EntryStamp
}

extension FundingRecords {
    /// The shortfalls that were open at a moment by what had been stated, by strength and money.
    public func openShortfalls(at moment: Moment) -> [StatedShortfall] {
        shortfalls.sorted { $0.key.wire < $1.key.wire }.compactMap { _, entries in
            entries.last { entry in
                moment.asOf.map { entry.statement.on <= $0 } ?? true
                    && moment.knownAt.map { entry.stamp.learned <= $0 } ?? true
            }
        }.filter(\.isOpen)
    }
}
