import DomainModel
import Foundation
import MessageSchema
import TestSupport
import Testing

@Suite("Claim books")
struct ClaimBookTests {
    private func context(_ circumstances: Circumstances) -> DecisionContext {
        DecisionContext(
            command: "c", now: Controls.start, actor: Controls.actor,
            effective: circumstances.effective ?? "2026-02-19",
            learned: Controls.start, provenance: circumstances.provenance)
    }

    private func refusal(
        _ claim: Claim, _ book: ClaimBook, _ circumstances: Circumstances = .reported(on: "2026-02-19")
    ) -> Refusal? {
        do throws(Refusal) {
            try book.check(claim, in: context(circumstances))
            return nil
        } catch {
            return error
        }
    }

    private func book(_ claims: [(Claim, Circumstances)]) -> ClaimBook {
        var book = ClaimBook()
        for (index, (claim, circumstances)) in claims.enumerated() {
            book.record(claim, ExampleEvent.stamp(sequence: UInt64(index + 1), circumstances))
        }
        return book
    }

    private let nineteen = Claim(
        claim: "nineteen", figure: .known(.nationsInterested), party: .unnamed("19 countries", count: 19), count: 19)

    @Test func claimsThatContradictEachOtherAreAllKept() {
        let other = Claim(
            claim: "without-troops", figure: .known(.composition), wording: "in ways that do not involve deploying",
            contradicts: ["nineteen"])
        let held = book([(nineteen, .reported(on: "2025-12-13"))])
        #expect(refusal(other, held) == nil)
        let both = book([(nineteen, .reported(on: "2025-12-13")), (other, .reported(on: "2025-12-13", grade: "C3"))])
        #expect(both.known(at: .everything).map(\.claim) == [nineteen, other])
    }

    @Test func theyAreKnownFromWhenTheyWereLearned() {
        let held = book([(nineteen, .reported(on: "2025-12-13").learned("2025-12-14T10:00:00Z"))])
        #expect(held.known(at: Moment(asOf: nil, knownAt: "2025-12-14T09:59:59Z")).isEmpty)
        #expect(held.known(at: Moment(asOf: "2025-12-13", knownAt: "2025-12-14T10:00:00Z")).count == 1)
        #expect(held.known(at: Moment(asOf: "2025-12-12", knownAt: nil)).isEmpty)
    }

    @Test func aClaimIsNewReportedAndSaysSomething() {
        let held = book([(nineteen, .reported(on: "2025-12-13"))])
        #expect(refusal(nineteen, held)?.kind == .alreadyExists)
        #expect(refusal(nineteen, ClaimBook(), .decided)?.kind == .gateNotMet)
        #expect(refusal(Claim(claim: "x", figure: .known(.other)), held)?.kind == .invalidContent)
        let lost = refusal(
            Claim(claim: "x", figure: .known(.other), wording: "no", contradicts: ["nineteen", "ninteen"]), held)
        #expect(lost?.kind == .unknownEntity)
        #expect(lost?.pointers == ["/contradicts/1"])
        #expect(lost?.detail.contains("nearest are nineteen") == true)
    }

    @Test func itSurvivesJSON() throws {
        let held = book([(nineteen, .reported(on: "2025-12-13"))])
        #expect(try JSONDecoder().decode(ClaimBook.self, from: JSONEncoder().encode(held)) == held)
    }
}
