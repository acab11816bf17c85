import DomainModel
import HashTreeCollections
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct RandomOperationTests {
    /// How every line stood on some days, as known by a moment.
    private func pictures(_ state: PledgesOperation, knownAt: Instant?) -> [[LineStanding]] {
        [RandomCommands.days[2], RandomCommands.days[4], RandomCommands.days[7]]
            .map { state.records.lineStandings(at: Moment(asOf: $0, knownAt: knownAt)) }
    }

    /// How large the pledges are on every day, whatever stage their lines have.
    private func sizes(_ state: PledgesOperation) -> [StrengthSum] {
        RandomCommands.days.map { day in
            let moment = Moment(asOf: day, knownAt: nil)
            return StrengthSum(
                state.records.sortedPledges.flatMap { $0.lines(at: moment) }.map { $0.headcount(at: moment) })
        }
    }

    private func isMove(_ command: PledgesCommand) -> Bool {
        switch command {
        case .pledgeAssessment, .pledgeCommitment, .pledgeReadiness, .pledgeDeployment, .pledgeArrival,
            .pledgeRepatriation, .pledgeHold, .pledgeWithdrawal, .pledgeResumption:
            true
        default: false
        }
    }

    @Test(arguments: 1...16 as ClosedRange<UInt64>)
    func anyCommandsInAnyOrderKeepTheInvariants(_ seed: UInt64) throws {
        var commands = RandomCommands(seed: seed)
        var scenario = PledgesScenario.accepted()
        let lines = ["l-0", "l-1", "l-2"].map { Examples.line($0, 500) }
        try scenario.accept(Examples.announcement("p-0", lines: lines), .decided(on: "2026-01-15"))
        var (accepted, splits) = (0, 0)
        for _ in 0..<200 {
            let (command, circumstances) = (commands.command(), commands.circumstances())
            let before = scenario.state
            guard let refusal = scenario.refusal(of: command, circumstances) else {
                let (known, sizes) = (pictures(before, knownAt: nil), sizes(before))
                let earlier = Instant(microseconds: scenario.now.microseconds - 1)
                try scenario.accept(command, circumstances)
                accepted += 1
                let due = scenario.state.due(at: scenario.now).map(\.rule)
                #expect(!due.contains("restate-strength"), "\(command) left a strength unstated")
                #expect(pictures(scenario.state, knownAt: earlier) == known, "\(command) changed what was known before")
                if isMove(command) {
                    let after = self.sizes(scenario.state)
                    #expect(after.map(\.best) == sizes.map(\.best), "\(command) changed how many there are")
                    #expect(after.map(\.high) == sizes.map(\.high), "\(command) changed how many there are")
                    #expect(after.map(\.unknown) == sizes.map(\.unknown), "\(command) changed what is known")
                    if after.map(\.lines) != sizes.map(\.lines) { splits += 1 }
                }
                continue
            }
            #expect(scenario.state == before)
            #expect(!refusal.detail.isEmpty)
        }
        #expect(accepted > 50, "too little was accepted for this to mean anything")
        #expect(splits > 0, "no line was split")
        #expect(scenario.state.records.unplaced.isEmpty)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
        try checkSums(scenario.state)
    }

    private func checkSums(_ state: PledgesOperation) throws {
        for day in RandomCommands.days {
            let picture = state.records.strength(at: Moment(asOf: day, knownAt: nil))
            var (byStage, byNation) = (StrengthSum(), StrengthSum())
            for stage in picture.stages { byStage.add(stage.strength.sum) }
            for stage in picture.nations.flatMap(\.stages) { byNation.add(stage.strength.sum) }
            #expect(byStage == StrengthSum(picture.lines.map(\.headcount)))
            #expect(byNation == byStage)
            let nominal = [LineStage.committed, .ready, .deploying, .inTheatre].map {
                picture.strength(at: $0).sum.best
            }
            #expect(picture.nominal.sum.best == nominal.reduce(0, +))
        }
    }

    @Test func decisionsObeyTheLadderWhateverWasReported() throws {
        for seed in 100...110 as ClosedRange<UInt64> {
            var commands = RandomCommands(seed: seed)
            var scenario = PledgesScenario.accepted()
            for _ in 0..<300 {
                let (command, circumstances) = (commands.command(), commands.circumstances())
                let before = scenario.state.records
                guard scenario.refusal(of: command, circumstances) == nil else { continue }
                let events = try scenario.accept(command, circumstances)
                guard circumstances.provenance.basis == .known(.decided) else { continue }
                try check(events, before, scenario.context(circumstances).moment)
            }
        }
    }

    private func check(_ events: [PledgesEvent], _ before: PledgesRecords, _ moment: Moment) throws {
        let steps: [(EntityID, [EntityID], [LineSplit], LineStage)] = events.compactMap { event in
            switch event {
            case .pledgeLinesAssessed(let fact): (fact.pledge, fact.lines, fact.splits, .assessed)
            case .pledgeLinesCommitted(let fact): (fact.pledge, fact.lines, fact.splits, .committed)
            case .pledgeLinesReady(let fact): (fact.pledge, fact.lines, fact.splits, .ready)
            case .pledgeLinesDeploying(let fact): (fact.pledge, fact.lines, fact.splits, .deploying)
            case .pledgeLinesInTheatre(let fact): (fact.pledge, fact.lines, fact.splits, .inTheatre)
            case .pledgeLinesRepatriated(let fact): (fact.pledge, fact.lines, fact.splits, .repatriated)
            default: nil
            }
        }
        for (pledge, lines, splits, target) in steps {
            for id in lines {
                let origin = splits.first { $0.partLine == id }?.line ?? id
                let line = try #require(before.pledges[pledge]?.lines[origin])
                let stage = line.stage(at: moment)?.term
                let isConfirmation = stage == target && line.notEvidenced(at: moment).isEmpty
                #expect(
                    stage == target.predecessor || isConfirmation, "\(id) went to \(target)"
                )
            }
        }
    }
}
