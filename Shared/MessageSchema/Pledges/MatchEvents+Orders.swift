extension PledgeLineMatched: StatedByCommand {
    /// The command that would bring this about.
    public var order: LineMatching {
        LineMatching(pledge: pledge, line: line, requirement: requirement, headcount: headcount, wording: wording)
    }
}

extension PledgeLineReplaced: StatedByCommand {
    /// The command that would bring this about; one that moves a part of several matches is given as one that moves all.
    public var order: LineReplacement {
        let only = moves.count == 1 ? moves.first : nil
        return LineReplacement(
            pledge: pledge, line: line, byPledge: byPledge, byLine: byLine, requirement: only?.requirement,
            headcount: only.flatMap { $0.remaining > 0 ? $0.moved : nil }, reason: reason)
    }
}
