extension PledgesCommand: CorrectableCommand {
    /// The service, as a type.
    public typealias Owner = PledgesOwned

    /// The wish to retract an entry, where this is one.
    public var retraction: EntryRetraction<PledgesOwned>? {
        if case .entryRetraction(let wish) = self { wish } else { nil }
    }

    /// The wish to correct one, where this is one.
    public var correction: EntryCorrection<PledgesOwned>? {
        if case .entryCorrection(let wish) = self { wish } else { nil }
    }
}
