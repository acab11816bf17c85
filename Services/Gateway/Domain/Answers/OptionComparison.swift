import DomainModel
import MandatePolicy
import MessageSchema

/// Puts what options leave of the same offered lines into words.
struct OptionComparison {
    let answers: Answers
    let offered: OfferedLines
    /// What is assumed of preconditions instead of what is recorded.
    let assumed: [EntityID: PreconditionStatus]
    private let linesUnderRules: [RuleName: Int]

    init(answers: Answers, offered: OfferedLines, assumed: [EntityID: PreconditionStatus]) {
        self.answers = answers
        self.offered = offered
        self.assumed = assumed
        linesUnderRules = offered.linesUnderRules
    }

    /// An assignment that was tested.
    struct Judged {
        let option: EntityID
        let assumes: [EntityID]
        let stamp: EntryStamp
        let survival: Survival
    }

    private var mandate: MandateRecords { answers.records.mandate }
    private var moment: Moment { answers.moment }

    /// Tests an option as it is defined.
    func judged(option: EntityID) -> Judged? {
        guard let defined = mandate.options[option]?.entry(at: moment),
            let terms = Terms.of(option, in: mandate, at: moment)
        else { return nil }
        return Judged(
            option: option, assumes: defined.value.assumes ?? [], stamp: defined.stamp,
            survival: Survival(of: offered, under: terms.assuming(assumed)))
    }

    /// Tests the assignment in force.
    func judgedInForce() -> Judged? {
        mandate.assignmentInForce(at: moment).map { entry in
            Judged(
                option: entry.value.option, assumes: entry.value.assumes, stamp: entry.stamp,
                survival: Survival(of: offered, under: Terms.inForce(mandate, at: moment).assuming(assumed)))
        }
    }

    /// Everything about one of them.
    func outcome(of judged: Judged) -> OptionOutcome {
        let terms = judged.survival.terms
        let defined = mandate.options[judged.option]?.entry(at: moment)?.value
        let inForce = mandate.assignmentInForce(at: moment)?.value
        let tasks = terms.tasks.map(task)
        let isInForce = inForce?.option == judged.option
        let isAsDefined =
            inForce?.assigned == defined?.assigned && inForce?.command == defined?.command
            && inForce?.assumes == (defined?.assumes ?? [])
        return OptionOutcome(
            option: judged.option, title: defined?.title, inForce: isInForce,
            differsFromForce: isInForce && !isAsDefined, tasks: tasks,
            beyondAuthorisation: zip(terms.tasks, tasks).filter { isBeyond($0, $1) }.map(\.0.task),
            assumes: judged.assumes.map(precondition), authority: terms.authority,
            groups: judged.survival.groups.map(group), broken: judged.survival.broken.map(finding),
            stands: stands(on: judged.option, terms.tasks.map(\.task)), entry: EntryReference(judged.stamp))
    }

    /// What changes from one to another.
    func difference(from first: Judged, to second: Judged) -> OptionDifference {
        let difference = SurvivalDifference(from: first.survival, to: second.survival)
        let (graver, lighter) = (difference.graver.map(\.standing), difference.lighter.map(\.standing))
        let (lost, won) = (figure("less left of them", graver), figure("more left of them", lighter))
        return OptionDifference(
            from: first.option, to: second.option,
            statement: "from option `\(first.option.wire)` to `\(second.option.wire)`: "
                + (difference.moves.isEmpty
                    ? "no line changes group" : "lost \(Self.words(lost)), won \(Self.words(won))"),
            lost: lost, won: won,
            moves: difference.moves.map { move in
                OptionDifference.Move(
                    pledge: move.standing.pledge, line: move.standing.line, nation: move.standing.nation,
                    name: move.standing.nation.name, headcount: move.standing.headcount,
                    from: .known(move.from.availability), to: .known(move.to.availability), clauses: move.clauses,
                    entries: (move.standing.references
                        + (move.isGraver ? move.to : move.from).deciding.compactMap(\.rule.entry)).distinct())
            }, newlyBroken: difference.newlyBroken.map(finding),
            noLongerBroken: difference.noLongerBroken.map(finding))
    }

    // MARK: The parts of an outcome

