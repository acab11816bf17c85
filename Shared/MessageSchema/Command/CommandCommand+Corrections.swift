extension CommandCommand: CorrectableCommand {
    /// The service, as a type.
    public typealias Owner = CommandOwned

    /// The wish to retract an entry, where this is one.
    public var retraction: EntryRetraction<CommandOwned>? {
        if case .entryRetraction(let wish) = self { wish } else { nil }
    }

    /// The wish to correct one, where this is one.
    public var correction: EntryCorrection<CommandOwned>? {
        if case .entryCorrection(let wish) = self { wish } else { nil }
    }
}
