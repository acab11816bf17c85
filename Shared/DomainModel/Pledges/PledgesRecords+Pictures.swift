public import MessageSchema

extension PledgesRecords {
    /// How every line that counts stood at a moment, in the order of pledge and line.
    public func lineStandings(at moment: Moment) -> [LineStanding] {
        sortedPledges.filter { $0.exists(at: moment) }.flatMap { pledge in
            pledge.sortedLines.compactMap { LineStanding($0, of: pledge, at: moment) }
        }
    }

    /// How strong the force was at a moment; of some kinds of personnel only where they are given.
    public func strength(at moment: Moment, personnel: [PersonnelKind]? = nil) -> StrengthPicture {
        let standings = lineStandings(at: moment)
        guard let personnel else { return StrengthPicture(standings) }
        return StrengthPicture(standings.filter { $0.personnel.term.map(personnel.contains) ?? false })
    }

    /// How every approach that was known stood at a moment, in the order of ids.
    public func approachStandings(at moment: Moment) -> [ApproachStanding] {
        approaches.sorted { $0.key < $1.key }.compactMap { ApproachStanding($0.value, at: moment) }
    }

    /// Which nations were asked and what they answered at a moment.
    public func approachPicture(at moment: Moment) -> ApproachPicture {
        ApproachPicture(approachStandings(at: moment))
    }
}
