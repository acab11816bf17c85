import DomainModel
import MessageSchema
import PledgesDomain
import TestSupport
import Testing

@Suite struct ApproachTests {
    private let ask = PledgesCommand.approach(Approach(approach: "to-sau", nation: Controls.saudiArabia))

    @Test func anApproachIsSentOnce() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(ask)
        let refusal = scenario.refusal(of: ask)
        #expect(refusal?.kind == .alreadyExists)
        #expect(refusal?.pointers == ["/approach"])
    }

    @Test func theCellTakesNoAnswerToWhatItHasNotAskedAndASourceMayGiveOne() throws {
        var scenario = PledgesScenario.accepted()
        #expect(scenario.refusal(of: Examples.answer(.inTalks))?.kind == .unknownEntity)
        try scenario.accept(Examples.answer(.inTalks), .reported(on: "2025-12-13"))
        #expect(scenario.state.records.approaches["to-sau"]?.answer(at: .everything) == .known(.inTalks))
        #expect(scenario.state.records.approaches["to-sau"]?.isSent(at: .everything) == false)
        let refusal = scenario.refusal(of: Examples.answer(.declined))
        #expect(refusal?.kind == .gateNotMet)
        try scenario.accept(ask, .decided(on: "2026-01-10"))
        #expect(scenario.refusal(of: Examples.answer(.declined), .decided(on: "2026-01-09"))?.kind == .gateNotMet)
        #expect(scenario.refusal(of: Examples.answer(.declined), .decided(on: "2026-01-10")) == nil)
    }

    @Test func anAnswerIsTheNationsOwn() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(Examples.answer(.inTalks), .reported(on: "2025-12-13"))
        let answer = scenario.refusal(of: Examples.answer(.inTalks, "to-sau", "ARE"), .reported(on: "2025-12-14"))
        #expect(answer?.kind == .notAllowed)
        #expect(answer?.pointers == ["/nation"])
        let other = PledgesCommand.approach(Approach(approach: "to-sau", nation: "ARE"))
        #expect(scenario.refusal(of: other)?.pointers == ["/nation"])
    }

    @Test func theSameAnswerAgainIsAlreadySoOnlyWhereNothingChanges() throws {
        var scenario = PledgesScenario.accepted()
        try scenario.accept(ask, .decided(on: "2025-12-08"))
        try scenario.accept(Examples.answer(.inTalks), .reported(on: "2025-12-13"))
        #expect(scenario.refusal(of: Examples.answer(.inTalks), .reported(on: "2025-12-13"))?.kind == .alreadySo)
        #expect(scenario.refusal(of: Examples.answer(.inTalks), .reported(on: "2025-12-20")) == nil)
        #expect(scenario.refusal(of: Examples.answer(.inTalks), .decided(on: "2025-12-13")) == nil)
        try scenario.accept(Examples.answer(.inTalks), .decided(on: "2025-12-13"))
        #expect(scenario.refusal(of: Examples.answer(.inTalks), .decided(on: "2025-12-15"))?.kind == .alreadySo)
    }

    @Test func listsOfAnApproachAreBoundedAndNameNothingTwice() {
        let scenario = PledgesScenario.accepted()
        let kinds = Approach(approach: "a", nation: "ITA", kinds: [.known(.troops), .known(.troops)])
        #expect(scenario.refusal(of: .approach(kinds))?.pointers == ["/kinds/1"])
        let asks = Approach(approach: "a", nation: "ITA", asks: [])
        #expect(scenario.refusal(of: .approach(asks))?.pointers == ["/asks"])
        let response = ApproachResponse(
            approach: "a", nation: "ITA", answer: .known(.declined), kinds: [.known(.police), .known(.police)])
        #expect(
            scenario.refusal(of: .approachResponse(response), .reported(on: "2026-01-01"))?.pointers == ["/kinds/1"])
    }

    @Test func nationsAreCountedByAnswerAsOfAndAsKnown() throws {
        var scenario = PledgesScenario.accepted()
        for (id, nation) in [("to-sau", "SAU"), ("to-are", "ARE"), ("to-ita", "ITA")] as [(EntityID, NationCode)] {
            try scenario.accept(.approach(Approach(approach: id, nation: nation)), .decided(on: "2025-12-08"))
        }
        try scenario.accept(
            .approach(Approach(approach: "to-sau-2", nation: "SAU", kinds: [.known(.funding)])),
            .decided(on: "2025-12-09"))
        try scenario.accept(Examples.answer(.inTalks), .reported(on: "2025-12-13").learned(on: "2025-12-20"))
        try scenario.accept(Examples.answer(.interestExpressed, "to-idn", "IDN"), .reported(on: "2025-12-13"))
        try scenario.accept(Examples.answer(.noResponse, "to-ita", "ITA"), .decided(on: "2026-01-01"))

        let now = scenario.state.records.approachPicture(at: .everything)
        #expect(now.asked.nations == ["ARE", "ITA", "SAU"])
        #expect(now.unanswered.nations == ["ARE", "SAU"])
        #expect(now.nations(.inTalks).nations == ["SAU"])
        #expect(now.nations(.inTalks).approaches == ["to-sau"])
        #expect(now.nations(.interestExpressed).nations == ["IDN"])
        #expect(now.nations(.noResponse).nations == ["ITA"])
        #expect(now.nations(.inTalks).references.map(\.sequence.value) == [2, 6])
        let earlier = scenario.state.records.approachPicture(
            at: Moment(asOf: "2025-12-31", knownAt: ("2025-12-19" as CalendarDay).end))
        #expect(earlier.nations(.inTalks).nations.isEmpty)
        #expect(earlier.asked.nations.isEmpty, "the asks were recorded in April and not said to be learned before")
    }
}
