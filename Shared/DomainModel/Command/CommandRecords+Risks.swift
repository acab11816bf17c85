public import MessageSchema

/// What hangs on pledges that are on hold or withdrawn (DOMAIN.md section 3: the nation's posts and units at risk).
extension CommandRecords {
    /// A nation's pledges with lines on hold or withdrawn at a moment, by id.
    public func stoppedPledges(of nation: NationCode, at moment: Moment) -> [EntityID] {
        pledges.sorted { $0.key < $1.key }.filter {
            $0.value.owner(at: moment) == nation && !$0.value.stopped(at: moment).isEmpty
        }
        .map(\.key)
    }

    /// On whose account a post is at risk at a moment, or `nil` where it is not: from a nation's acceptance on, the
    /// post hangs on that nation.
    public func risk(of post: EntityID, at moment: Moment) -> PostRisk? {
        guard let standing = self.post(post, at: moment), standing.state >= .accepted, let nation = standing.nation
        else { return nil }
        let pledges = stoppedPledges(of: nation, at: moment)
        return pledges.isEmpty ? nil : PostRisk(post: post, nation: nation, pledges: pledges)
    }

    /// Why a unit is at risk at a moment, or `nil` where it is not: its own line is on hold or withdrawn.
    public func risk(ofUnit unit: EntityID, at moment: Moment) -> UnitRisk? {
        guard let unit = units[unit]?.entry(at: moment)?.value,
            let stage = pledges[unit.pledge]?.stage(of: unit.line, at: moment), stage.isStopped
        else { return nil }
        return UnitRisk(unit: unit.unit, pledge: unit.pledge, line: unit.line, stage: .known(stage))
    }
}
