import DomainModel
import MessageSchema

extension MandateOperation {
    /// Whether what is there may end on the effective date: the cell ends what is in place on that date, and not twice;
    /// a source may say so of any date, and the same source says the same only once.
    /// - Parameters:
    ///   - name: the entity in words, such as "task `train-police`".
    ///   - state: what it then is, such as "no longer authorised".
    func checkEnds<Record: EndableRecord>(
        _ record: Record, _ ending: Record.Ending, _ name: String, _ state: String, at pointer: String,
        in context: DecisionContext
    ) throws(Refusal) {
        guard context.isDecided else {
            guard !record.endings.repeats(ending, in: context) else {
                throw Refusal(
                    .alreadySo, at: pointer,
                    "the same source says already that the \(name) is \(state) from \(context.effective.wire)")
            }
            return
        }
        if let over = record.ending(at: context.moment), over.stamp.isDecided {
            throw Refusal(
                .alreadySo, at: pointer,
                "the \(name) is \(state) on \(context.effective.wire) already, since \(over.stamp.effective.wire)")
        }
        guard record.definition.entry(at: context.moment) != nil else {
            let first = record.definition.entries.first { $0.stamp.movesValues }?.stamp.effective
            throw Refusal(
                .notAllowed, at: pointer,
                "the \(name) is not in place on \(context.effective.wire)"
                    + (first.map { ", only from \($0.wire) on; give that date or a later one" }
                        ?? ": only a source too weak to count speaks of it"))
        }
    }
}
