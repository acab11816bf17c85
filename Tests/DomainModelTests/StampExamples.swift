import DomainModel
import MessageSchema
import TestSupport

/// The circumstances of a report with several sources.
func reported(on effective: EffectiveDate, _ sources: [Source]) -> Circumstances {
    Circumstances(effective: effective, provenance: Provenance(basis: .reported, sources: sources))
}

/// A source of a grade.
func source(_ grade: Grade, published: EffectiveDate = "2026-01-05", publisher: Text = "press") -> Source {
    Source(publisher: publisher, published: published, grade: grade)
}

/// A stamp that the rules of provenance let through, at random; few values, so that ties are frequent.
func randomStamp(_ random: inout SeededGenerator, sequence: UInt64) -> EntryStamp {
    let day = random.pick(["2026-01-30", "2026-01-31", "2026-01", "2026-02"] as [EffectiveDate])
    var sources: [Source] = []
    for _ in 0..<Int.random(in: 0...2, using: &random) {
        sources.append(
            source(
                random.pick(["A2", "B2", "B3", "C3", "A4", "E2", "F6"]),
                published: random.pick(["2026-01-05", "2026-01", "2025-12"])))
    }
    let isReport = random.oneIn(2)
    let circumstances = Circumstances(
        effective: day, learned: random.pick(["2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z"]),
        provenance: Provenance(basis: isReport ? .reported : .decided, sources: sources))
    return ExampleEvent.stamp(sequence: sequence, circumstances)
}
