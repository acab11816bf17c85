/// One way in which a value departs from a schema.
public struct SchemaFinding: Sendable, Equatable, CustomStringConvertible {
    /// What kind of departure it is.
    public enum Code: String, Sendable, CaseIterable {
        /// A value of a type that is not allowed.
        case wrongType
        /// A name that the object does not know.
        case unknownField
        /// A name that must be there and is not.
        case missingField
        /// A string that is none of those allowed.
        case notInVocabulary
        /// A string that does not match a pattern.
        case pattern
        /// A string that is not of a format.
        case format
        /// A string or array that is too short or too long.
        case length
        /// A number that is too small or too large.
        case range
        /// A value that is none of several alternatives.
        case noAlternative
        /// A value that is more than one of alternatives that exclude each other.
        case ambiguous
        /// The schema itself is at fault: a reference to nothing or an invalid pattern.
        case brokenSchema
    }

    /// What kind of departure it is.
    public let code: Code
    /// The value at fault; for a missing field, where it would stand.
    public let pointer: JSONPointer
    /// What was found and what is allowed.
    public let message: String
    /// The allowed words nearest to what was found, best first.
    public let nearest: [String]

    /// The place and the message in one sentence.
    public var description: String {
        pointer.tokens.isEmpty ? message : "\(pointer): \(message)"
    }
}
