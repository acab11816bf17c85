import DomainModel
import MessageSchema

/// How an amount comes to count in the operation's currency (DOMAIN.md section 2, funding).
struct Conversion {
    /// The operation's currency.
    let currency: CurrencyCode

    init(to currency: CurrencyCode) {
        self.currency = currency
    }

    /// The amount as it counts: as it is where it is in the operation's currency, as the source states it, or converted
    /// with the rate given.
    /// - Throws: `Refusal` where none of these is to be had, or where they disagree.
    func counted(_ amount: Money, rate: ExchangeRate?, stated: Money?) throws(Refusal) -> ConvertedMoney {
        if let stated, stated.currency != currency {
            throw Refusal(
                .invalidContent, at: "/stated",
                "`stated` is the amount in the operation's currency, \(currency.wire), not in \(stated.currency.wire)")
        }
        if let rate { try check(rate, for: amount) }
        if amount.currency == currency { return try original(amount, rate: rate, stated: stated) }
        if let stated { return ConvertedMoney(amount: stated, basis: .known(.stated), rate: rate) }
        guard let rate else {
            throw Refusal(
                .invalidContent, at: "/rate",
                "\(amount) is not in the operation's currency, \(currency.wire): give `rate` from "
                    + "\(amount.currency.wire) to \(currency.wire), or what the source says it comes to in `stated`")
        }
        return ConvertedMoney(amount: try convert(amount, rate), basis: .known(.converted), rate: rate)
    }

    private func original(_ amount: Money, rate: ExchangeRate?, stated: Money?) throws(Refusal) -> ConvertedMoney {
        if let stated, stated != amount {
            throw Refusal(
                .invalidContent, at: "/stated",
                "\(amount) is in the operation's currency already, but `stated` says \(stated); leave `stated` out")
        }
        if let rate, try convert(amount, rate) != amount {
            throw Refusal(
                .invalidContent, at: "/rate",
                "\(amount) is in the operation's currency already, but the rate of \(rate.rate.wire) changes it; leave "
                    + "`rate` out")
        }
        return ConvertedMoney(amount: amount, basis: .known(.original))
    }

    private func check(_ rate: ExchangeRate, for amount: Money) throws(Refusal) {
        guard rate.from == amount.currency, rate.to == currency else {
            throw Refusal(
                .invalidContent, at: "/rate",
                "the rate is from \(rate.from.wire) to \(rate.to.wire), but is needed from \(amount.currency.wire) to "
                    + "\(currency.wire)")
        }
    }

    private func convert(_ amount: Money, _ rate: ExchangeRate) throws(Refusal) -> Money {
        do throws(InvalidValue) {
            return try rate.convert(amount)
        } catch {
            throw Refusal(.invalidContent, at: "/rate", error.message)
        }
    }
}
