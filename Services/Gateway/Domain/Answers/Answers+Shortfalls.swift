import DomainModel
import MessageSchema

extension Answers {
    /// What money lacks, as funding stated it: one alert for each strength, with every money that does not suffice.
    func shortfallAlerts() -> [AlertView] {
        let open = records.funding.openShortfalls(at: moment)
        return StrengthBasis.allCases.compactMap { basis in
            let shortfalls = open.filter { $0.statement.strength == .known(basis) }
                .sorted { Self.level(of: $0) < Self.level(of: $1) }
            guard let last = shortfalls.last else { return nil }
            let sentences = shortfalls.map { shortfall in
                let statement = shortfall.statement
                return "\(ChangeLine.money(statement.money)) does not pay for \(statement.month.wire) whole, and "
                    + "\(statement.missing) is missing by \(statement.until.wire)"
            }
            // Money that nobody has signed for pays nobody who is there.
            let isCritical = basis == .inTheatre && Self.level(of: last) >= 1
            return AlertView(
                kind: .known(.shortfall), severity: .known(isCritical ? .critical : .warning),
                statement: "for \(ChangeLine.strength(.known(basis))): " + sentences.joined(separator: "; "),
                subjects: shortfalls.map { .shortfall(of: $0.statement.money, for: $0.statement.strength) },
                entries: shortfalls.map(\.stamp.event))
        }
    }

    private static func level(of shortfall: StatedShortfall) -> Int {
        shortfall.statement.money.term.flatMap(MoneyLevel.allCases.firstIndex) ?? MoneyLevel.allCases.count
    }
}
