import MessageSchema

/// What a figure rests on beside the records that stand with it: other figures, which name theirs.
enum FigureSources {
    /// A figure of an answer.
    typealias Figure = (query: QueryName, pointer: JSONPointer)

    /// The figures that one rests on; none for most, as their records stand with them.
    static func of(_ place: AnswerFigures.Place, in query: QueryName) -> [Figure] {
        let tokens = place.tokens
        if let gap = tokens.firstIndex(where: { $0 == "missingInTheatre" || $0 == "missingNominal" }) {
            // What is missing is missing to a target.
            return [(query, JSONPointer(tokens: tokens[..<gap] + ["entry"]))]
        }
        switch (query, tokens.first) {
        case (.picture, "alerts"): return [figure(.alerts, "alerts")]
        case (.picture, "money") where ["disbursed", "held"].contains(tokens.last),
            (.funding, "money") where ["disbursed", "held"].contains(tokens.last):
            return [figure(.funding, "accounts")] + (tokens.last == "held" ? [figure(.runway, "paid")] : [])
        case (.runway, "disbursed"): return [figure(.funding, "accounts")]
        case (.runway, "history"): return [figure(.picture, "strength", "inTheatre"), figure(.runway, "rates")]
        case (.runway, "strengths") where tokens.count > 2: return runway(place)
        default: return []
        }
    }

    /// A month costs what its strength costs at the rates; money lasts as long as that and what is counted as money says.
    private static func runway(_ place: AnswerFigures.Place) -> [Figure] {
        let strength = figure(.runway, "strengths", place.tokens[1], "strength")
        switch place.tokens[2] {
        case "months": return [strength, figure(.runway, "rates")]
        case "levels":
            var money = [figure(.runway, "paid"), figure(.funding, "accounts")]
            let level = place.value(at: 4)?["level"]?.string
            if level != MoneyLevel.held.rawValue { money.append(figure(.runway, "outstanding")) }
            if level == nil || level == MoneyLevel.pledged.rawValue { money.append(figure(.runway, "uncommitted")) }
            return money + [strength, figure(.runway, "rates")]
        default: return []
        }
    }

    private static func figure(_ query: QueryName, _ tokens: String...) -> Figure {
        (query, JSONPointer(tokens: tokens))
    }
}
