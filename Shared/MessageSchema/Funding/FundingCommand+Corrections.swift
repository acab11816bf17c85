extension FundingCommand: CorrectableCommand {
    /// The service, as a type.
    public typealias Owner = FundingOwned

    /// The wish to retract an entry, where this is one.
    public var retraction: EntryRetraction<FundingOwned>? {
        if case .entryRetraction(let wish) = self { wish } else { nil }
    }

    /// The wish to correct one, where this is one.
    public var correction: EntryCorrection<FundingOwned>? {
        if case .entryCorrection(let wish) = self { wish } else { nil }
    }
}
