import Foundation
import TestSupport
import Testing

@testable import MessageSchema

/// What is written and read without an encoder or decoder is what these would have made of it.
struct DirectWritingTests {
    private func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.sorted { $0.key < $1.key }.map { (key: $0.key, value: sorted($0.value)) }))
        case .array(let elements): .array(elements.map(sorted))
        default: value
        }
    }

    private func generic(_ value: some Encodable) throws -> [UInt8] {
        JSONWriter.bytes(of: try JSONValueEncoder.encode(value))
    }

    private func envelope(_ json: JSONValue) throws -> CommandEnvelope {
        try JSONDecoder().decode(CommandEnvelope.self, from: Data(JSONWriter.bytes(of: json)))
    }

    @Test(arguments: GoldenMessage.events, GoldenMessage.Fullness.allCases)
    func eventsAreWrittenWithTheirMembersInOrder(message: GoldenMessage, fullness: GoldenMessage.Fullness) throws {
        let bytes = try GoldenFolder.bytes(of: message.file(fullness))
        let expected = JSONWriter.bytes(of: sorted(try JSONParser().parse(bytes)))
        #expect(try message.roundTrip(bytes) == expected)
    }

    @Test(arguments: GoldenMessage.commands, GoldenMessage.Fullness.allCases)
    func commandsAreReadAndWrittenAsByTheCoders(message: GoldenMessage, fullness: GoldenMessage.Fullness) throws {
        let json = try GoldenFolder.value(of: message.file(fullness))
        let command = try envelope(json)
        #expect(CommandEnvelope(plain: json) == command)
        #expect(try JSONValue.bytes(encoding: command) == generic(command))
        let request = TypedBusRequest(id: "r\"1", request: .command, body: command)
        #expect(try JSONValue.bytes(encoding: request) == generic(request))
    }

    @Test(arguments: GoldenMessage.commands)
    func theContentHashIsThatOfCanonicalJSON(message: GoldenMessage) throws {
        let json = try GoldenFolder.value(of: message.file(.complete))
        var content = JSONObject()
        for name in ["name", "operation", "data", "effectiveDate", "learnedTime", "sources"] {
            content[name] = json[name]
        }
        content["revision"] = json["revision"]?.number.map { .string($0.literal) }
        #expect(
            try envelope(json).contentHash() == Digest256(of: try CanonicalJSON.bytes(of: .object(content))))
    }

    @Test func aNumberWithoutCanonicalFormIsNamedByItsPlace() throws {
        let command = CommandEnvelope(
            id: "c-1", name: "x", operation: "isf-gaza", data: ["n": [9_007_199_254_740_993]], actor: "planner")
        let error = #expect(throws: CanonicalJSONError.self) { try command.contentHash() }
        #expect(error?.pointer.description == "/data/n/0")
    }

    @Test func whatIsNotAsItShouldBeIsLeftToTheDecoder() throws {
        let json = try GoldenFolder.value(of: "command.announce-pledge.complete.json")
        let object = try #require(json.object)
        #expect(Set(object.keys) == Set(CommandEnvelope.fieldNames))
        for name in object.keys where name != "data" {
            for wrong: JSONValue in [.null, .bool(true), .string(""), .array([.null]), ["unknown": "field"]]
            where !(name == "correlationId" && wrong == .string("") || name == "name" && wrong == .string("")) {
                var changed = object
                changed[name] = wrong
                #expect(CommandEnvelope(plain: .object(changed)) == nil, "\(name): \(wrong)")
            }
        }
        for name in ["id", "name", "operation", "data", "actor"] {
            var changed = object
            changed[name] = nil
            #expect(CommandEnvelope(plain: .object(changed)) == nil, "without \(name)")
        }
        var changed = object
        changed["more"] = "than is known"
        #expect(CommandEnvelope(plain: .object(changed)) == nil)
        guard case .array(let sources) = object["sources"], case .object(var source) = sources.first else {
            Issue.record("the golden command has a source")
            return
        }
        source["more"] = "than is known"
        #expect(Source(plain: .object(source)) == nil)
    }

    private func reply(_ reservations: [Text]? = nil) throws -> CommandReply {
        let logs = try ["pledges-1f", "mandate-2e"].map { try #require(LogID($0)) }
        let bookmark = Bookmark(
            log: logs[0], service: .pledges, epoch: Epoch(3), sequence: SequenceNumber(.max)
        ).merged(with: Bookmark(log: logs[1], service: .mandate, epoch: .first, sequence: SequenceNumber(7)))
        return CommandReply(
            command: "c-1", operation: "isf-gaza",
            events: [1, 2].map { EventID(log: logs[0], epoch: Epoch(3), sequence: SequenceNumber($0)) },
            reservations: reservations, revision: SequenceNumber(2), bookmark: bookmark)
    }

    @Test func repliesAreReadAndWrittenAsByTheCoders() throws {
        let reply = try reply()
        #expect(try JSONValue.bytes(encoding: reply) == generic(reply))
        let answer = TypedBusReply(id: "r1", body: reply)
        let bytes = try JSONValue.bytes(encoding: answer)
        #expect(try bytes == generic(answer))
        let body = try #require(try JSONParser().parse(bytes)["body"])
        #expect(CommandReply(plain: body) == reply)
        #expect(try body.decoded(as: CommandReply.self) == reply)
    }

    @Test func reservationsStandInTheReply() throws {
        let reply = try reply(["date: it comes \"late\"", "caveat: refused"])
        let bytes = try JSONValue.bytes(encoding: reply)
        #expect(try bytes == generic(reply))
        #expect(try JSONParser().parse(bytes).decoded(as: CommandReply.self) == reply)
    }

    @Test func ofAnEventIsReadDirectlyWhatTheDecoderReads() throws {
        var count = 0
        for name in try GoldenFolder.names() {
            guard case .object(let event) = try GoldenFolder.value(of: name), event["specversion"] != nil else {
                continue
            }
            count += 1
            let header = try JSONValue.object(event).decoded(as: EventHeader.self)
            #expect(EventHeader(plain: event) == header, "\(name)")
            let data = try #require(event["data"]?.object)
            #expect(Provenance(plain: data) == (try JSONValue.object(data).decoded(as: Provenance.self)), "\(name)")
            for attribute in event.keys {
                for wrong: JSONValue? in [nil, .null, 7, "?", " ", ["a"]] {
                    var changed = event
                    changed[attribute] = wrong
                    let decoded = try? JSONValue.object(changed).decoded(as: EventHeader.self)
                    #expect(
                        EventHeader(plain: changed) == decoded, "\(name): \(attribute) \(String(describing: wrong))")
                }
            }
            for field in ["basis", "sources"] {
                for wrong: JSONValue? in [nil, .null, 7, "?", [], [7], [["grade": "B2"]]] {
                    var changed = data
                    changed[field] = wrong
                    let decoded = try? JSONValue.object(changed).decoded(as: Provenance.self)
                    #expect(Provenance(plain: changed) == decoded, "\(name): \(field) \(String(describing: wrong))")
                }
            }
        }
        #expect(count > 100)
    }

    @Test func aReplyThatIsNotAsItShouldBeIsLeftToTheDecoder() throws {
        let object = try #require(try JSONValue.encoding(try reply()).object)
        for name in object.keys {
            for wrong: JSONValue? in [nil, .null, .string("?"), .array([.null]), ["mandate-1": ["epoch": 1]]] {
                var changed = object
                changed[name] = wrong
                #expect(CommandReply(plain: .object(changed)) == nil, "\(name): \(String(describing: wrong))")
            }
        }
    }

    @Test(arguments: [
        ("Press,  Unnamed", nil), ("unnamed", nil), ("The ununnamed Times", nil), ("Nobody known", "nobodyknown"),
        ("Straits  TIMES", "straitstimes"), ("un", "un"),
    ]) func theNameByWhichIndependenceIsJudged(publisher: String, expected: String?) throws {
        let source = Source(
            publisher: try Text(wire: publisher), published: .schemaSample, grade: .schemaSample)
        #expect(source.independentName == expected)
    }
}
