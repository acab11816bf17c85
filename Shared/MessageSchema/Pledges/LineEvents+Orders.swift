extension LineSelection {
    /// What a command asked of lines that an event says have moved, with the splits that it took.
    static func choosing(_ lines: [EntityID], splits: [LineSplit]) -> [LineSelection] {
        lines.map { line in
            guard let split = splits.first(where: { $0.partLine == line }) else { return LineSelection(line: line) }
            return LineSelection(line: split.line, part: split.part.figures?.headline, partLine: line)
        }
    }
}

extension PledgeLinesAssessed: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeAssessment {
        PledgeAssessment(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), wording: wording)
    }
}

extension PledgeLinesCommitted: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeCommitment {
        PledgeCommitment(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), agreement: agreement, wording: wording
        )
    }
}

extension PledgeLinesReady: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeReadiness {
        PledgeReadiness(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), wording: wording)
    }
}

extension PledgeLinesDeploying: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeDeployment {
        PledgeDeployment(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), wording: wording)
    }
}

extension PledgeLinesInTheatre: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeArrival {
        PledgeArrival(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), wording: wording)
    }
}

extension PledgeLinesRepatriated: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeRepatriation {
        PledgeRepatriation(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), wording: wording)
    }
}

extension PledgeLinesOnHold: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeHold {
        PledgeHold(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), reason: reason, wording: wording)
    }
}

extension PledgeLinesWithdrawn: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeWithdrawal {
        PledgeWithdrawal(
            pledge: pledge, lines: LineSelection.choosing(lines, splits: splits), reason: reason, wording: wording)
    }
}

extension PledgeLinesResumed: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeResumption {
        PledgeResumption(
            pledge: pledge, lines: LineSelection.choosing(lines.map(\.line), splits: splits), wording: wording)
    }
}

extension PledgeLinesRenewed: StatedByCommand {
    /// The command that would bring this about.
    public var order: PledgeRenewal { PledgeRenewal(pledge: pledge, lines: lines, wording: wording) }
}
