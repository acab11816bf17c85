// Values of the wire as string literals, so that a test reads like the case it tells. A literal that is not allowed ends
// the test run at once, with the reason.

public import MessageSchema

private func literal<Value: WireText>(_ text: String) -> Value {
    do {
        return try Value(wire: text)
    } catch {
        preconditionFailure("a test's literal is wrong: \(error)")
    }
}

extension EntityID: ExpressibleByStringLiteral {
    /// Reads the id.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension OperationID: ExpressibleByStringLiteral {
    /// Reads the id.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension CommandID: ExpressibleByStringLiteral {
    /// Reads the id.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension NationCode: ExpressibleByStringLiteral {
    /// Reads the code.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension CurrencyCode: ExpressibleByStringLiteral {
    /// Reads the code.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension CalendarDay: ExpressibleByStringLiteral {
    /// Reads the day.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension EffectiveDate: ExpressibleByStringLiteral {
    /// Reads the day or month.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension Instant: ExpressibleByStringLiteral {
    /// Reads the moment.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension Grade: ExpressibleByStringLiteral {
    /// Reads the grade.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension Subject: ExpressibleByStringLiteral {
    /// Reads `kind/id`.
    public init(stringLiteral value: String) { self = literal(value) }
}

extension Quantity: ExpressibleByIntegerLiteral {
    /// Exactly so many.
    public init(integerLiteral value: Int) { self = .of(low: value, best: value, high: value) }

    /// Figures of a test; a wrong combination ends the test run.
    public static func of(low: Int? = nil, best: Int? = nil, high: Int? = nil, wording: Text? = nil) -> Quantity {
        do {
            return .known(try Figures(low: low, best: best, high: high, wording: wording))
        } catch {
            preconditionFailure("a test's quantity is wrong: \(error)")
        }
    }
}

extension EventID: ExpressibleByStringLiteral {
    /// Reads the id.
    public init(stringLiteral value: String) { self = literal(value) }
}
