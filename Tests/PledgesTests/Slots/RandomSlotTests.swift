import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

/// Slots under thousands of random commands: late and early, decided and reported, with splits, revisions, holds and
/// replacements.
@Suite struct RandomSlotTests {
    private static let slots: [EntityID] = ["s-0", "s-1", "s-2", "s-3"]
    private static let days = RandomCommands.days

    private struct Draw {
        var commands: RandomCommands
        var number = 0

        mutating func command() -> PledgesCommand {
            let slot = commands.generator.pick(RandomSlotTests.slots)
            let pledge = commands.generator.pick(["p-0", "p-1", "p-2"] as [EntityID])
            number += 1
            switch Int.random(in: 0..<24, using: &commands.generator) {
            case 0, 1:
                let size = commands.generator.pick(
                    [.unknown, 200, 500, .of(low: 100, best: 300, high: 700)] as [Quantity])
                return Examples.slot(slot, size, priority: Int.random(in: 1...5, using: &commands.generator))
            case 2: return Examples.cancel(slot)
            case 3...9: return Examples.match(slot, count(), line: line(), of: pledge)
            case 10: return Examples.unmatch(slot, line: line(), of: pledge)
            case 11, 12, 13:
                let by = commands.generator.pick(["p-0", "p-1", "p-2"] as [EntityID])
                return Examples.replacement(
                    commands.generator.oneIn(2) ? slot : nil, commands.generator.oneIn(2) ? count() : nil, line: line(),
                    of: pledge, by: line(), ofPledge: by)
            case 14: return Examples.acceptGap(slot, commands.generator.oneIn(2) ? 50 : nil)
            case 15: return Examples.reopenGap(slot)
            default: return commands.command()
            }
        }

        private mutating func line() -> EntityID {
            commands.generator.pick(["l-0", "l-1", "l-2", "x-1", "x-2", "x-5"])
        }

        private mutating func count() -> Int? {
            commands.generator.oneIn(4) ? nil : commands.generator.pick([1, 20, 60, 150, 400])
        }
    }

    private func scenario() throws -> PledgesScenario {
        var scenario = PledgesScenario.accepted()
        for slot in Self.slots.prefix(2) { try scenario.accept(Examples.slot(slot, 400), .decided(on: "2026-01-15")) }
        let lines = ["l-0", "l-1", "l-2"].map { Examples.line($0, 500) }
        try scenario.accept(Examples.announcement("p-0", lines: lines), .decided(on: "2026-01-15"))
        try scenario.accept(
            Examples.announcement("p-1", Controls.morocco, lines: lines), .decided(on: "2026-01-15"))
        return scenario
    }

    private func isMove(_ command: PledgesCommand) -> Bool {
        switch command {
        case .pledgeAssessment, .pledgeCommitment, .pledgeReadiness, .pledgeDeployment, .pledgeArrival,
            .pledgeRepatriation, .pledgeHold, .pledgeWithdrawal, .pledgeResumption:
            true
        default: false
        }
    }

    private func lineCount(_ state: PledgesOperation) -> Int {
        state.records.pledges.values.reduce(0) { $0 + $1.lines.count }
    }

    /// What each slot has on each day of lines whatever their stage, so that a hold is no change.
    private func held(_ state: PledgesOperation) -> [[EntityID: Int]] {
        Self.days.map { day in
            var held: [EntityID: Int] = [:]
            for line in state.records.allocations(at: Moment(asOf: day, knownAt: nil)) {
                for match in line.matches {
                    held[match.recorded.requirement, default: 0] += match.share?.figures?.headline ?? 0
                }
            }
            return held.filter { $0.value > 0 }
        }
    }

