import MandatePolicy
import MessageSchema
import TestSupport
import Testing

/// The rules by which findings combine, held to by drawn rules and terms.
@Suite struct CombinationTests {
    private static let seeds: ClosedRange<UInt64> = 1...2_000

    @Test func assigningATaskNeverFreesAnything() {
        var graver = 0
        for seed in Self.seeds {
            var draw = RandomRules(seed: seed)
            let (rules, terms) = (draw.rules(), draw.terms())
            guard let more = draw.oneMore(terms) else { continue }
            let (before, after) = (Assessment(rules: rules, under: terms), Assessment(rules: rules, under: more))
            #expect(before.availability <= after.availability, "seed \(seed)")
            if before.availability < after.availability { graver += 1 }
        }
        #expect(graver > 100, "hardly any task made a difference, so this says nothing")
    }

    @Test func raisingACeilingNeverFreesAnything() {
        for seed in Self.seeds {
            var draw = RandomRules(seed: seed)
            let (rules, terms) = (draw.rules(), draw.terms())
            let raised = Assessment(rules: rules, under: draw.raised(terms))
            #expect(Assessment(rules: rules, under: terms).availability <= raised.availability, "seed \(seed)")
        }
    }

    @Test func liftingARuleNeverReducesAvailability() {
        var freed = 0
        for seed in Self.seeds {
            var draw = RandomRules(seed: seed)
            let (rules, terms) = (draw.rules(), draw.terms())
            let all = Assessment(rules: rules, under: terms)
            for index in rules.indices {
                var fewer = rules
                fewer.remove(at: index)
                let lifted = Assessment(rules: fewer, under: terms)
                #expect(lifted.availability <= all.availability, "seed \(seed), rule \(index)")
                if lifted.availability < all.availability { freed += 1 }
                if all.availability < .suspended {
                    let left = Set(lifted.usable.map(\.task))
                    #expect(left.isSuperset(of: all.usable.map(\.task)), "seed \(seed), rule \(index)")
                }
            }
        }
        #expect(freed > 100, "hardly any rule made a difference, so this says nothing")
    }

    @Test func theOrderOfRulesAndTasksNeverMatters() {
        for seed in Self.seeds {
            var draw = RandomRules(seed: seed)
            let (rules, terms) = (draw.rules(), draw.terms())
            let shuffledTerms = Terms(
                option: terms.option, tasks: draw.shuffled(terms.tasks), authority: terms.authority,
                preconditions: terms.preconditions, areas: terms.areas, day: terms.day)
            let (one, other) = (
                Assessment(rules: rules, under: terms), Assessment(rules: draw.shuffled(rules), under: shuffledTerms)
            )
            #expect(one.availability == other.availability, "seed \(seed)")
            #expect(one.statement == other.statement, "seed \(seed)")
            #expect(one.usable == other.usable, "seed \(seed)")
        }
    }

    @Test func meetingAPreconditionNeverReducesAvailability() {
        for seed in Self.seeds {
            var draw = RandomRules(seed: seed)
            let (rules, terms) = (draw.rules(), draw.terms())
            for precondition in ["p-0", "p-1", "p-2"] as [EntityID] {
                let met = Assessment(rules: rules, under: terms.assuming([precondition: .met]))
                #expect(met.availability <= Assessment(rules: rules, under: terms).availability, "seed \(seed)")
            }
        }
    }

    @Test func whatHangsOnTheUnknownIsUndeterminedAtLeast() {
        for seed in Self.seeds {
            var draw = RandomRules(seed: seed)
            let (rules, terms) = (draw.rules(), draw.terms())
            for finding in rules.map({ Finding($0, under: terms) }) where finding.breaches.contains(where: \.isOpen) {
                #expect(finding.availability >= .undetermined, "seed \(seed)")
            }
        }
    }

    @Test func whatIsNotUntouchedSaysWhy() {
        for seed in Self.seeds {
            var draw = RandomRules(seed: seed)
            let (rules, terms) = (draw.rules(), draw.terms())
            let assessment = Assessment(rules: rules, under: terms)
            #expect((assessment.statement == nil) == (assessment.availability == .untouched), "seed \(seed)")
            #expect(assessment.statement?.hasSuffix(": ") != true, "seed \(seed) gives no clause")
        }
    }
}
