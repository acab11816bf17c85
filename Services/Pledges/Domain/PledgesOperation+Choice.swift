import DomainModel
import HashTreeCollections
import MessageSchema

extension PledgesOperation {
    /// The lines of a pledge that take a step: those that the command names, or all that can take it.
    func choose(
        _ selections: [LineSelection]?, of id: EntityID, by rules: LineRules
    ) throws(Refusal) -> LineChoice {
        let pledge = try pledge(id)
        guard !rules.context.isDecided || pledge.exists(at: rules.context.moment) else {
            throw Refusal(
                .notAllowed, at: "/pledge",
                "the pledge `\(id.wire)` was announced with effect from \(pledge.created.effective.wire), so nothing can "
                    + "be decided about it for \(rules.date); give that date or a later one")
        }
        guard let selections else { return try chooseAll(of: pledge, by: rules) }
        guard (1...Bounds.lines).contains(selections.count) else {
            throw Refusal(
                .invalidContent, at: "/lines",
                "`lines` names 1 to \(Bounds.lines) lines, this one \(selections.count); leave it out for all that can "
                    + "take the step")
        }
        var choice = LineChoice()
        var seen: Set<EntityID> = []
        for (index, selection) in selections.enumerated() {
            let pointer = "/lines/\(index)"
            guard seen.insert(selection.line).inserted else {
                throw Refusal(
                    .invalidContent, at: "\(pointer)/line",
                    "the line `\(selection.line.wire)` is named twice; take a second part of it with a second command")
            }
            try choose(selection, of: pledge, by: rules, at: pointer, into: &choice)
        }
        guard pledge.lines.count + choice.splits.count <= Bounds.lines else {
            throw Refusal(
                .invalidContent, at: "/lines",
                "a pledge has at most \(Bounds.lines) lines, and these parts would make "
                    + "\(pledge.lines.count + choice.splits.count); let whole lines take the step")
        }
        return choice
    }

    private func choose(
        _ selection: LineSelection, of pledge: PledgeRecord, by rules: LineRules, at pointer: String,
        into choice: inout LineChoice
    ) throws(Refusal) {
        guard let line = pledge.lines[selection.line] else {
            throw .unknown(
                "line", selection.line, at: "\(pointer)/line", among: pledge.lines.candidates, createWith: "add-lines")
        }
        try checkSplit(of: line, at: "\(pointer)/line", rules.context)
        if let objection = rules.objection(to: line, isNamed: true) {
            throw Refusal(objection.kind, at: "\(pointer)/line", "the line `\(line.id.wire)` \(objection.reason)")
        }
        if let gate = SlotGate(rules.move, of: pledge, in: records, rules.context),
            let objection = gate.objection(to: line, part: selection.part)
        {
            throw Refusal(
                objection.kind, at: selection.part == nil ? "\(pointer)/line" : "\(pointer)/part",
                "the line `\(line.id.wire)` \(objection.reason)")
        }
        var moving = line.id
        if let split = try split(selection, of: line, in: pledge, rules.context, at: pointer) {
            guard !choice.splits.contains(where: { $0.partLine == split.partLine }) else {
                throw Refusal(
                    .invalidContent, at: "\(pointer)/partLine",
                    "two parts cannot both become the line `\(split.partLine.wire)`; give each an id of its own")
            }
            choice.splits.append(split)
            moving = split.partLine
        }
        choice.lines.append(ResumedLine(line: moving, stage: stage(of: line, by: rules)))
    }

    private func chooseAll(of pledge: PledgeRecord, by rules: LineRules) throws(Refusal) -> LineChoice {
        var choice = LineChoice()
        var objections: [(line: EntityID, objection: LineObjection)] = []
        let gate = SlotGate(rules.move, of: pledge, in: records, rules.context)
        for line in pledge.sortedLines where !line.isBeforeSplit(rules.context.effective) {
            let isShown = choice.lines.isEmpty && objections.count < 3
            if let objection = rules.objection(to: line, isNamed: false)
                ?? gate?.objection(to: line, namingSlots: isShown)
            {
                objections.append((line.id, objection))
            } else {
                choice.lines.append(ResumedLine(line: line.id, stage: stage(of: line, by: rules)))
            }
        }
        guard choice.lines.isEmpty else { return choice }
        let kinds = Set(objections.map(\.objection.kind))
        let sentences = objections.map { "the line `\($0.line.wire)` \($0.objection.reason)" }
        let shown = sentences.prefix(3).joined(separator: "; ")
        let more = sentences.count > 3 ? "; and \(sentences.count - 3) more, each in `errors`" : ""
        throw Refusal(
            kinds.count == 1 ? objections[0].objection.kind : .notAllowed,
            "no line of the pledge `\(pledge.id.wire)` can take this step: \(shown)\(more)",
            fields: sentences.map { Problem.Place(pointer: "/lines", detail: $0) })
    }

    private func stage(of line: LineRecord, by rules: LineRules) -> Coded<LineStage> {
        if let target = rules.move.target { return .known(target) }
        // The objection to a resumption made sure that there is such a step.
        return line.lastActiveStep(at: rules.context.moment)?.value.stage ?? .known(.announced)
    }
}
