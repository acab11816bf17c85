import MessageSchema

extension ContributionStanding {
    /// The pledge as a record of a sum; `nil` without one, and where it is cancelled.
    public var pledgedRecord: MoneySum.Record? {
        isCancelled ? nil : pledged.map { record($0.stamp, $0.value.amount, $0.value.counted) }
    }

    /// The commitment as a record of a sum, without what is written down or cancelled; `nil` where nothing is left.
    public var committedRecord: MoneySum.Record? {
        guard let committed else { return nil }
        guard netCommitted != committed.value.amount else {
            return record(committed.stamp, committed.value.amount, committed.value.counted)
        }
        return part(netCommitted, of: committed.value.amount, committed.value.counted, committed.stamp)
    }

    /// The payments as records of a sum.
    public var paidRecords: [MoneySum.Record] {
        payments.map { record($0.entry.stamp, $0.entry.value.amount, $0.entry.value.counted, payment: $0.payment) }
    }

    /// What is committed and not yet paid as a record of a sum; `nil` where nothing is outstanding.
    public var outstandingRecord: MoneySum.Record? {
        committed.flatMap { part(outstanding, of: $0.value.amount, $0.value.counted, $0.stamp) }
    }

    /// What is pledged and neither committed nor paid as a record of a sum; `nil` where nothing is.
    public var uncommittedRecord: MoneySum.Record? {
        pledged.flatMap { part(uncommitted, of: $0.value.amount, $0.value.counted, $0.stamp) }
    }

    private func record(
        _ stamp: EntryStamp, _ amount: Money, _ counted: ConvertedMoney, payment: EntityID? = nil
    ) -> MoneySum.Record {
        MoneySum.Record(
            contribution: contribution, payment: payment, event: stamp.event, original: amount,
            counted: counted.amount, basis: counted.basis)
    }

    /// A part of a figure, counted in the same proportion as the whole.
    private func part(
        _ part: Money, of whole: Money, _ counted: ConvertedMoney, _ stamp: EntryStamp
    ) -> MoneySum.Record? {
        guard part.minor > 0, whole.minor > 0 else { return nil }
        // Counting the payments at their own rates would leave a remainder of a fully paid commitment whenever rates
        // moved in between; the proportion does not.
        let share = Self.share(of: counted.amount.minor, part.minor, whole.minor)
        return MoneySum.Record(
            contribution: contribution, event: stamp.event, original: part,
            counted: Money(minor: share, currency: counted.amount.currency), basis: counted.basis)
    }

    /// `amount × part / whole`, halves to even, for amounts of which the part can exceed the whole.
    static func proportion(of amount: Int128, _ part: Int128, _ whole: Int128) -> Int128 {
        let times = part / whole
        return amount * times + share(of: amount, part % whole, whole)
    }

    /// `amount × part / whole`, rounded down, for amounts of which the part can exceed the whole.
    static func floor(of amount: Int128, _ part: Int128, _ whole: Int128) -> Int128 {
        let rest = amount.magnitude.multipliedFullWidth(by: (part % whole).magnitude)
        return amount * (part / whole) + Int128(whole.magnitude.dividingFullWidth((rest.high, rest.low)).quotient)
    }

    /// `amount × part / whole`, halves to even, for 0 ≤ part ≤ whole.
    static func share(of amount: Int128, _ part: Int128, _ whole: Int128) -> Int128 {
        let (high, low) = amount.magnitude.multipliedFullWidth(by: part.magnitude)
        let (quotient, remainder) = whole.magnitude.dividingFullWidth((high, low))
        let rest = whole.magnitude - remainder
        let roundsUp = remainder > rest || (remainder == rest && quotient % 2 == 1)
        return Int128(quotient) + (roundsUp ? 1 : 0)
    }
}
