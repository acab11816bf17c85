import DomainModel
import HashTreeCollections
import MessageSchema

extension PledgesOperation {
    /// The split that a selection asks for, or `nil` where the whole line takes the step.
    ///
    /// The part is exact; what remains is each of the line's figures less the part, a low never below zero
    /// (`Quantity.removing`). So best and high of the two come to what the line was.
    func split(
        _ selection: LineSelection, of line: LineRecord, in pledge: PledgeRecord, _ context: DecisionContext,
        at pointer: String
    ) throws(Refusal) -> LineSplit? {
        guard let count = selection.part else {
            guard selection.partLine == nil else {
                throw Refusal(
                    .invalidContent, at: "\(pointer)/part",
                    "`partLine` is given without `part`; say how many take the step, or leave both out for the whole line"
                )
            }
            return nil
        }
        guard let partLine = selection.partLine else {
            throw Refusal(
                .invalidContent, at: "\(pointer)/partLine",
                "the part becomes a line of its own, so it needs an id: give `partLine`")
        }
        guard pledge.lines[partLine] == nil else {
            throw .exists(
                "line", partLine, at: "\(pointer)/partLine",
                changeWith: "give the part an id that the pledge does not have")
        }
        guard context.movesValues else {
            throw Refusal(
                .unsupportedSource, at: "\(pointer)/part",
                "a report graded D to F or 4 to 6 moves no value, so it cannot split a line; name the whole line, or find "
                    + "a better source")
        }
        guard pledge.exists(at: context.moment), line.exists(at: context.moment) else {
            throw Refusal(
                .notAllowed, at: "\(pointer)/part",
                "the line `\(line.id.wire)` is there from \(line.created.effective.wire), so it cannot be split on "
                    + "\(context.effective.wire); give that date or a later one, or name the whole line")
        }
        let headcount = line.headcount(at: context.moment)
        guard let figures = headcount.figures else {
            throw Refusal(
                .notAllowed, at: "\(pointer)/part",
                "how many the line `\(line.id.wire)` has on \(context.effective.wire) is not known, so no part can be taken "
                    + "of it; record a figure with `revise-headcount` first, or name the whole line")
        }
        guard count > 0, count < figures.headline else {
            throw Refusal(
                .invalidContent, at: "\(pointer)/part",
                "a part of the line `\(line.id.wire)` is 1 to \(max(1, figures.headline - 1)) on "
                    + "\(context.effective.wire), not \(count); name the whole line without `part` for all of it")
        }
        try checkLater(count, of: line, context, at: pointer)
        guard let part = try? Quantity.exactly(count) else {
            throw Refusal(.invalidContent, at: "\(pointer)/part", "a part is at most \(Quantity.maximum)")
        }
        return LineSplit(line: line.id, remaining: headcount.removing(count), partLine: partLine, part: part)
    }

    /// A part also leaves the figures that are recorded for later dates, so it must be smaller than each of them.
    private func checkLater(
        _ count: Int, of line: LineRecord, _ context: DecisionContext, at pointer: String
    ) throws(Refusal) {
        let start = context.effective.lastDay
        let dates = (line.figures.entries.map(\.stamp) + line.parts.map(\.stamp)).map(\.effective.lastDay)
            .filter { $0 > start }
        for day in Set(dates).sorted() {
            guard let later = line.headcount(at: Moment(asOf: day, knownAt: nil)).figures, count >= later.headline
            else { continue }
            throw Refusal(
                .notAllowed, at: "\(pointer)/part",
                "the line `\(line.id.wire)` is recorded with \(later.headline) on \(day.wire), so \(count) cannot leave it "
                    + "on \(context.effective.wire); take a smaller part, or revise that figure first")
        }
    }
}

extension DecisionContext {
    /// Whether an entry on this word may move a value (DOMAIN.md section 4).
    var movesValues: Bool { isDecided || (provenance.best?.grade.movesValues ?? false) }
}
