/// Who said it: publisher, title, date of publication, address where known, and the grade given to it.
public struct Source: Codable, Hashable, Sendable {
    /// Who published it, such as "Wall Street Journal"; `press, unnamed` where the report does not say.
    public let publisher: Text
    /// The title of what was published, where known.
    public let title: Text?
    /// When it was published: a day, or a month.
    public let published: EffectiveDate
    /// Where it can be read, where known.
    public let address: Text?
    /// The grade on the Admiralty scale.
    public let grade: Grade

    /// Names a source.
    public init(publisher: Text, title: Text? = nil, published: EffectiveDate, address: Text? = nil, grade: Grade) {
        self.publisher = publisher
        self.title = title
        self.published = published
        self.address = address
        self.grade = grade
    }

    /// The publisher without regard to case and spacing, by which independence is judged; `nil` for an unnamed one,
    /// which can be independent of nobody.
    public var independentName: String? {
        let words = publisher.wire.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.contains("unnamed") ? nil : words
    }
}
