public import MessageSchema

extension Quantity {
    /// What is left when a part of exactly so many is taken away: each figure that is there less the part, never below
    /// zero; unknown stays unknown.
    ///
    /// So best and high of part and rest come to what they were. A low below the part becomes zero: the part is known,
    /// so that the sum of the lows can only rise. The source's words are left out, for they speak of the whole.
    public func removing(_ part: Int) -> Quantity {
        guard case .known(let figures) = self else { return .unknown }
        let rest = try? Figures(
            low: figures.low.map { max(0, $0 - part) }, best: figures.best.map { max(0, $0 - part) },
            high: figures.high.map { max(0, $0 - part) })
        return rest.map { .known($0) } ?? .unknown
    }
}
