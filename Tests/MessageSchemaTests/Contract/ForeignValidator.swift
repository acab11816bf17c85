import Foundation
import MessageSchema

/// Python's `jsonschema`, a validator that owes nothing to the suite.
enum ForeignValidator {
    /// Whether it is installed.
    static let isThere = (try? run(["-c", "import jsonschema"], input: [])) != nil

    /// Python did not do its part.
    struct Failure: Error {
        let status: Int32
    }

    /// Whether each of some values is valid.
    static func verdicts(on values: [JSONValue], by schema: JSONValue) throws -> [Bool] {
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator
            task = json.load(sys.stdin)
            Draft202012Validator.check_schema(task["schema"])
            validator = Draft202012Validator(task["schema"])
            print(json.dumps([validator.is_valid(value) for value in task["values"]]))
            """
        let task: JSONValue = ["schema": schema, "values": .array(values)]
        let output = try run(["-W", "ignore", "-c", script], input: JSONWriter.bytes(of: task))
        return try JSONParser().parse(output).array?.compactMap(\.bool) ?? []
    }

    private static func run(_ arguments: [String], input: [UInt8]) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "muster-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // A file rather than a pipe: neither side can then wait for the other.
        let task = folder.appending(path: "input")
        try Data(input).write(to: task)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardInput = try FileHandle(forReadingFrom: task)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
        return [UInt8](bytes)
    }
}
