import MandateDomain
import MessageSchema
import ServiceRuntime
import TestSupport
import Testing

/// What makes two commands with one id the same.
struct ContentHashTests {
    private static let data = #"{"title":"ISF","currency":"USD"}"#
    private static let source = #"[{"publisher":"Straits Times","published":"2026-02-19","grade":"B2"}]"#

    private func hash(_ members: [String: String]) throws -> Digest256 {
        var all = [
            "id": #""c-1""#, "name": #""establish-operation""#, "operation": #""isf-gaza""#, "actor": #""planner""#,
            "data": Self.data, "revision": "3", "effectiveDate": #""2026-02-19""#,
            "learnedTime": #""2026-02-19T10:00:00Z""#, "sources": Self.source,
        ]
        all.merge(members) { $1 }
        let text =
            "{" + all.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",") + "}"
        return try CommandIntake<MandateOperation>().command(try JSONParser().parse(text)).contentHash
    }

    @Test(arguments: [
        ("data", #"{ "currency" : "USD", "title" : "\u0049SF" }"#), ("learnedTime", #""2026-02-19T10:00:00.000000Z""#),
        ("sources", #"[{"grade":"B2","published":"2026-02-19","publisher":"Straits Times"}]"#), ("id", #""c-2""#),
        ("actor", #""another""#), ("correlationId", #""chain""#),
        ("traceparent", #""00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01""#),
        ("after", #"{"mandate-0000":{"service":"mandate","epoch":1,"sequence":1}}"#),
    ]) func theSameContentHasTheSameHash(_ field: String, _ value: String) throws {
        #expect(try hash([field: value]) == (try hash([:])))
    }

    @Test(arguments: [
        ("operation", #""unifil-2""#), ("data", #"{"title":"ISG","currency":"USD"}"#), ("revision", "4"),
        ("effectiveDate", #""2026-02""#), ("learnedTime", #""2026-02-19T10:00:01Z""#),
        ("sources", #"[{"publisher":"Straits Times","published":"2026-02-19","grade":"B3"}]"#), ("sources", "[]"),
    ]) func otherContentHasAnotherHash(_ field: String, _ value: String) throws {
        #expect(try hash([field: value]) != (try hash([:])))
    }

    @Test func theNameBelongsToTheContent() throws {
        let data = try JSONParser().parse(Self.data)
        let envelopes = ["establish-operation", "define-area"].map {
            CommandEnvelope(id: "c-1", name: $0, operation: "isf-gaza", data: data, actor: "planner")
        }
        #expect(try envelopes[0].contentHash() != (try envelopes[1].contentHash()))
    }
}
