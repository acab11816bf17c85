import MessageSchema

extension Timeline {
    /// Whether a command that says this value would change nothing, by which it is refused as `already-so`.
    ///
    /// A decision changes nothing where the cell's own decision of the same value holds on its date already. A report
    /// changes nothing only where the same sources said the same of the same date: said by another source, or of a
    /// later date, it is news that the timeline keeps. `same` says which values are the same, by default equal ones.
    public func repeats(
        _ value: Value, in context: DecisionContext, same: (Value, Value) -> Bool = { $0 == $1 }
    ) -> Bool {
        if context.isDecided {
            guard let holding = entry(at: context.moment) else { return false }
            return holding.stamp.isDecided && same(holding.value, value)
        }
        return entries.contains {
            $0.stamp.effective == context.effective && $0.stamp.provenance == context.provenance
                && same($0.value, value)
        }
    }
}
