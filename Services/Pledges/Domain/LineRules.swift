import DomainModel
import MessageSchema

/// Which lines can take a step, seen from the command's effective date.
struct LineRules {
    let move: LineMove
    /// The entry that the step would make.
    let agreement: Agreement?
    let reason: Text?
    let wording: Text?
    let context: DecisionContext

    var date: String { context.effective.wire }

    /// Why a line cannot take the step; `isNamed` where the command names it, and not only the whole pledge.
    func objection(to line: LineRecord, isNamed: Bool) -> LineObjection? {
        if context.isDecided { return objectionToDecision(line) }
        if move == .resume { return objectionToResumption(line) }
        return objectionToReport(line, isNamed: isNamed)
    }

    /// The entry that the step makes of a stage.
    func entry(of stage: LineStage) -> LineStep {
        LineStep(stage: .known(stage), agreement: agreement, reason: reason, wording: wording)
    }

    /// A resumption needs a hold to end and a stage to go back to, whoever says so.
    func objectionToResumption(_ line: LineRecord) -> LineObjection? {
        guard line.stage(at: context.moment) == .known(.onHold) else {
            let stage = line.stage(at: context.moment).map { "`\($0.wire)`" } ?? "not known to be announced"
            return LineObjection(.notAllowed, "is \(stage) on \(date), not on hold; only a hold can be ended")
        }
        guard line.lastActiveStep(at: context.moment) != nil else {
            return LineObjection(
                .notAllowed,
                "has no stage known from before its hold to go back to; record the stage itself with its own command and "
                    + "the basis `reported`")
        }
        return nil
    }

    /// A report may state any stage of a line that it names, for sources see what the cell did not, and may err; said
    /// of a whole pledge it is taken of the lines that it leads on.
    private func objectionToReport(_ line: LineRecord, isNamed: Bool) -> LineObjection? {
        guard let target = move.target else { return nil }
        if line.steps.repeats(entry(of: target), in: context) {
            return LineObjection(.alreadySo, "has this very entry of \(date) by the same sources already")
        }
        guard !isNamed, let stage = line.stage(at: context.moment)?.term, stage != target else { return nil }
        if leadsOn(from: stage) { return nil }
        return LineObjection(
            .notAllowed,
            "is `\(stage.rawValue)` on \(date), from where `\(target.rawValue)` does not lead on; name the line in `lines` "
                + "to record that the source says so all the same")
    }

    private func leadsOn(from stage: LineStage) -> Bool {
        switch move {
        case .step(let target): (stage.rung ?? .max) < (target.rung ?? 0)
        case .hold: stage.isActive
        case .withdraw: stage.isActive || stage == .onHold
        case .resume: stage == .onHold
        }
    }
}
