/// Why the schema of a type could not be derived, and what to do about it.
public struct SchemaGenerationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The name of the type that is at fault.
    public let typeName: String
    /// Where it stands in the type that was asked for.
    public let pointer: JSONPointer
    /// What went wrong and what to do.
    public let message: String

    /// The type, the place and the message in one sentence.
    public var description: String {
        let place = pointer.tokens.isEmpty ? "" : " at \(pointer)"
        return "no schema for \(typeName)\(place): \(message)"
    }
}
