import Foundation

/// A folder of a test's own, which is gone afterwards.
struct TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "muster-gateway-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
