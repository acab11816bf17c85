import MessageSchema
import TestSupport
import Testing

@Suite("Ids and codes")
struct NameTests {
    @Test(arguments: ["a", "idn-1", "0", "-", String(repeating: "x", count: 64)])
    func anIDIs1To64OfLettersDigitsAndHyphens(text: String) throws {
        try expectRoundTrip(EntityID.self, text)
        try expectRoundTrip(OperationID.self, text)
    }

    @Test(arguments: ["", "IDN", "a b", "a_b", "a.b", "é", "a\n", String(repeating: "x", count: 65), "а"])
    func anythingElseIsNoID(text: String) {
        expectRefused(EntityID.self, text)
        expectRefused(OperationID.self, text)
    }

    @Test func theMessageSaysWhatIsAllowed() {
        expectRefused(EntityID.self, "IDN 1", naming: ["1 to 64", "a-z, 0-9 and -", "idn-1"])
        expectRefused(OperationID.self, "ISF", naming: ["1 to 64", "isf-gaza"])
        expectRefused(CommandID.self, "a b", naming: ["1 to 200", "UUID"])
    }

    @Test(arguments: ["a", "0B7E2C1A-5D1F-4A51", "rule:pledges-0000.1.7:0", "a_b", String(repeating: "x", count: 200)])
    func aCommandIDTakesWhatAUUIDOrAReactionNeeds(text: String) throws {
        try expectRoundTrip(CommandID.self, text)
    }

    @Test(arguments: ["", "a b", "a/b", "é", String(repeating: "x", count: 201)])
    func anythingElseIsNoCommandID(text: String) {
        expectRefused(CommandID.self, text)
    }

    @Test func aQuotedTextIsShortAndWithoutWhatATerminalWouldObey() {
        let found = #expect(throws: InvalidValue.self) {
            try EntityID(wire: "\u{1B}[2J" + String(repeating: "x", count: 100_000))
        }
        #expect(found?.message.unicodeScalars.allSatisfy { $0.value >= 32 } == true)
        #expect((found?.message.count ?? .max) < 200)
    }

    @Test(arguments: ["IDN", "USA", "XKX", "EU", "UN", "NATO", "LAS", "BOP"])
    func aNationIsACodeOrAnOrganisation(text: String) throws {
        try expectRoundTrip(NationCode.self, text)
        #expect(!(try NationCode(wire: text).name.isEmpty))
    }

    @Test func anUnknownNationNamesTheNearest() {
        expectRefused(NationCode.self, "IND0", naming: ["nearest are", "IND (India)"])
        expectRefused(NationCode.self, "idn")
        expectRefused(NationCode.self, "")
    }

    @Test(arguments: [("USD", 2), ("JPY", 0), ("KWD", 3), ("JOD", 3), ("BHD", 3), ("EUR", 2)])
    func aCurrencyKnowsItsMinorUnits(code: String, decimals: Int) throws {
        try expectRoundTrip(CurrencyCode.self, code)
        #expect(try CurrencyCode(wire: code).minorUnits == decimals)
    }

    @Test func anUnknownCurrencyNamesTheNearest() {
        expectRefused(CurrencyCode.self, "USX", naming: ["ISO 4217", "USD"])
        expectRefused(CurrencyCode.self, "usd")
        expectRefused(CurrencyCode.self, "")
    }

    @Test func idsAreOrderedAsTextAndAreKeysOfObjects() throws {
        #expect((["b", "a", "a-1"] as [EntityID]).sorted() == ["a", "a-1", "b"])
        try expectJSON(["idn-1" as EntityID: 1], ["idn-1": 1])
        #expect(refusal([EntityID: Int].self, #"{"IDN": 1}"#) != nil)
    }
}
