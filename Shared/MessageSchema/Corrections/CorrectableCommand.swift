/// The commands of a service whose entries can be corrected and retracted.
public protocol CorrectableCommand: ServiceCommand {
    /// The service, as a type.
    associatedtype Owner: OwningService

    /// The wish to retract an entry, where this is one.
    var retraction: EntryRetraction<Owner>? { get }
    /// The wish to correct one, where this is one.
    var correction: EntryCorrection<Owner>? { get }
}
