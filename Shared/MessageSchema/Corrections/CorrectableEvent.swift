/// The facts of a service whose entries can be corrected and retracted.
public protocol CorrectableEvent: ServiceEvent {
    /// The service, as a type.
    associatedtype Owner: OwningService

    /// A retraction.
    static func retraction(_ fact: EntryRetracted<Owner>) -> Self
    /// A correction.
    static func correction(_ fact: EntryCorrected<Owner>) -> Self
    /// The retraction, where this is one.
    var retracted: EntryRetracted<Owner>? { get }
    /// The correction, where this is one.
    var corrected: EntryCorrected<Owner>? { get }
    /// Other entities that the fact changes something of, beside the one that it is about.
    var touches: [Subject] { get }
}

extension CorrectableEvent {
    /// A fact changes its own entity only.
    public var touches: [Subject] { [] }

    /// The event that this retracts or corrects; `nil` for every other fact.
    public var target: EventID? { retracted?.event ?? corrected?.event }

    /// The fact of a type whose content stands apart from an event's envelope, such as in a correction.
    /// - Throws: `DecodingError` where the content is not of the type.
    public static func fact(of type: EventType, content: JSONValue) throws -> Self? {
        guard let (payload, lifting) = reading(type) else { return nil }
        var content = content
        for upcaster in lifting { content = try upcaster.lifted(content) }
        func read<Payload: EventPayload>(_ payload: Payload.Type) throws -> any EventPayload {
            try content.decoded(as: payload)
        }
        return Self(try read(payload))
    }
}
