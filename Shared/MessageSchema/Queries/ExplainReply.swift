/// The answer to `explain`: which records are behind a figure of another answer, down to the words of the reports.
public struct ExplainReply: Codable, Hashable, Sendable {
    /// What was asked, and what the answer rests on.
    public let about: AnswerHeader
    /// The question whose answer holds the figure.
    public let question: String
    /// Where the figure stands in that answer, as a JSON pointer (RFC 6901) in which an element of a list can also be named
    /// by its id; empty where none was asked for.
    public let figure: String
    /// What is listed, in words.
    public let statement: String
    /// The figure as it stands in that answer; missing where none was asked for.
    public let value: JSONValue?
    /// The figures there and below that have records of their own, in the order of the answer.
    public let figures: [FigureView]
    /// The records behind the figure, in the order of recording; none where no figure was asked for.
    public let records: [ExplainedRecord]
    /// Events that the figure names and the gateway's copy does not hold; missing where there are none.
    public let missing: [EventID]?

    /// Puts it together.
    public init(
        about: AnswerHeader, question: String, figure: String, statement: String, value: JSONValue? = nil,
        figures: [FigureView], records: [ExplainedRecord], missing: [EventID]? = nil
    ) {
        self.about = about
        self.question = question
        self.figure = figure
        self.statement = statement
        self.value = value
        self.figures = figures
        self.records = records
        self.missing = missing
    }
}

/// A figure that can be explained.
public struct FigureView: Codable, Hashable, Sendable {
    /// Where it stands, as `explain` takes it.
    public let figure: String
    /// What it says, in short.
    public let value: String
    /// How many records it names itself.
    public let records: Int

    /// Puts it together.
    public init(figure: String, value: String, records: Int) {
        self.figure = figure
        self.value = value
        self.records = records
    }
}

/// A record behind a figure.
public struct ExplainedRecord: Codable, Hashable, Sendable {
    /// The record: what it states, when, on whose word, and what it comes to.
    public let record: EntryView
    /// The words of the reports that it keeps, in its order.
    public let words: [String]
    /// The event of another service that brought it about; missing where a person or program recorded it. `why` tells the
    /// chain.
    public let cause: EventID?

    /// Puts it together.
    public init(record: EntryView, words: [String], cause: EventID? = nil) {
        self.record = record
        self.words = words
        self.cause = cause
    }
}
