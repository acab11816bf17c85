import Foundation

/// A folder for one test, removed with what is in it.
struct TemporaryFolder: ~Copyable {
    let path: String

    init() throws {
        // The physical path, so that paths relative to it mean the same to the system.
        path = "/tmp/muster-rt-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
}
