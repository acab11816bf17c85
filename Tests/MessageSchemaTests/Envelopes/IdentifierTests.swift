import MessageSchema
import TestSupport
import Testing

@Suite("Names of events, types and subjects")
struct IdentifierTests {
    @Test(arguments: ["pledge/idn-1", "operation/isf-gaza", "subArea/x", "a-1/0"])
    func aSubjectIsKindAndID(text: String) throws {
        #expect(try Subject(wire: text).wire == text)
    }

    @Test(arguments: ["", "pledge", "/x", "pledge/", "pledge/a/b", "pledge/IDN", "pl edge/x", "é/x", "pledge/é"])
    func whatIsNoSubjectIsRefused(text: String) {
        expectRefused(Subject.self, text, naming: ["kind/id", "pledge/idn-1"])
    }

    @Test(arguments: ["muster.pledges.pledge.committed.v1", "muster.mandate.option.putInForce.v12"])
    func aTypeNamesServiceFactAndVersion(text: String) throws {
        let type = try EventType(wire: text)
        #expect(type.wire == text)
        #expect("muster.\(type.service.rawValue).\(type.name).v\(type.version)" == text)
    }

    @Test(arguments: [
        "", "pledge.committed", "muster.pledges.pledge.v1", "muster.gateway.pledge.committed.v1",
        "muster.pledges.pledge.committed.1", "muster.pledges.pledge.committed.v0",
        "muster.pledges.pledge.committed.v01",
        "muster.pledges.pledge.committed.v+1", "muster.pledges..committed.v1", "muster.pledges.pl/edge.committed.v1",
        "muster.pledges.pledge.committed.v99999999999999999999", ".pledges.pledge.committed.v1",
        "muster.pledges.pledge.committed.", "muster.pledges.pledge.committed.v", "muster.pledges.pledge.committed.v1.",
        "novel.pledges.pledge.committed.v1", "muster.pledges.pledge.a.committed.v1",
        "muster.pledges.plédge.committed.v1",
    ])
    func whatIsNoTypeIsRefused(text: String) {
        expectRefused(EventType.self, text, naming: ["muster.pledges.pledge.committed.v1"])
    }

    @Test(arguments: ["pledges-0000.1.1", "a.4294967295.18446744073709551615", "a.0.0"])
    func anEventIDNamesLogEpochAndSequence(text: String) throws {
        #expect(try EventID(wire: text).wire == text)
    }

    @Test(arguments: [
        "", "a.1", "a.1.2.3", "A.1.2", "a.4294967296.1", "a.1.18446744073709551616", "a.-1.1", "a.1.01", "a..1",
        "a.1.", ".1.1", "a.1.1 ", "a.1.99999999999999999999999", "a.1.1٣",
    ])
    func whatIsNoEventIDIsRefused(text: String) {
        expectRefused(EventID.self, text, naming: ["<log id>.<epoch>.<sequence>"])
    }

    @Test func aKindHasAtMost40CharactersAndAnID64() throws {
        let (kind, id) = (String(repeating: "k", count: 40), String(repeating: "i", count: 64))
        #expect(try Subject(wire: "\(kind)/\(id)").wire == "\(kind)/\(id)")
        expectRefused(Subject.self, "k\(kind)/\(id)")
        expectRefused(Subject.self, "\(kind)/i\(id)")
    }

    @Test func aDigestIs64SmallHexadecimalDigits() throws {
        let digest = Digest256(of: [1, 2, 3])
        #expect(Digest256(hex: digest.hex) == digest)
        #expect(digest.hex == "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81")
        for place in 0..<64 {
            for wrong in ["g", "A", " ", "é", "/", ":", "`", ""] {
                var text = digest.hex
                let index = text.index(text.startIndex, offsetBy: place)
                text.replaceSubrange(index...index, with: wrong)
                #expect(Digest256(hex: text) == nil, "\(text)")
            }
        }
    }

    @Test func sequencesAndEpochsStopAtTheirLargest() {
        #expect(SequenceNumber(41).next == SequenceNumber(42))
        #expect(SequenceNumber(.max).next == SequenceNumber(.max))
        #expect(SequenceNumber(1).advanced(by: -5) == .zero)
        #expect(Epoch(.max).next == Epoch(.max))
        #expect(Epoch.first.next == Epoch(2))
    }

    @Test func aSequenceIsPaddedSoThatTextOrderIsItsOrder() {
        let numbers = [0, 9, 10, 99, 1 << 40, .max] as [UInt64]
        let padded = numbers.map { SequenceNumber($0).padded }
        #expect(padded == padded.sorted())
        #expect(padded.allSatisfy { $0.utf8.count == 20 })
        #expect(padded.map { SequenceNumber(padded: $0)?.value } == numbers)
        for wrong in ["", "42", "0000000000000000004 ", "+0000000000000000042", "99999999999999999999"] {
            #expect(SequenceNumber(padded: wrong) == nil)
        }
    }
}
