import MessageSchema
import TestSupport
import Testing

@Suite("Parties and terms")
struct PartyTests {
    @Test func aPartyIsACodeOrTheSourcesWords() throws {
        try expectJSON(Party.nation("IDN"), "IDN")
        try expectJSON(
            Party.unnamed("nine states", count: 9),
            ["unnamed": "nine states", "count": ["low": 9, "best": 9, "high": 9]])
        try expectJSON(Party.unnamed("others", count: nil), ["unnamed": "others"])
        #expect(Party.nation("IDN").description == "Indonesia")
        #expect(Party.nation("IDN").code == "IDN")
        #expect(Party.unnamed("nine states", count: 9).code == nil)
        #expect(Party.unnamed("nine states", count: 9).description == "nine states")
    }

    @Test(arguments: [(#""IDX""#, "nearest are"), ("{}", "`unnamed` is required"), (#"{"unnamed": ""}"#, "empty")])
    func whatIsNoPartyIsRefused(json: String, word: String) {
        let found = refusal(Party.self, json)
        #expect(found?.contains(word) == true, "\(found ?? "accepted")")
    }

    @Test func aTermIsKeptWhetherItIsKnownOrNot() throws {
        try expectJSON(Coded<LineStage>.known(.inTheatre), "inTheatre")
        try expectJSON(Coded<LineStage>.unrecognised("teleported"), "teleported")
        #expect(Coded<LineStage>.known(.inTheatre).term == .inTheatre)
        #expect(Coded<LineStage>.unrecognised("teleported").term == nil)
    }

    @Test(arguments: [
        LineStage.allCases.map(\.rawValue), Figure.allCases.map(\.rawValue), CaveatKind.allCases.map(\.rawValue),
        CaveatEffect.allCases.map(\.rawValue), UseOfForce.allCases.map(\.rawValue),
        ContributionKind.allCases.map(\.rawValue), ConversionBasis.allCases.map(\.rawValue),
        ApproachKind.allCases.map(\.rawValue), ApproachAnswer.allCases.map(\.rawValue), Basis.allCases.map(\.rawValue),
        PersonnelKind.allCases.map(\.rawValue), PostState.allCases.map(\.rawValue),
    ])
    func termsAreSpeltInLowerCamelCase(terms: [String]) {
        #expect(!terms.isEmpty)
        for term in terms { #expect(term.wholeMatch(of: /[a-z][A-Za-z]*/) != nil, "\(term)") }
    }

    @Test func gradesOfOfficersAreNATOCodes() {
        #expect(NATOGrade.allCases.map(\.rawValue) == (1...10).map { "OF-\($0)" })
    }
}
