import DomainModel
import MandatePolicy
import MessageSchema

extension Answers {
    func strength() -> StrengthPart {
        let reported = claims.filter { $0.claim.figure == .known(.strength) && $0.claim.of == nil }
        return StrengthPart(
            nominal: figure("committed or beyond, not on hold and not home again", lines.filter(\.isNominal)),
            inTheatre: figure("in theatre", lines.filter(\.isInTheatre)),
            onHold: figure("on hold", lines.filter(\.isOnHold)), stages: stages(),
            reported: KnownClaim.figure(reported), available: available())
    }

    /// The nominal strength by what rules leave of it.
    private func available() -> [AvailabilityFigure] {
        let judged = judgedRules()
        let nominal = Dictionary(grouping: lines.filter(\.isNominal)) { line in
            judged.assessment(of: line.line.id, in: line.pledge).availability
        }
        return nominal.sorted { $0.key < $1.key }.map { availability, lines in
            AvailabilityFigure(
                availability: .known(availability),
                strength: figure("\(availability.rawValue), committed or beyond, not on hold", lines))
        }
    }

    /// Every rule, tested once under the assignment in force.
    func judgedRules() -> JudgedRules {
        RuleBook(records.pledges, records.mandate, at: moment).judged(under: .inForce(records.mandate, at: moment))
    }

    /// What some lines come to.
    func figure(_ what: String, _ lines: [StandingLine], stage: Coded<LineStage>? = nil) -> StrengthFigure {
        figure(what, StrengthSum(lines.map(\.headcount)), lines.flatMap(\.entries), stage: stage)
    }

    /// A sum over lines, with the entries behind it.
    func figure(
        _ what: String, _ sum: StrengthSum, _ entries: [EventID], stage: Coded<LineStage>? = nil
    ) -> StrengthFigure {
        StrengthFigure(
            statement: Self.statement(what, sum), stage: stage, lines: sum.lines, unknown: sum.unknown, low: sum.low,
            best: sum.best, high: sum.high, openLow: sum.openLow, openHigh: sum.openHigh,
            entries: entries.distinct())
    }

    /// What is missing from a strength, of people of a kind where one is named.
    func gap(
        to target: Quantity, of personnel: Coded<PersonnelKind>? = nil, nation: NationCode? = nil, _ what: String,
        _ counts: (StandingLine) -> Bool
    ) -> StrengthGap {
        let candidates = lines.filter { counts($0) && (nation == nil || $0.pledge.nation == nation) }
        let kind = personnel.flatMap { $0 == .known(.any) ? nil : $0 }
        let counted = candidates.filter { kind == nil || $0.personnel == kind }
        let sum = StrengthSum(counted.map(\.headcount))
        let unclear = kind == nil ? 0 : candidates.filter { $0.personnel == .known(.any) }.count
        var statement = "the target less \(kind?.wire ?? "people") \(what)"
        if let nation { statement += " of \(nation.name)" }
        statement = Self.statement(statement, sum)
        if unclear > 0 {
            statement += "; \(Self.lines(unclear)) whose kind of people is not said left out"
        }
        return StrengthGap(
            statement: statement, have: sum.best, missing: Self.missing(to: target, from: sum), unknown: sum.unknown,
            entries: counted.flatMap(\.entries).distinct())
    }

    private func stages() -> [StrengthFigure] {
        let byStage = Dictionary(grouping: lines) { $0.stage }
        let unrecognised = byStage.keys.compactMap { $0?.term == nil ? $0?.wire : nil }.sorted()
        let all = LineStage.allCases.map { Coded.known($0) } + unrecognised.map { .unrecognised($0) }
        return all.map { stage in
            figure("in stage \(stage.wire)", byStage[stage] ?? [], stage: stage)
        }
    }

    private static func missing(to target: Quantity, from sum: StrengthSum) -> Quantity {
        guard let figures = target.figures else { return .unknown }
        let low = figures.low ?? figures.headline
        let high = figures.high ?? figures.headline
        let missing = try? Quantity.Figures(
            low: max(0, low - sum.high), best: max(0, figures.headline - sum.best), high: max(0, high - sum.low))
        return missing.map { .known($0) } ?? .unknown
    }

    static func statement(_ what: String, _ sum: StrengthSum) -> String {
        "\(what): \(lines(sum.lines))" + (sum.unknown > 0 ? ", \(sum.unknown) of unknown size left out" : "")
    }

    private static func lines(_ count: Int) -> String { "\(count) \(count == 1 ? "line" : "lines")" }
}
