/// Which list of an answer is wanted, and which part of it.
///
/// Over HTTP each field is a parameter of its name. What the answer says beside that list, such as totals, stays whole.
public struct Listing: Codable, Hashable, Sendable {
    /// The most elements of one page.
    public static let maximumLimit = 1_000
    /// The most conditions, and the most columns to sort by.
    public static let maximumEntries = 16

    /// The list by its name in the answer, such as `accounts` or `unmatched.lines`; the answer's main one where missing.
    public let list: String?
    /// What every element meets; a condition on a column within an element leaves those parts of it that meet it, and the
    /// element where none does out.
    public let conditions: [ListCondition]?
    /// The order, by the first column first; as the answer gives it where missing.
    public let sort: [ListOrder]?
    /// How many elements at most, 1 to 1000; all of them where missing.
    public let limit: Int?
    /// Where the page begins: `about.page.next` of the page before, with the same question.
    public let cursor: String?

    /// Puts it together.
    public init(
        list: String? = nil, conditions: [ListCondition]? = nil, sort: [ListOrder]? = nil, limit: Int? = nil,
        cursor: String? = nil
    ) {
        self.list = list
        self.conditions = conditions
        self.sort = sort
        self.limit = limit
        self.cursor = cursor
    }

    /// The fields by their names on the wire.
    public enum Field: String, CodingKey, CaseIterable, Sendable {
        case list
        case conditions = "where"
        case sort, limit, cursor
    }

    private typealias CodingKeys = Field
}

/// What an element of a list must meet: a column, a comparison, and a value, such as `nation=IDN` or `strength.best>=500`.
///
/// Two numbers compare as numbers, two dates to the coarser of both (so `by<=2026-05` takes all of May in), everything else
/// as text without regard to case. Of a cell that holds several values one has to meet it. With no value `=` asks for what
/// is missing, and `!=` for what is there.
public struct ListCondition: WireText {
    /// How the column compares with the value.
    public enum Comparison: String, CaseIterable, Sendable {
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case equal = "="
        case below = "<"
        case above = ">"
        /// The text holds the value.
        case contains = "~"
    }

    /// The column, by its name in the list's table.
    public let column: String
    /// How it compares.
    public let comparison: Comparison
    /// With what; empty for what is missing.
    public let value: String

    /// The most characters of a value.
    public static let maximumValue = 200

    /// Reads `column`, comparison and value.
    public init(wire: String) throws(InvalidValue) {
        let name = wire.prefix { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "." }
        let rest = wire[name.endIndex...]
        guard !name.isEmpty, name.count <= 100,
            let comparison = Comparison.allCases.first(where: { rest.hasPrefix($0.rawValue) })
        else {
            throw InvalidValue(
                "a condition is a column, one of \(Comparison.allCases.map(\.rawValue).joined(separator: " ")) and a value, "
                    + "such as `nation=IDN`, not \(Self.quoted(wire))")
        }
        let value = rest.dropFirst(comparison.rawValue.count)
        guard value.unicodeScalars.count <= Self.maximumValue else {
            throw InvalidValue("the value of a condition has at most \(Self.maximumValue) characters")
        }
        guard !value.isEmpty || comparison == .equal || comparison == .unequal else {
            throw InvalidValue(
                "`\(comparison.rawValue)` compares with a value: give one after it, not \(Self.quoted(wire))")
        }
        column = String(name)
        self.comparison = comparison
        self.value = String(value)
    }

    /// The condition in one word.
    public var wire: String { column + comparison.rawValue + value }

    /// A string with the pattern of conditions.
    public static var schema: JSONSchema {
        .string(
            pattern: "^[A-Za-z0-9.]{1,100}(!=|<=|>=|=|<|>|~)", description: "a column, a comparison and a value")
    }

    /// A condition for probing.
    public static var schemaSample: ListCondition { ListCondition(column: "nation", comparison: .equal, value: "IDN") }

    private init(column: String, comparison: Comparison, value: String) {
        self.column = column
        self.comparison = comparison
        self.value = value
    }
}

/// A column to sort by, the smallest first; with a `-` before it the greatest first. What is missing comes last.
public struct ListOrder: WireText {
    /// The column, by its name in the list's table.
    public let column: String
    /// Whether the greatest comes first.
    public let isDescending: Bool

    /// Reads a column with or without `-` before it.
    public init(wire: String) throws(InvalidValue) {
        let name = wire.hasPrefix("-") ? wire.dropFirst() : Substring(wire)
        guard (1...100).contains(name.count),
            name.allSatisfy({ ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "." })
        else {
            throw InvalidValue(
                "to sort by is a column, with `-` before it for the greatest first, not \(Self.quoted(wire))")
        }
        self.init(column: String(name), isDescending: wire.hasPrefix("-"))
    }

    private init(column: String, isDescending: Bool) {
        self.column = column
        self.isDescending = isDescending
    }

    /// The column with its sign.
    public var wire: String { (isDescending ? "-" : "") + column }

    /// A string with the pattern of columns.
    public static var schema: JSONSchema {
        .string(pattern: "^-?[A-Za-z0-9.]{1,100}$", description: "a column, with - for the greatest first")
    }

    /// An order for probing.
    public static var schemaSample: ListOrder { ListOrder(column: "nation", isDescending: false) }
}

/// Which part of a list an answer holds.
public struct ListPage: Codable, Hashable, Sendable {
    /// The list by its name in the answer.
    public let list: String
    /// How many elements it has in all.
    public let total: Int
    /// How many of them meet the conditions.
    public let matching: Int
    /// The cursor of the next page; missing on the last one.
    public let next: String?

    /// Puts it together.
    public init(list: String, total: Int, matching: Int, next: String? = nil) {
        self.list = list
        self.total = total
        self.matching = matching
        self.next = next
    }
}
