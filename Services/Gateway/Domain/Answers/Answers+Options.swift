import DomainModel
import MandatePolicy
import MessageSchema

extension Answers {
    /// What each option leaves of what is offered.
    /// - Throws: `Problem` of kind `unknown-entity` where an option or a precondition of the filter is not known.
    func options(_ filter: QueryFilter) throws(Problem) -> OptionsReply {
        let mandate = records.mandate
        let book = RuleBook(records.pledges, mandate, at: moment)
        let chosen = try chosenOptions(filter.options)
        let assumed = try assumptions(filter.assume ?? [], by: book)
        let comparison = OptionComparison(
            answers: self, offered: OfferedLines(records.pledges, by: book, at: moment),
            assumed: Dictionary(assumed.map { ($0.precondition, $0.status) }) { first, _ in first })
        let judged = chosen.compactMap { comparison.judged(option: $0) }
        let base = filter.options?.first ?? mandate.assignmentInForce(at: moment)?.value.option
        let measure = judged.first { $0.option == base } ?? judged.first
        return OptionsReply(
            about: about, hypothesis: hypothesis(assumed),
            inForce: comparison.judgedInForce().map(comparison.outcome),
            options: judged.map(comparison.outcome),
            differences: measure.map { measure in
                judged.filter { $0.option != measure.option }.map { comparison.difference(from: measure, to: $0) }
            } ?? [],
            conflicts: conflicts(by: book))
    }

    private func chosenOptions(_ wanted: [EntityID]?) throws(Problem) -> [EntityID] {
        let known = records.mandate.options(at: moment).map(\.value.option)
        guard let wanted else { return known }
        for (index, option) in wanted.enumerated() where !known.contains(option) {
            let hint =
                known.isEmpty
                ? "none was defined by then; define one with `define-option`, or ask for a later day"
                : Self.choice(of: option, among: known)
            throw Self.unknown(
                "there is no option `\(option.wire)` at that moment; \(hint)", "/filter/options/\(index)")
        }
        return wanted
    }

    private func assumptions(
        _ wanted: [PreconditionAssumption], by book: RuleBook
    ) throws(Problem) -> [PreconditionAssumption] {
        // A caveat can require what nobody has defined yet; that too can be assumed.
        let defined = records.mandate.preconditions(at: moment).map(\.precondition.precondition)
        let known = Set(defined + book.rules.flatMap(\.requires)).sorted()
        for (index, assumption) in wanted.enumerated() where !known.contains(assumption.precondition) {
            let hint =
                known.isEmpty
                ? "none was defined by then; define one with `define-precondition`"
                : Self.choice(of: assumption.precondition, among: known)
            throw Self.unknown(
                "there is no precondition `\(assumption.precondition.wire)` at that moment; \(hint)",
                "/filter/assume/\(index)")
        }
        return wanted
    }

    private func hypothesis(_ assumed: [PreconditionAssumption]) -> OptionsReply.Hypothesis? {
        guard !assumed.isEmpty else { return nil }
        let list = assumed.map { assumption in
            OptionsReply.Hypothesis.Assumed(
                precondition: assumption.precondition, status: .known(assumption.status),
                recorded: records.mandate.status(ofPrecondition: assumption.precondition, at: moment))
        }
        let words = list.map { "`\($0.precondition.wire)` is \($0.status.wire) (recorded: \($0.recorded.wire))" }
        return OptionsReply.Hypothesis(
            statement: "what if, and recorded nowhere: \(words.joined(separator: ", "))", assumed: list)
    }

    private func conflicts(by book: RuleBook) -> [StandConflictView] {
        StandConflict.all(in: records.mandate, by: book, at: moment).compactMap { conflict in
            conflict.stand.value.party.code.map { nation in
                StandConflictView(
                    stand: conflict.stand.value.stand, nation: nation, caveat: conflict.caveat.name.id,
                    option: conflict.option, statement: conflict.statement, entries: conflict.entries)
            }
        }
    }

    private static func choice(of wanted: EntityID, among known: [EntityID]) -> String {
        let nearest = NearestMatch.of(wanted.wire, in: known.map(\.wire), limit: 1).first
        let list = known.prefix(10).map { "`\($0.wire)`" }.joined(separator: ", ")
        return (nearest.map { "did you mean `\($0)`? " } ?? "")
            + "there is \(list)" + (known.count > 10 ? " and \(known.count - 10) more" : "")
    }

    private static func unknown(_ detail: String, _ pointer: String) -> Problem {
        Problem(.unknownEntity, detail, errors: [Problem.Place(pointer: pointer, detail: detail)])
    }
}
