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

    /// The revision that the command's sender saw, from `If-Match`: the number in quotes, as a command's answer gives it in
    /// `ETag` and every list in `revision`.
    /// - Throws: `Problem` with status 400 where it names none or several, 412 where it can match no revision.
    static func revision(_ headers: HTTPFields) throws(Problem) -> SequenceNumber? {
        let given = headers[values: .ifMatch].flatMap { $0.split(separator: ",") }.map(\.trimmed)
        guard let tag = given.first else { return nil }
        guard given.count == 1, tag != "*" else {
            throw .badRequest(
                "`If-Match` names the one revision that you saw, such as If-Match: \"42\"; leave it out to send the command "
                    + "whatever the revision is")
        }
        guard tag.count > 2, tag.hasPrefix("\""), tag.hasSuffix("\""), let number = UInt64(tag.dropFirst().dropLast())
        else {
            throw .preconditionFailed(
                "`If-Match: \(tag.prefix(60))` can be no entity's revision, which is a number in quotes, such as \"42\"; the "
                    + "command was not sent")
        }
        return SequenceNumber(number)
    }

    /// The W3C trace context, where it is one; what is none is passed over, as that specification asks.
    static func traceparent(_ headers: HTTPFields) -> String? {
        let given = headers[values: .traceparent]
        guard given.count == 1, let text = given.first else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let lengths = parts.map(\.utf8.count)
        let isHex = parts.allSatisfy { $0.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) } }
        guard lengths.prefix(4) == [2, 32, 16, 2], isHex, parts[0] != "ff", parts.count == 4 || parts[0] != "00",
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }), text.utf8.count <= 200
        else { return nil }
        return text
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
