import HTTPTypes
import MessageSchema

/// What a command's headers say.
enum CommandHeaders {
    /// The id of the command, from `Idempotency-Key`: a string of RFC 8941 with its quotes, or the bare id.
    /// - Throws: `Problem` with status 400 where it is missing or no command id.
    static func id(_ headers: HTTPFields) throws(Problem) -> CommandID {
        let given = headers[values: .idempotencyKey]
        guard given.count == 1, let text = given.first else {
            throw .badRequest(
                given.isEmpty
                    ? "a command needs the header `Idempotency-Key`, such as Idempotency-Key: \"4b7c…\": a UUID, new for "
                        + "each command and the same when it is repeated, so that it is carried out once"
                    : "`Idempotency-Key` is given \(given.count) times; give it once")
        }
        let isQuoted = text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
        do throws(InvalidValue) {
            return try CommandID(wire: isQuoted ? String(text.dropFirst().dropLast()) : text)
        } catch {
            throw .badRequest("`Idempotency-Key`: \(error.message)")
        }
    }

    /// Takes JSON only; a form of a web page cannot be sent as that.
    /// - Throws: `Problem` with status 415.
    static func checkContentType(_ headers: HTTPFields) throws(Problem) {
        let type = headers[.contentType]?.split(separator: ";").first.map { $0.trimmed.lowercased() }
        guard type == "application/json" else {
            throw .unsupportedMediaType(
                "a command is sent with Content-Type: application/json"
                    + (type.map { ", not \($0.prefix(60))" } ?? "; the request names none"))
        }
    }
}
