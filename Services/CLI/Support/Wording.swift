import MessageSchema

/// Values of the wire in words for a line of text.
enum Wording {
    /// A whole number with separators: `8,000`.
    static func number(_ value: some BinaryInteger) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (value < 0 ? "−" : "") + text
    }

    /// A quantity as its figures say it; unknown is said as such.
    static func quantity(_ quantity: Quantity) -> String {
        guard let figures = quantity.figures else { return "unknown" }
        if let wording = figures.wording { return wording.wire }
        return switch (figures.low, figures.best, figures.high) {
        case (let low?, let best?, let high?) where low == best && best == high: number(best)
        case (let low?, let best?, let high?): "\(number(best)) (\(number(low))–\(number(high)))"
        case (nil, let best?, let high?) where best == high: "up to \(number(high))"
        case (nil, let best?, let high?): "\(number(best)), at most \(number(high))"
        case (let low?, let best?, nil) where low == best: "at least \(number(low))"
        case (let low?, let best?, nil): "\(number(best)), at least \(number(low))"
        case (let low?, nil, let high?): "\(number(low))–\(number(high))"
        case (nil, let best?, nil): number(best)
        case (let low?, nil, nil): "at least \(number(low))"
        case (nil, nil, let high?): "at most \(number(high))"
        case (nil, nil, nil): "unknown"
        }
    }

    /// An amount, with its minor units only where there are any: `USD 7,000,000,000`.
    static func money(_ money: Money) -> String {
        amount(money.amount, money.currency.wire)
    }

    /// An amount from its text on the wire.
    static func amount(_ text: String, _ currency: String) -> String {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard let whole = parts.first.flatMap({ Int128($0) }) else { return "\(currency) \(text)" }
        let fraction = parts.count > 1 && parts[1].contains { $0 != "0" } ? ".\(parts[1])" : ""
        // Below one unit the sign would go with the zero.
        let sign = whole == 0 && text.hasPrefix("-") && !fraction.isEmpty ? "−" : ""
        return "\(currency) \(sign)\(number(whole))\(fraction)"
    }

    /// Who it is; a code with nothing around it, words as they are.
    static func party(_ party: Party) -> String {
        if case .unnamed(let words, let count) = party, let count, !words.wire.contains(where: \.isNumber) {
            return "\(words.wire) (\(quantity(count)))"
        }
        return party.description
    }

    /// A list in words, with the rest counted where it is longer than so many.
    static func list(_ parts: [String], atMost limit: Int = 8) -> String {
        guard parts.count > limit else { return parts.joined(separator: ", ") }
        return parts.prefix(limit).joined(separator: ", ") + " and \(parts.count - limit) more"
    }

    /// A term of the wire in words: `allNecessaryMeans` as "all necessary means".
    static func words(_ term: String) -> String {
        term.reduce(into: "") { text, character in
            if character.isUppercase { text += " " + character.lowercased() } else { text.append(character) }
        }
    }
}
