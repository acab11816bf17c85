public import MessageSchema

/// Reads and checks questions.
public enum QuestionReading {
    /// The longest that an answer waits for what must have arrived.
    public static let maximumWaitSeconds = 30.0
    /// How long it waits unless told.
    public static let defaultWaitSeconds = 2.0

    /// Reads a question as it comes over the bus.
    /// - Throws: `Problem` of kind `invalid-content` that names the field and what is allowed.
    public static func request(from json: JSONValue?) throws(Problem) -> QueryRequest {
        guard let object = json?.object else {
            throw Problem(
                .invalidContent, "a question is an object such as {\"name\": \"picture\", \"operation\": \"isf-gaza\"}")
        }
        for key in object.keys where !QueryRequest.fieldNames.contains(key) {
            let allowed = QueryRequest.fieldNames.joined(separator: ", ")
            throw wrong("/\(key)", "a question has no field `\(key)`; it has \(allowed)")
        }
        try checkNames(of: object["filter"], in: "filter", QueryFilter.Field.allCases.map(\.rawValue))
        try checkNames(of: object["listing"], in: "listing", Listing.Field.allCases.map(\.rawValue))
        do {
            return try JSONValue.object(object).decoded(as: QueryRequest.self)
        } catch let error as DecodingError {
            throw Problem(decoding: error)
        } catch {
            throw Problem(.invalidContent, "the question cannot be read: \(error)")
        }
    }

    /// Which question it is, with all it needs and nothing else.
    /// - Throws: `Problem` of kind `unknown-name` with the nearest, or `invalid-content`.
    public static func name(of request: QueryRequest) throws(Problem) -> QueryName {
        let names = QueryName.allCases.map(\.rawValue) + [EventsRequest.name]
        guard let name = QueryName(rawValue: request.name) else {
            let nearest = NearestMatch.of(request.name, in: names, limit: 1).first
            throw Problem(
                .unknownName,
                "there is no question `\(request.name.prefix(60))`\(nearest.map { "; did you mean `\($0)`?" } ?? ";")"
                    + " There are \(names.joined(separator: ", "))")
        }
        guard name.needsOperation == (request.operation != nil) else {
            throw wrong(
                "/operation",
                name.needsOperation
                    ? "`\(name.rawValue)` is asked of one operation: name it; `operations` lists them"
                    : "`operations` lists all operations: leave `operation` out")
        }
        if let wait = request.waitSeconds, !(0...maximumWaitSeconds).contains(wait) {
            throw wrong("/waitSeconds", "it is 0 to \(Int(maximumWaitSeconds)) seconds, not \(wait)")
        }
        if let filter = request.filter { try check(filter, of: name) }
        if let listing = request.listing { _ = try ListPicking(listing, request, name) }
        return name
    }

    static func wrong(_ pointer: String, _ detail: String) -> Problem {
        Problem(.invalidContent, detail, errors: [Problem.Place(pointer: pointer, detail: detail)])
    }
}
