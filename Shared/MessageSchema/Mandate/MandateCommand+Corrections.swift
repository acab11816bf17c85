extension MandateCommand: CorrectableCommand {
    /// The service, as a type.
    public typealias Owner = MandateOwned

    /// The wish to retract an entry, where this is one.
    public var retraction: EntryRetraction<MandateOwned>? {
        if case .entryRetraction(let wish) = self { wish } else { nil }
    }

    /// The wish to correct one, where this is one.
    public var correction: EntryCorrection<MandateOwned>? {
        if case .entryCorrection(let wish) = self { wish } else { nil }
    }
}
