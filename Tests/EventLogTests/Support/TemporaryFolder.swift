import Foundation

/// Runs a test with a folder of its own, which is gone afterwards.
func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let path = NSTemporaryDirectory() + "muster-eventlog-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try await body(path)
}

/// The nine permission bits of a file.
func mode(of path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? NSNumber).map { $0.intValue & 0o777 }
}

/// Changes a database as another program would, to stand for damage.
func runSQL(_ sql: String, on path: String) throws {
    let script = """
        import sqlite3, sys
        connection = sqlite3.connect(sys.argv[1])
        connection.executescript(sys.argv[2])
        connection.close()
        """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, path, sql]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure("python3 could not change \(path)") }
}

/// Flips one bit of a byte string that stands exactly once in a file.
func flipBit(in needle: [UInt8], of path: String) throws {
    var content = try Data(contentsOf: URL(fileURLWithPath: path))
    guard let found = content.range(of: Data(needle)) else { throw Failure("\(path) does not hold the bytes") }
    guard content[found.upperBound...].range(of: Data(needle)) == nil else { throw Failure("the bytes stand twice") }
    content[found.lowerBound + needle.count / 2] ^= 1
    try content.write(to: URL(fileURLWithPath: path))
}

/// A test that cannot go on.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
