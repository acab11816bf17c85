/// A value that cannot be: says what was found, what is allowed and, where there is one, the likely intention.
public struct InvalidValue: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence for the person who sent it.
    public let message: String

    /// Makes the error with its sentence.
    public init(_ message: String) {
        self.message = message
    }

    /// The sentence.
    public var description: String { message }
}
