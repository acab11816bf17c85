import MessageSchema

/// Puts a command together from what came over HTTP: its body stays as it is, the gateway adds what the URL and the
/// headers say.
struct CommandReading: Sendable {
    let id: CommandID
    let name: String
    let operation: OperationID
    /// Who sends it, where the body does not say.
    let actor: String?
    let traceparent: String?
    /// The revision that the sender saw, where a header says it.
    var revision: SequenceNumber?
    /// What must be known to the service first, where a header says it.
    var after: Bookmark?

    /// The command for the service.
    /// - Throws: `Problem`: `malformed-json` with line and column, or `invalid-content` with the field.
    func command(from bytes: [UInt8]) throws(Problem) -> JSONValue {
        var object = try Self.object(from: bytes)
        for (key, value) in [("id", id.wire), ("name", name), ("operation", operation.wire)] {
            if let given = object[key], given != .string(value) {
                throw Self.wrong(
                    "/\(key)", "the address and `Idempotency-Key` say `\(value)`: leave the field out, or give the same"
                )
            }
            object[key] = .string(value)
        }
        if object["actor"] == nil {
            guard let actor else {
                throw Self.wrong(
                    "/actor", "a command says who sends it: give the field `actor`, or the header `Muster-Actor`")
            }
            object["actor"] = .string(actor)
        }
        if object["traceparent"] == nil, let traceparent { object["traceparent"] = .string(traceparent) }
        if let revision {
            let value = JSONValue.number(JSONNumber(revision.value))
            if let given = object["revision"], given != value {
                throw Self.wrong(
                    "/revision", "`If-Match` says \(revision): leave the field out, or give the same")
            }
            object["revision"] = value
        }
        if let after, object["after"] == nil {
            do {
                object["after"] = try JSONValue.encoding(after)
            } catch {
                throw Problem(.internalFailure, "the bookmark cannot be written: \(error)")
            }
        }
        return .object(object)
    }

    private static func object(from bytes: [UInt8]) throws(Problem) -> JSONObject {
        let json: JSONValue
        do throws(JSONParseError) {
            json = try JSONParser().parse(bytes)
        } catch {
            throw Problem(
                .malformedJSON, "line \(error.line), column \(error.column): \(error.message)",
                errors: [Problem.Place(pointer: error.pointer.description, detail: error.message)])
        }
        guard let object = json.object else {
            throw wrong("", "the body is an object such as {\"actor\": \"planner\", \"data\": {…}}")
        }
        return object
    }

    private static func wrong(_ pointer: String, _ detail: String) -> Problem {
        Problem(.invalidContent, detail, errors: [Problem.Place(pointer: pointer, detail: detail)])
    }
}
