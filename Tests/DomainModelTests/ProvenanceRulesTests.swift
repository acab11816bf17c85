import DomainModel
import MessageSchema
import TestSupport
import Testing

@Suite("Rules of provenance")
struct ProvenanceRulesTests {
    private let now: Instant = "2026-04-01T08:00:00Z"

    private func problem(
        _ basis: Basis, _ sources: [Source], learned: Instant = "2026-03-31T00:00:00Z"
    ) -> Problem? {
        do throws(Problem) {
            try ProvenanceRules.check(basis: basis, sources: sources, learned: learned, now: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func aReportNeedsASourceAndADecisionDoesNot() {
        #expect(problem(.decided, []) == nil)
        #expect(problem(.reported, [source("B2")]) == nil)
        let found = problem(.reported, [])
        #expect(found?.kind == .unsupportedSource)
        #expect(found?.errors.map(\.pointer) == ["/sources"])
    }

    @Test func confirmationNeedsASecondIndependentPublisher() {
        let alone = problem(.reported, [source("B2"), source("A1", publisher: "PRESS  ")])
        #expect(alone?.kind == .unsupportedSource)
        #expect(alone?.errors.map(\.pointer) == ["/sources/1/grade"])
        #expect(problem(.reported, [source("A1", publisher: "Xinhua"), source("A1", publisher: "AA")]) == nil)
        #expect(
            problem(.reported, [source("A1", publisher: "Xinhua"), source("B2", publisher: "press, unnamed")])?.kind
                == .unsupportedSource)
        #expect(problem(.decided, [source("A1")])?.kind == .unsupportedSource)
    }

    @Test func thereAreAtMostTwentySources() {
        #expect(problem(.reported, (0..<20).map { _ in source("B2") }) == nil)
        #expect(problem(.reported, (0..<21).map { _ in source("B2") })?.errors.map(\.pointer) == ["/sources"])
    }

    @Test func nothingIsLearnedLaterThanNowOrBeforeItsPublication() {
        #expect(problem(.decided, [], learned: now) == nil)
        #expect(
            problem(.decided, [], learned: now.advanced(by: .microseconds(1)))?.errors.map(\.pointer)
                == ["/learnedTime"])
        let published = source("B2", published: "2026-02-19")
        #expect(problem(.reported, [published], learned: "2026-02-19T00:00:00Z") == nil)
        #expect(
            problem(.reported, [published], learned: "2026-02-18T23:59:59.999999Z")?.errors.map(\.pointer)
                == ["/learnedTime"])
        #expect(problem(.reported, [source("B2", published: "2026-02")], learned: "2026-02-01T00:00:00Z") == nil)
    }
}
