/// A fact whose command has another form: the command's content, from which the fact follows, can be told from it.
///
/// An entry is corrected by the command that would record it; a fact that is not its own command says here which that is.
public protocol StatedByCommand: EventPayload {
    /// The command that brings such a fact about.
    associatedtype Order: CommandPayload

    /// The command that would bring this very fact about.
    var order: Order { get }
}
