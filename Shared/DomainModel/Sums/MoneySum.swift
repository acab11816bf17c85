public import MessageSchema

/// How much money several records come to in one currency: in words what it sums, the records themselves, and what had
/// to be left out (DOMAIN.md section 2, funding: every total says what it sums and lists its records).
public struct MoneySum: Codable, Hashable, Sendable {
    /// What is added up, as a noun phrase such as "payments received".
    public let summing: String
    /// The currency of the sum.
    public let currency: CurrencyCode
    /// The sum in minor units of the currency; below zero never.
    public private(set) var minor: Int128 = 0
    /// The records that the sum is made of, in the order in which they were added.
    public private(set) var records: [Record] = []
    /// Records in another currency, which are in no figure here.
    public private(set) var leftOut: [Record] = []
    /// What is known of and in no figure here, each with the reason.
    public private(set) var omitted: [Omission] = []

    /// One record of a sum: which entry of which contribution, and how much of it counts.
    public struct Record: Codable, Hashable, Sendable {
        /// The contribution.
        public let contribution: EntityID
        /// The payment, where the record is one.
        public let payment: EntityID?
        /// The event that recorded it.
        public let event: EventID
        /// The amount in the contribution's own currency.
        public let original: Money
        /// The amount that counts, in the operation's currency.
        public let counted: Money
        /// Where the counted amount comes from.
        public let basis: Coded<ConversionBasis>

        /// Names a record.
        public init(
            contribution: EntityID, payment: EntityID? = nil, event: EventID, original: Money, counted: Money,
            basis: Coded<ConversionBasis>
        ) {
            self.contribution = contribution
            self.payment = payment
            self.event = event
            self.original = original
            self.counted = counted
            self.basis = basis
        }
    }

    /// Something that a sum knows of and does not count, or not whole.
    public struct Omission: Codable, Hashable, Sendable {
        /// The contribution.
        public let contribution: EntityID
        /// Why it is not counted.
        public let reason: Reason
        /// The reason in words, with the contribution that is counted instead where there is one.
        public let statement: String
        /// What is not counted, in the operation's currency; missing where it is unknown.
        public let counted: Money?
        /// The events that it rests on.
        public let events: [EventID]

        /// Names an omission.
        public init(
            contribution: EntityID, reason: Reason, statement: String, counted: Money?, events: [EventID]
        ) {
            self.contribution = contribution
            self.reason = reason
            self.statement = statement
            self.counted = counted
            self.events = events
        }
    }

    /// Why something is in no figure.
    public enum Reason: String, Codable, CaseIterable, Sendable {
        /// It is passed on, and counted where it goes on.
        case passedOn
        /// It moves within the operation and was counted when it came in, or it leaves the operation.
        case notIncoming
        /// It is partly for something else, in parts that nobody gives.
        case shared
        /// Nobody has put a value on it.
        case unvalued
        /// It is cancelled or written down.
        case cancelled

        /// The reason in few words, after a number.
        public var words: String {
            switch self {
            case .passedOn: "passed on and counted there"
            case .notIncoming: "not coming in from outside"
            case .shared: "shared with something else"
            case .unvalued: "of unknown value"
            case .cancelled: "cancelled or written down"
            }
        }
    }

    /// The sum of nothing.
    public init(summing: String, in currency: CurrencyCode) {
        self.summing = summing
        self.currency = currency
    }

    /// The sum of some records.
    public init(summing: String, in currency: CurrencyCode, _ records: some Sequence<Record>) {
        self.init(summing: summing, in: currency)
        for record in records { add(record) }
    }

    /// Adds a record; one whose counted amount is in another currency is kept among those left out.
    public mutating func add(_ record: Record) {
        guard record.counted.currency == currency else {
            leftOut.append(record)
            return
        }
        minor += record.counted.minor
        records.append(record)
    }

    /// Names something that is not counted.
    public mutating func omit(_ omission: Omission) { omitted.append(omission) }

    /// Adds the records of another sum.
    public mutating func add(_ other: MoneySum) {
        for record in other.records + other.leftOut { add(record) }
        omitted += other.omitted
    }

    /// How many records the sum is made of.
    public var count: Int { records.count }

    /// The sum as an amount; it can be above what a single amount may be.
    public var amount: Money { Money(minor: minor, currency: currency) }

    /// What the figure sums, in words: "payments received: 2 records, in USD".
    public var statement: String {
        let size = "\(count) \(count == 1 ? "record" : "records")"
        let rest = leftOut.isEmpty ? "" : "; \(leftOut.count) in another currency left out"
        let omissions = Reason.allCases.compactMap { reason in
            let count = omitted.filter { $0.reason == reason }.count
            return count == 0 ? nil : "; \(count) \(reason.words) left out"
        }
        return "\(summing): \(size), in \(currency.wire)\(rest)\(omissions.joined())"
    }

    private enum CodingKeys: String, CodingKey {
        case statement, summing, currency, amount, count, records, leftOut, omitted
    }

    /// Writes the figure with its statement and records.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(statement, forKey: .statement)
        try container.encode(summing, forKey: .summing)
        try container.encode(currency, forKey: .currency)
        try container.encode(amount.amount, forKey: .amount)
        try container.encode(count, forKey: .count)
        try container.encode(records, forKey: .records)
        if !leftOut.isEmpty { try container.encode(leftOut, forKey: .leftOut) }
        if !omitted.isEmpty { try container.encode(omitted, forKey: .omitted) }
    }

    /// Reads the records; the figure follows from them.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let records = try container.decode([Record].self, forKey: .records)
        let leftOut = try container.decodeIfPresent([Record].self, forKey: .leftOut) ?? []
        self.init(
            summing: try container.decode(String.self, forKey: .summing),
            in: try container.decode(CurrencyCode.self, forKey: .currency), records + leftOut)
        omitted = try container.decodeIfPresent([Omission].self, forKey: .omitted) ?? []
    }
}
