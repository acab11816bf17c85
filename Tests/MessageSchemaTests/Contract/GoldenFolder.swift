import Foundation
import MessageSchema

/// The folder `Golden`: messages as they travel, each in a file, which pin the contract.
enum GoldenFolder {
    /// Where it is.
    static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Golden")

    /// Whether the run writes the files anew instead of comparing with them: `MUSTER_WRITE_GOLDEN=1`.
    static let isWriting = ProcessInfo.processInfo.environment["MUSTER_WRITE_GOLDEN"] == "1"

    /// The names of all files, in order.
    static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".json") }.sorted()
    }

    /// The bytes of a file.
    static func bytes(of name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: url.appending(path: name)))
    }

    /// The content of a file.
    static func value(of name: String) throws -> JSONValue {
        try JSONParser().parse(try bytes(of: name))
    }

    /// Writes a file, one member a line.
    static func write(_ value: JSONValue, as name: String) throws {
        var bytes = JSONWriter.bytes(of: value, pretty: true)
        bytes.append(UInt8(ascii: "\n"))
        try Data(bytes).write(to: url.appending(path: name))
    }
}
