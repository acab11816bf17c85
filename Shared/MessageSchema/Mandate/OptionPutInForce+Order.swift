extension OptionPutInForce: StatedByCommand {
    /// The command that would bring this about, as far as the option is still defined like that.
    public var order: OptionChoice { OptionChoice(option: option) }
}
