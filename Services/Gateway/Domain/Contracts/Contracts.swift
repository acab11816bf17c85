public import MessageSchema

/// The contracts of the suite as documents for other programs: OpenAPI for what the gateway answers over HTTP, AsyncAPI for
/// what is published on the bus, and a JSON Schema for each type. All of them are generated from the types of the schema.
public enum Contracts {
    /// The version of the interface; the first number changes where an older program would not understand any more.
    public static let version = "1.0.0"

    /// OpenAPI 3.1.
    /// - Throws: `Problem` where a type cannot be described, which a test rules out.
    public static func openAPI() throws(Problem) -> JSONValue { try openAPIDocument.get() }

    /// AsyncAPI 3.1.
    /// - Throws: `Problem` where a type cannot be described, which a test rules out.
    public static func asyncAPI() throws(Problem) -> JSONValue { try asyncAPIDocument.get() }

    /// Every schema as a document of its own, by name.
    /// - Throws: `Problem` where a type cannot be described, which a test rules out.
    public static func schemas() throws(Problem) -> [String: JSONValue] { try schemaDocuments.get() }

    // Each takes some hundredths of a second and is always the same.
    private static let openAPIDocument = made { try OpenAPIDocument().json }
    private static let asyncAPIDocument = made { try AsyncAPIDocument().json }
    private static let schemaDocuments = made {
        let (queries, events) = (try OpenAPIDocument().schemas, try AsyncAPIDocument().schemas)
        return Dictionary(
            (queries.all + events.all).map { ($0.name, $0.schema.document(id: "/schemas/\($0.name)")) },
            uniquingKeysWith: { first, _ in first })
    }

    private static func made<Document>(_ body: () throws -> Document) -> Result<Document, Problem> {
        do {
            return .success(try body())
        } catch {
            return .failure(Problem(.internalFailure, "a contract cannot be generated: \(error)"))
        }
    }

    /// Every command that a sender may name, by service.
    static let commands: [(service: ServiceName, payloads: [any CommandPayload.Type])] = [
        (.mandate, MandateCommand.payloads), (.pledges, PledgesCommand.payloads),
        (.funding, FundingCommand.payloads), (.command, CommandCommand.payloads),
    ]

    /// Every event that is published, by service.
    static let events: [(service: ServiceName, payloads: [any EventPayload.Type])] = [
        (.mandate, MandateEvent.payloads), (.pledges, PledgesEvent.payloads), (.funding, FundingEvent.payloads),
        (.command, CommandEvent.payloads),
    ]
}
