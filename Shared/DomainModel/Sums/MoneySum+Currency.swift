public import MessageSchema

extension MoneySum {
    /// The same records as far as they were given in a currency, summed in that currency as they were given.
    public func given(in other: CurrencyCode) -> MoneySum {
        MoneySum(
            summing: "\(summing), as given in \(other.wire)", in: other,
            records.filter { $0.original.currency == other }.map { record in
                Record(
                    contribution: record.contribution, payment: record.payment, event: record.event,
                    original: record.original, counted: record.original, basis: .known(.original))
            })
    }
}
