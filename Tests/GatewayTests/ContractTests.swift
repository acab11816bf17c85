import GatewayDomain
import MessageSchema
import TestSupport
import Testing

@testable import GatewayApp

@Suite("Contracts for other programs")
struct ContractTests {
    /// Every `$ref` in a document.
    private func references(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            object.members.flatMap { member -> [String] in
                if member.key == "$ref", let text = member.value.string { return [text] }
                return references(in: member.value)
            }
        case .array(let elements): elements.flatMap(references)
        default: []
        }
    }

    private func resolves(_ reference: String, in document: JSONValue) -> Bool {
        var current: JSONValue? = document
        for token in reference.dropFirst(2).split(separator: "/") {
            let name = String(token).replacing("~1", with: "/").replacing("~0", with: "~")
            current = current?.object?[name]
        }
        return reference.hasPrefix("#/") && current != nil
    }

    @Test("every reference leads somewhere", arguments: ["openapi", "asyncapi"])
    func references(document: String) throws {
        let json: JSONValue = document == "openapi" ? try Contracts.openAPI() : try Contracts.asyncAPI()
        let found = Set(references(in: json))
        #expect(found.count > 50)
        for reference in found { #expect(resolves(reference, in: json), "\(reference)") }
    }

    @Test("every path that the gateway has is in the document, and answers as it says")
    func paths() async throws {
        let document = try Contracts.openAPI()
        let paths = try #require(document["paths"]?.object)
        for query in QueryName.allCases where query.needsOperation {
            #expect(paths["/v1/operations/{operation}/\(query.rawValue)"] != nil)
        }
        for (name, services) in CommandDirectory.owners {
            for service in services {
                let path = services.count > 1 ? "\(service.rawValue)/\(name)" : name
                #expect(paths["/v1/operations/{operation}/commands/\(path)"]?["post"] != nil, "\(path)")
            }
        }
        let ids = paths.members.flatMap { $0.value.object?.members ?? [] }.compactMap {
            $0.value["operationId"]?.string
        }
        #expect(Set(ids).count == ids.count && ids.count == paths.count)
        try await RunningGateway.with { gateway in
            for path in ["/openapi.json", "/asyncapi.json", "/schemas", "/schemas/PictureReply"] {
                let answer = try await gateway.http("GET", path)
                #expect(answer.status == 200, "\(path): \(answer.text.prefix(200))")
                let tag = try #require(answer.headers["etag"])
                #expect(try await gateway.http("GET", path, headers: [("If-None-Match", tag)]).status == 304)
            }
            let wrong = try await gateway.http("GET", "/schemas/PictureRepl")
            #expect(wrong.status == 404 && wrong.text.contains("PictureReply"))
            let served = try await gateway.http("GET", "/openapi.json").json()
            #expect(served == document)
        }
    }

    @Test("every event of the case fulfils the schema of its message")
    func events() throws {
        let schemas = try Contracts.schemas()
        let asyncAPI = try Contracts.asyncAPI()
        var seen: Set<String> = []
        for (_, events) in try FoldedCase.gazaBytes() {
            for bytes in events {
                let event = try JSONParser().parse(bytes)
                let type = try #require(event["type"]?.string)
                seen.insert(type)
                #expect(schemas[type] != nil && asyncAPI["channels"]?[type] != nil, "\(type)")
                let required = schemas[type]?["required"]?.array?.compactMap(\.string) ?? []
                for name in required { #expect(event[name] != nil, "\(type) \(name)") }
                let known = Set((schemas[type]?["properties"]?.object?.members ?? []).map(\.key))
                #expect((event.object?.members ?? []).allSatisfy { known.contains($0.key) }, "\(type)")
            }
        }
        #expect(seen.count > 10)
    }
}
