import Foundation
import MessageSchema
import TestSupport
import Testing

@Suite("Reading and writing events")
struct EventCoderTests {
    private let coder = EventCoder()

    private func recorded() -> RecordedEvent<PledgesEvent> {
        ExampleEvent.recorded(
            .caveatLifting(CaveatLifting(caveat: "idn-1", wording: "lifted/eased \u{1F54A}")), sequence: 42,
            .reported(on: "2026-02-19"))
    }

    /// The example event with one change.
    private func bytes(_ change: (inout JSONObject) -> Void) throws -> [UInt8] {
        var object = try #require(try JSONParser().parse(try coder.encode(recorded())).object)
        change(&object)
        return JSONWriter.bytes(of: .object(object))
    }

    private func failure(_ bytes: [UInt8]) -> EventReadingFailure? {
        do throws(EventReadingFailure) {
            _ = try coder.decode(bytes, as: PledgesEvent.self)
            return nil
        } catch {
            return error
        }
    }

    @Test func anEventSurvivesItsBytesAndTheBytesSurviveTheEvent() throws {
        let bytes = try coder.encode(recorded())
        let again = try coder.decode(bytes, as: PledgesEvent.self)
        #expect(again == recorded())
        #expect(try coder.encode(again) == bytes)
        #expect(try EventCoder().encode(again) == bytes, "another coder writes the same bytes")
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""source":"/muster/pledges""#))
    }

    @Test func aNameNobodyHandlesIsUnhandled() throws {
        for type in [
            "muster.pledges.pledge.blessed.v1", "muster.funding.contribution.paid.v1",
            "muster.novel.pledge.announced.v1",
            "org.example.other",
        ] {
            let service = type.hasPrefix("muster.funding") ? "funding" : "pledges"
            let found = failure(
                try bytes {
                    $0["type"] = .string(type)
                    $0["source"] = .string("/muster/\(service)")
                })
            guard case .unhandled(let header) = found else {
                Issue.record("\(type): \(String(describing: found))")
                continue
            }
            #expect(header.type == type)
            #expect(header.id.sequence == SequenceNumber(42))
        }
    }

    @Test func aKnownNameInANewerVersionIsAnUnknownVersion() throws {
        let found = failure(try bytes { $0["type"] = "muster.pledges.caveat.lifted.v2" })
        guard case .unknownVersion(let header) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(header.subject == "caveat/idn-1")
        #expect(found?.description.contains("newer version") == true)
    }

