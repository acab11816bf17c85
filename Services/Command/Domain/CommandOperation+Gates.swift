import DomainModel
import MessageSchema

extension CommandOperation {
    /// Whether a step leads to where the post stands: the same state, nation and person. The cell may repeat it to
    /// affirm a report or to correct grade, rank or words; its own equal decision is refused before this is asked.
    func isRepeated(_ step: PostStep, at place: Place) -> Bool {
        guard step.state == place.step.state, step.nation == place.step.nation else { return false }
        guard let officer = step.officer else { return true }
        return officer.isSamePerson(as: place.step.officer)
    }

    func refuseRepetition(
        of step: PostStep, at place: Place, field: String, in context: DecisionContext
    ) throws(Refusal) {
        guard place.record.filling.repeats(step, in: context) else { return }
        throw Refusal(
            .alreadySo, at: field,
            "the post `\(place.post.post.wire)` is \(words(for: step)) on \(context.effective.wire) already")
    }

    /// Checks an officer: a term that is known, and eligibility where the cell decides. A report is kept also of one
    /// who is not eligible, and the picture says why.
    func check(_ officer: Officer, in place: Place, decided: Bool) throws(Refusal) {
        try checkGrade(of: officer)
        guard decided else { return }
        try refuse(place.post.ineligibilities(of: officer.nation), at: "/officer/nation")
        try refuse(place.post.ineligibilities(of: officer), at: "/officer/grade")
    }

    func checkGrade(of officer: Officer) throws(Refusal) {
        guard case .unrecognised(let text)? = officer.grade else { return }
        let allowed = NATOGrade.allCases.map(\.rawValue).joined(separator: ", ")
        throw Refusal(
            .invalidContent, at: "/officer/grade",
            "\"\(text.prefix(60))\" is no NATO grade; allowed are \(allowed)")
    }

    func refuse(_ ineligibilities: [Ineligibility], at pointer: String, hint: String? = nil) throws(Refusal) {
        guard !ineligibilities.isEmpty else { return }
        let reasons = ineligibilities.map(\.description).joined(separator: ", and ")
        let remedy =
            hint ?? "name another one; what a source says of it can be recorded with the basis `reported`"
        throw Refusal(.notAllowed, at: pointer, "\(reasons); \(remedy)")
    }

    /// Somebody has the post already.
    func held(_ place: Place, at pointer: String) -> Refusal {
        Refusal(
            .notAllowed, at: pointer,
            "the post `\(place.post.post.wire)` is \(words(for: place.step)); a post has one holder: vacate it first with "
                + "`vacate-post`")
    }

    /// A rung is missing.
    func gate(_ place: Place, at pointer: String, needs: String, next: String) -> Refusal {
        Refusal(
            .gateNotMet, at: pointer,
            "the post `\(place.post.post.wire)` must be \(needs) first; on that date it is \(words(for: place.step)). Record "
                + "\(next), or what a source says with the basis `reported`")
    }

    private func words(for step: PostStep) -> String {
        let nation = step.nation?.wire ?? "nobody"
        let officer = step.officer.map { "\($0.name.wire) (\($0.nation.wire))" } ?? nation
        return switch step.state {
        case .vacant: "vacant"
        case .offered: "offered to \(nation)"
        case .accepted: "accepted by \(nation)"
        case .nominated: "nominated with \(officer)"
        case .designated: "designated with \(officer)"
        case .confirmed: "confirmed with \(officer)"
        case .inPost: "filled by \(officer)"
        }
    }
}