    private func pictures(_ state: PledgesOperation, knownAt: Instant?) -> [[SlotStanding]] {
        let records = state.records.known(at: knownAt)
        return [Self.days[2], Self.days[4], Self.days[7]].map {
            SlotPicture(records, at: Moment(asOf: $0, knownAt: knownAt)).slots
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func slotsKeepTheirInvariants(_ group: UInt64) throws {
        var met = Met()
        for seed in group * 4 + 1...group * 4 + 4 {
            let one = try run(seed)
            met.splits += one.splits
            met.replaced += one.replaced
            met.capped += one.capped
        }
        #expect(met.splits > 0 && met.replaced > 0 && met.capped > 0, "\(met)")
    }

    private func run(_ seed: UInt64) throws -> Met {
        var draw = Draw(commands: RandomCommands(seed: seed))
        var scenario = try scenario()
        var (accepted, splits, replaced, capped) = (0, 0, 0, 0)
        for _ in 0..<250 {
            let (command, circumstances) = (draw.command(), draw.commands.circumstances())
            let before = scenario.state
            guard scenario.refusal(of: command, circumstances) == nil else { continue }
            let (heldBefore, known) = (held(before), pictures(before, knownAt: nil))
            let earlier = Instant(microseconds: scenario.now.microseconds - 1)
            let events = try scenario.accept(command, circumstances)
            accepted += 1
            #expect(pictures(scenario.state, knownAt: earlier) == known, "\(command) changed what was known before")
            if isMove(command) {
                #expect(held(scenario.state) == heldBefore, "\(command) changed what slots have")
                if lineCount(before) < lineCount(scenario.state) { splits += 1 }
            }
            if case .pledgeLineReplaced(let fact) = events[0] {
                replaced += 1
                try checkReplacement(
                    fact, before, scenario.state, on: circumstances.effective?.lastDay ?? scenario.now.day,
                    isDecided: circumstances.provenance.basis == .known(.decided))
            }
            capped += try checkSums(scenario.state)
        }
        #expect(accepted > 40, "too little was accepted for this to mean anything")
        #expect(scenario.state.records.unplaced.isEmpty)
        #expect(try scenario.refolded() == scenario.state)
        #expect(try scenario.roundTripped() == scenario.state)
        return Met(splits: splits, replaced: replaced, capped: capped)
    }

    /// What a seed has met, so that a generator that draws nothing rare is found out.
    private struct Met {
        var splits = 0
        var replaced = 0
        var capped = 0
    }

    /// A decided replacement opens no gap, and all that moved are there; a report that weighs less than what is on record
    /// for the day may change nothing there.
    private func checkReplacement(
        _ fact: PledgeLineReplaced, _ before: PledgesOperation, _ after: PledgesOperation, on day: CalendarDay,
        isDecided: Bool
    ) throws {
        let moment = Moment(asOf: day, knownAt: nil)
        let line = LineReference(pledge: fact.byPledge, line: fact.byLine)
        for move in fact.moves {
            let old = try #require(before.records.slot(move.requirement, at: moment))
            let new = try #require(after.records.slot(move.requirement, at: moment))
            guard isDecided, let moved = move.moved else { continue }
            func share(_ slot: SlotStanding) -> Int {
                slot.matches.first { $0.line.name == line }?.match.share?.figures?.headline ?? 0
            }
            #expect(share(new) == share(old) + moved)
            #expect((new.gap.figures?.headline ?? 0) <= (old.gap.figures?.headline ?? 0), "a gap opened: \(fact)")
        }
    }

    /// Every total is the sum of its records, nobody counts twice, and gap and matched come to what is required. Answers how
    /// many matches are capped.
    private func checkSums(_ state: PledgesOperation) throws -> Int {
        var capped = 0
        for day in [Self.days[2], Self.days[5], Self.days[7]] {
            let moment = Moment(asOf: day, knownAt: nil)
            let picture = SlotPicture(state.records, at: moment)
            for line in picture.lines {
                let shares = StrengthSum(line.matches.compactMap(\.share))
                guard let size = line.size.figures else { continue }
                #expect(shares.best <= size.headline, "\(line.name) on \(day.wire)")
                #expect(shares.best + (line.free.figures?.headline ?? 0) == size.headline)
                if let high = size.high { #expect(shares.high <= high) }
                if let low = size.low { #expect(shares.low <= low) }
                capped += line.matches.filter(\.isCapped).count
            }
            for slot in picture.slots {
                #expect(slot == state.records.slot(slot.requirement.requirement, at: moment))
                var stages = StrengthSum()
                for stage in LineStage.ladder { stages.add(slot.strength(at: stage)) }
                #expect(stages == slot.matched)
                #expect(slot.matched == StrengthSum(slot.matches.filter(\.fills).compactMap(\.match.counted)))
                guard slot.state == .open else {
                    #expect(slot.matched.lines == 0)
                    continue
                }
                guard let required = slot.requirement.headcount.figures, let gap = slot.gap.figures else { continue }
                #expect(gap.headline + min(slot.matched.best, required.headline) == required.headline)
                #expect(slot.excess == slot.matched.best - min(slot.matched.best, required.headline))
                #expect((slot.open.figures?.headline ?? 0) + (slot.accepted ?? 0) == gap.headline)
            }
            let offered = StrengthSum(picture.lines.filter(\.isOffered).map(\.size))
            let matched = picture.slots.reduce(0) { $0 + $1.matched.best }
            #expect(matched + picture.free.best == offered.best, "somebody counts twice or not at all on \(day.wire)")
        }
        return capped
    }
}
