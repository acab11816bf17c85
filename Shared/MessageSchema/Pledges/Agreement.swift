/// The agreement by which a nation commits itself.
public struct Agreement: Codable, Hashable, Sendable {
    /// What it is called, such as a memorandum of understanding.
    public let reference: Text
    /// The day of signature.
    public let signedOn: CalendarDay

    /// Puts it together.
    public init(reference: Text, signedOn: CalendarDay) {
        self.reference = reference
        self.signedOn = signedOn
    }
}