    private func task(_ assigned: AssignedTask) -> OptionTask {
        let authorised = mandate.authorisation(ofTask: assigned.task, at: moment)
        return OptionTask(
            task: assigned.task, title: mandate.tasks[assigned.task]?.entry(at: moment)?.value.title,
            ceiling: assigned.ceiling, areas: assigned.areas, authorised: authorised != nil,
            authorisedCeiling: authorised?.value.ceiling, entries: authorised.map { [$0.stamp.event] } ?? [])
    }

    private func isBeyond(_ assigned: AssignedTask, _ task: OptionTask) -> Bool {
        guard let allowed = task.authorisedCeiling else { return true }
        guard let given = assigned.ceiling.term, let allowed = allowed.term else { return false }
        return given > allowed
    }

    private func precondition(_ id: EntityID) -> AssumedPrecondition {
        let standing = mandate.preconditions(at: moment).first { $0.precondition.precondition == id }
        return AssumedPrecondition(
            precondition: id, title: standing?.precondition.title,
            status: assumed[id].map { .known($0) } ?? standing?.status ?? .known(.unknown),
            hypothetical: assumed[id] != nil, entries: standing?.entries ?? [])
    }

    private func group(_ group: SurvivalGroup) -> SurvivalGroupView {
        let standings = group.lines.map(\.standing)
        let words = group.availability.rawValue
        return SurvivalGroupView(
            availability: .known(group.availability), strength: figure(words, standings),
            nominal: figure("\(words), committed or beyond, not on hold", standings.filter(\.isNominal)),
            inTheatre: figure("\(words), in theatre", standings.filter(\.isInTheatre)),
            onHold: figure("\(words), on hold", standings.filter(\.isOnHold)), nations: group.nations,
            withoutTask: group.withoutTask, lines: group.lines.map(line))
    }

    private func line(_ line: AssessedLine) -> SurvivingLine {
        let (standing, assessment) = (line.standing, line.assessment)
        return SurvivingLine(
            pledge: standing.pledge, line: standing.line, nation: standing.nation, name: standing.nation.name,
            capability: standing.capability, stage: standing.stage, headcount: standing.headcount,
            statement: assessment.statement,
            reasons: assessment.findings.map(RuleReason.init), usable: assessment.usable,
            entries: (standing.references + assessment.findings.compactMap(\.rule.entry)).distinct())
    }

    private func finding(_ finding: Finding) -> RuleFindingView {
        let rule = finding.rule
        return RuleFindingView(
            kind: .known(rule.name.kind), rule: rule.name.id, holder: rule.holder, nation: rule.nation,
            effect: rule.effect, availability: .known(finding.availability),
            open: finding.availability == .undetermined, clauses: finding.sentences, wording: rule.wording,
            lines: linesUnderRules[rule.name] ?? 0, entries: rule.entry.map { [$0] } ?? [])
    }

    private func stands(on option: EntityID, _ tasks: [EntityID]) -> OptionStands {
        let stands = mandate.stands(at: moment).filter { entry in
            entry.value.option == option || (entry.value.task.map(tasks.contains) ?? false)
        }
        func views(_ positions: StandPosition?...) -> [StandView] {
            stands.filter { positions.contains($0.value.position.term) }.map(answers.view)
        }
        return OptionStands(
            supporting: views(.supports), conditional: views(.conditional), refusing: views(.refuses),
            other: views(.silent, nil))
    }

    private func figure(_ what: String, _ standings: [LineStanding]) -> StrengthFigure {
        let sum = StrengthSum(standings.map(\.headcount))
        return StrengthFigure(
            statement: Answers.statement(what, sum), lines: sum.lines, unknown: sum.unknown, low: sum.low,
            best: sum.best, high: sum.high, openLow: sum.openLow, openHigh: sum.openHigh,
            entries: standings.flatMap(\.references).distinct())
    }

    /// A strength in words; what is unknown is said to be.
    private static func words(_ figure: StrengthFigure) -> String {
        guard figure.lines > 0 else { return "nothing" }
        let count = "\(figure.lines) \(figure.lines == 1 ? "line" : "lines")"
        guard figure.unknown < figure.lines else { return "\(count) of unknown size" }
        return "\(figure.best) in \(count)" + (figure.unknown > 0 ? ", \(figure.unknown) of unknown size" : "")
    }
}