    @Test(arguments: ["", "{", "[]", "null", "7", "{}", #"{"specversion": "1.0"}"#, "\u{FEFF}{}"])
    func whatIsNoEventIsMalformed(text: String) {
        guard case .malformed(let reason) = failure(Array(text.utf8)) else {
            Issue.record("\(text) was taken for an event")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test(arguments: [
        ("specversion", "0.3"), ("id", "pledges-0000.1"), ("id", "pledges-0000.1.+42"), ("id", "pledges-0000.01.42"),
        ("subject", "caveat"), ("time", "yesterday"), ("operation", "ISF"), ("actor", ""), ("effectivedate", "2026-13"),
        ("learnedtime", "2026-02-19"), ("commandid", "a b"), ("commandhash", "00"), ("sequence", "42"),
        ("sequence", "00000000000000000043"), ("causationid", "x"), ("traceparent", " "), ("data", "text"),
        ("logid", "pledges-0001"), ("epoch", "2"), ("source", "/muster/funding"),
    ])
    func aWrongAttributeIsMalformedAndNamed(name: String, value: String) throws {
        guard case .malformed(let reason) = failure(try bytes { $0[name] = .string(value) }) else {
            Issue.record("\(name) \(value) was accepted")
            return
        }
        if name != "data" { #expect(reason.contains(name), "\(reason)") }
    }

    @Test(arguments: [
        "specversion", "id", "source", "type", "subject", "time", "operation", "actor", "effectivedate", "learnedtime",
        "commandid", "commandhash", "correlationid", "sequence", "logid", "epoch", "data",
    ])
    func aMissingAttributeIsMalformedAndNamed(name: String) throws {
        guard case .malformed(let reason) = failure(try bytes { $0[name] = nil }) else {
            Issue.record("an event without \(name) was accepted")
            return
        }
        #expect(reason.contains(name), "\(reason)")
    }

    @Test func aWrongFieldOfThePayloadIsMalformedWithItsPlace() throws {
        let found = failure(try bytes { $0["data"] = ["caveat": "IDN", "basis": "decided"] })
        #expect(found?.description.contains("/data/caveat") == true)
    }

    @Test func fieldsThatThisProgramDoesNotKnowAreIgnored() throws {
        let changed = try bytes { object in
            object["partitionkey"] = "x"
            var data = object["data"]?.object ?? JSONObject()
            data["novelty"] = ["a": [1, 2]]
            object["data"] = .object(data)
        }
        #expect(try coder.decode(changed, as: PledgesEvent.self) == recorded())
    }

    @Test func anUnrecognisedTermIsKeptAndWrittenAgain() throws {
        let golden = try #require(
            try GoldenFolder.value(of: "muster.pledges.caveat.declared.v1.complete.json").object)
        var (event, data) = (golden, try #require(golden["data"]?.object))
        data["kind"] = "moonPhase"
        data["basis"] = "divined"
        event["data"] = .object(data)
        let bytes = JSONWriter.bytes(of: .object(event))
        let read = try coder.decode(bytes, as: PledgesEvent.self)
        guard case .caveat(let caveat) = read.event else {
            Issue.record("\(read.event)")
            return
        }
        #expect(caveat.kind == .unrecognised("moonPhase"))
        #expect(caveat.kind.term == nil)
        #expect(read.provenance.basis == .unrecognised("divined"))
        #expect(try JSONParser().parse(try coder.encode(read)) == .object(event))
    }

    @Test func anUnrecognisedTermIsRefusedWhereTheDecoderIsStrict() throws {
        let data = Data(#"{"caveat":"c","party":"IDN","kind":"tsk","effect":"restricts","wording":"w"}"#.utf8)
        let strict = JSONDecoder()
        strict.userInfo[WireDecoding.strictKey] = true
        let error = try #require(throws: DecodingError.self) { try strict.decode(Caveat.self, from: data) }
        let sentence = Problem.sentence(for: error)
        #expect(sentence.hasPrefix("/kind: "))
        for word in ["\"tsk\"", "did you mean \"task\"?", "allowed are task, area, useOfForce"] {
            #expect(sentence.contains(word), "\(sentence)")
        }
        #expect(try JSONDecoder().decode(Caveat.self, from: data).kind == .unrecognised("tsk"))
    }

    @Test func anAttributeOrAFieldThatStandsTwiceIsMalformed() throws {
        let text = String(decoding: try coder.encode(recorded()), as: UTF8.self)
        let doubled = [
            text.dropLast() + #","data":{"caveat":"other","basis":"decided"}}"#,
            text.dropLast() + #","subject":"caveat/idn-1"}"#,
            text.replacing(#""data":{"#, with: #""data":{"caveat":"idn-1","#)[...],
        ]
        for (name, event) in zip(["data", "subject", "caveat"], doubled) {
            guard case .malformed(let reason) = failure(Array(event.utf8)) else {
                Issue.record("an event with `\(name)` twice was accepted")
                continue
            }
            #expect(reason.contains("\"\(name)\" a second time"), "\(reason)")
            #expect(throws: EventReadingFailure.self) { try coder.header(of: Array(event.utf8)) }
        }
    }

    @Test(arguments: [#"{"basis":7}"#, #"{"sources":"press"}"#, #"{"sources":[{"grade":"B2"}]}"#, "7"])
    func wrongProvenanceIsMalformedWithItsPlace(text: String) throws {
        let wrong = try JSONParser().parse(text)
        let found = failure(
            try bytes { object in
                guard case .object(let members) = wrong else { return object["data"] = wrong }
                var data = object["data"]?.object ?? JSONObject()
                for member in members.members { data[member.key] = member.value }
                object["data"] = .object(data)
            })
        let place = wrong.object?.members.first.map { "/data/\($0.key)" } ?? "/data: "
        #expect(found?.description.contains(place) == true, "\(String(describing: found))")
    }

    @Test func theHeaderCanBeReadWhateverTheEventStates() throws {
        let changed = try bytes {
            $0["type"] = "muster.pledges.pledge.blessed.v7"
            $0["data"] = ["no": "payload"]
        }
        let header = try coder.header(of: changed)
        #expect(header.eventType?.version == 7)
        #expect(header.topic == "pledges/isf-gaza/pledge.blessed")
        #expect(throws: EventReadingFailure.self) { try coder.header(of: Array("{}".utf8)) }
    }

    @Test func everyTopicIsShortWhateverTheOperationIsCalled() throws {
        let operation = try OperationID(wire: String(repeating: "x", count: 64))
        let types =
            MandateEvent.payloads.map { $0.type } + PledgesEvent.payloads.map { $0.type }
            + FundingEvent.payloads.map { $0.type }
            + CommandEvent.payloads.map { $0.type }
        #expect(types.count > 40)
        for type in types {
            let header = EventHeader(
                id: EventID(log: Controls.log(of: type.service), epoch: .first, sequence: .zero), type: type,
                subject: Subject(operation),
                recorded: Controls.start, operation: operation, actor: "a", effective: "2026-02-19",
                learned: Controls.start, command: "c", commandHash: Digest256(of: []), correlation: "c")
            #expect(header.topic == "\(type.service.rawValue)/\(operation.wire)/\(type.name)")
            #expect(header.topic.utf8.count <= 200)
        }
    }

    @Test func noTwoEventsOfAServiceShareATypeAndNoTwoCommandsAName() {
        for types in [
            MandateEvent.payloads.map { $0.type.wire }, PledgesEvent.payloads.map { $0.type.wire },
            FundingEvent.payloads.map { $0.type.wire }, CommandEvent.payloads.map { $0.type.wire },
            MandateCommand.payloads.map { $0.name }, PledgesCommand.payloads.map { $0.name },
            FundingCommand.payloads.map { $0.name }, CommandCommand.payloads.map { $0.name },
        ] {
            #expect(Set(types).count == types.count)
        }
    }
}
