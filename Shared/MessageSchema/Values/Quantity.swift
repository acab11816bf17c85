/// A number of people or things as a source gives it: a low, a best and a high figure, any of which can be missing, or
/// unknown altogether, which is a value of its own and never zero (DESIGN.md section 5).
///
/// "Up to 8,000" is best and high 8000; "more than 70" is low and best 70. On the wire an object
/// `{"low": 1, "best": 2, "high": 3, "wording": "…"}` with at least one figure, a plain number for an exact figure, or
/// the string `"unknown"`. It is always written as the object or `"unknown"`.
public enum Quantity: Codable, Hashable, Sendable, SchemaDescribed {
    /// Nobody has said how many.
    case unknown
    /// Some figures are known.
    case known(Figures)

    /// The largest figure that is accepted.
    public static let maximum = 1_000_000_000

    /// Low, best and high, of which at least one is there; low ≤ best ≤ high, 0 to 1,000,000,000.
    public struct Figures: Hashable, Sendable {
        /// No fewer than this.
        public let low: Int?
        /// The source's own figure.
        public let best: Int?
        /// No more than this.
        public let high: Int?
        /// The words of the source, such as "up to 8,000".
        public let wording: Text?

        /// Takes figures of the form above.
        /// - Throws: `InvalidValue` that says which figure is wrong.
        public init(low: Int? = nil, best: Int? = nil, high: Int? = nil, wording: Text? = nil) throws(InvalidValue) {
            let given = [low, best, high].compactMap { $0 }
            guard !given.isEmpty else {
                throw InvalidValue(
                    "a quantity has at least one of low, best and high, or is the string \"unknown\"")
            }
            guard given.allSatisfy({ (0...Quantity.maximum).contains($0) }) else {
                throw InvalidValue("a quantity's figures are 0 to \(Quantity.maximum)")
            }
            guard given == given.sorted() else {
                throw InvalidValue(
                    "a quantity's figures rise: low, then best, then high; these are "
                        + given.map(String.init).joined(separator: ", "))
            }
            self.low = low
            self.best = best
            self.high = high
            self.wording = wording
        }

        init(exact: Int) {
            low = exact
            best = exact
            high = exact
            wording = nil
        }

        /// The figure to show where one is wanted: the best, else the high, else the low.
        public var headline: Int { best ?? high ?? low ?? 0 }
    }

    /// Exactly so many, 0 to 1,000,000,000.
    /// - Throws: `InvalidValue` outside that range.
    public static func exactly(_ count: Int) throws(InvalidValue) -> Quantity {
        .known(try Figures(low: count, best: count, high: count))
    }

    /// The figures, or `nil` where unknown.
    public var figures: Figures? {
        if case .known(let figures) = self { figures } else { nil }
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case low, best, high, wording
    }

    /// Reads an object, a plain number or `"unknown"`.
    /// - Throws: `DecodingError` that says which figure is wrong or what is allowed.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.singleValueContainer() {
            if let text = try? container.decode(String.self) {
                guard text == "unknown" else {
                    throw DecodingError.dataCorruptedError(
                        in: container,
                        debugDescription: "a quantity is an object with low, best, high and wording, a whole number, "
                            + "or \"unknown\", not \(Text.quoted(text))")
                }
                self = .unknown
                return
            }
            if let number = try? container.decode(Int.self) {
                guard (0...Quantity.maximum).contains(number) else {
                    throw DecodingError.dataCorruptedError(
                        in: container, debugDescription: "a quantity is 0 to \(Quantity.maximum), not \(number)")
                }
                self = .known(Figures(exact: number))
                return
            }
        }
        guard let container = try? decoder.container(keyedBy: CodingKeys.self) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "a quantity is an object with low, best, high and wording, a whole number, or "
                        + "\"unknown\""))
        }
        do {
            self = .known(
                try Figures(
                    low: try container.decodeIfPresent(Int.self, forKey: .low),
                    best: try container.decodeIfPresent(Int.self, forKey: .best),
                    high: try container.decodeIfPresent(Int.self, forKey: .high),
                    wording: try container.decodeIfPresent(Text.self, forKey: .wording)))
        } catch let error as InvalidValue {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: error.message))
        }
    }

    /// Writes an object or `"unknown"`.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .unknown:
            var container = encoder.singleValueContainer()
            try container.encode("unknown")
        case .known(let figures):
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(figures.low, forKey: .low)
            try container.encodeIfPresent(figures.best, forKey: .best)
            try container.encodeIfPresent(figures.high, forKey: .high)
            try container.encodeIfPresent(figures.wording, forKey: .wording)
        }
    }

    /// An object, a number or `"unknown"`.
    public static var schema: JSONSchema {
        .oneOf(
            [
                .object(
                    properties: [
                        ("low", .integer(minimum: 0, maximum: maximum)),
                        ("best", .integer(minimum: 0, maximum: maximum)),
                        ("high", .integer(minimum: 0, maximum: maximum)),
                        ("wording", Text.schema),
                    ], required: []),
                .integer(minimum: 0, maximum: maximum),
                .constant("unknown"),
            ], description: "how many: low, best and high as the source gives them, or \"unknown\"")
    }

    /// An exact figure for probing.
    public static var schemaSample: Quantity { .known(Figures(exact: 1)) }
}
