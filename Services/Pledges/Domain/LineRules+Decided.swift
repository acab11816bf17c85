import DomainModel
import MessageSchema

extension LineRules {
    /// What the cell decides takes one step of the ladder at a time, from where the line stands on the command's
    /// effective date; it goes back by a hold or a withdrawal only (DOMAIN.md section 4).
    func objectionToDecision(_ line: LineRecord) -> LineObjection? {
        guard let holding = line.step(at: context.moment) else {
            return LineObjection(
                .notAllowed,
                "is not known to be announced on \(date) (it was recorded for \(line.created.effective.wire)); give a "
                    + "later effective date")
        }
        guard let stage = holding.value.stage.term else {
            return LineObjection(
                .notAllowed, "stands at `\(holding.value.stage.wire)`, which this program does not know; upgrade it")
        }
        switch move {
        case .step(let target): return objection(to: target, from: stage, by: holding.stamp, line)
        case .hold: return objectionToHold(from: stage)
        case .withdraw: return objectionToWithdrawal(from: stage)
        case .resume: return objectionToResumption(line)
        }
    }

    private func objection(
        to target: LineStage, from stage: LineStage, by stamp: EntryStamp, _ line: LineRecord
    ) -> LineObjection? {
        guard let there = target.rung else { return nil }
        guard let here = stage.rung else {
            return stage == .onHold
                ? LineObjection(.notAllowed, "is on hold on \(date); take it back with `resume-pledge` first")
                : left(stage)
        }
        if here == there - 1 { return nil }
        if here == there { return objectionToConfirmation(of: stage, by: stamp, line) }
        if here > there {
            return LineObjection(
                .notAllowed,
                "is `\(stage.rawValue)` on \(date), beyond `\(target.rawValue)`; it goes back by `hold-pledge` or "
                    + "`withdraw-pledge` only")
        }
        return LineObjection(
            .gateNotMet,
            "is `\(stage.rawValue)` on \(date), and the next step from there is `\(LineStage.ladder[here + 1].rawValue)`; "
                + "take the steps one by one, or record what a source says with the basis `reported`, which may skip "
                + "steps")
    }

    /// The cell may decide what a source reported, where every step before is evidenced.
    private func objectionToConfirmation(
        of stage: LineStage, by stamp: EntryStamp, _ line: LineRecord
    ) -> LineObjection? {
        guard !stamp.isDecided else { return LineObjection(.alreadySo, "is `\(stage.rawValue)` already on \(date)") }
        let missing = line.notEvidenced(at: context.moment).map(\.rawValue)
        guard missing.isEmpty else {
            return LineObjection(
                .gateNotMet,
                "is `\(stage.rawValue)` by a report that skipped \(missing.joined(separator: ", ")); decide those first, "
                    + "each with its effective date")
        }
        return nil
    }

    private func objectionToHold(from stage: LineStage) -> LineObjection? {
        if stage.isActive { return nil }
        if stage == .onHold { return LineObjection(.alreadySo, "is on hold already on \(date)") }
        return left(stage)
    }

    private func objectionToWithdrawal(from stage: LineStage) -> LineObjection? {
        if stage.isActive || stage == .onHold { return nil }
        if stage == .withdrawn { return LineObjection(.alreadySo, "is withdrawn already on \(date)") }
        return left(stage)
    }

    private func left(_ stage: LineStage) -> LineObjection {
        LineObjection(
            .notAllowed,
            "is `\(stage.rawValue)` on \(date), and nothing leads on from there; announce what is offered anew as a line "
                + "of its own (`add-lines`), or record what a source says with the basis `reported`")
    }
}
