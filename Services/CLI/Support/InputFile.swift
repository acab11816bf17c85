import Foundation
import MessageSchema

/// What the user hands over in a file or on standard input.
enum InputFile {
    /// The bytes of a file; `-` is standard input.
    /// - Throws: `CommandFailure` where it cannot be read.
    static func bytes(_ path: String) throws(CommandFailure) -> [UInt8] {
        do {
            if path == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            let reason = FileManager.default.fileExists(atPath: path) ? "cannot be read" : "does not exist"
            throw .usage("the file \(path) \(reason); name one that can be read, or - for standard input")
        }
    }

    /// One JSON value.
    /// - Throws: `CommandFailure` with the place where it is not JSON.
    static func json(_ path: String) throws(CommandFailure) -> JSONValue {
        let bytes = try bytes(path)
        do throws(JSONParseError) {
            return try JSONParser().parse(bytes)
        } catch {
            throw .usage("\(path == "-" ? "standard input" : path) is not JSON: \(error.description)")
        }
    }
}
