import Foundation
import MessageSchema

/// Whether a command's data are what its service will read: the schema first, then the values themselves.
struct DataCheck: Sendable {
    private let validator: SchemaValidator
    private let payload: any CommandPayload.Type

    /// Prepares the check of one command.
    init(_ entry: CommandCatalogue.Entry) throws(CommandFailure) {
        validator = SchemaValidator(try entry.schema())
        payload = entry.payload
    }

    /// Every wrong place, with pointers into the data; none where all is well.
    func findings(in data: JSONValue) -> [Problem.Place] {
        let findings = validator.findings(in: data)
        guard findings.isEmpty else {
            return findings.map { Problem.Place(pointer: $0.pointer.description, detail: $0.message) }
        }
        return Self.decodingFindings(in: data, as: payload)
    }

    /// A schema cannot know every rule of a value, such as which codes of nations exist; reading it finds the first one
    /// that is broken.
    static func decodingFindings(in data: JSONValue, as type: any Decodable.Type) -> [Problem.Place] {
        do {
            _ = try data.decoded(as: type, strict: true)
            return []
        } catch let error as DecodingError {
            return Problem(decoding: error).errors
        } catch {
            return [Problem.Place(pointer: "", detail: "\(error)")]
        }
    }
}
