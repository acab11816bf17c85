import Foundation

/// The file to which a service's output is appended.
enum ServiceLogFile {
    /// How large a file may be when a service starts before it is put aside.
    static let rotationBytes: off_t = 16 << 20

    /// Puts a large file aside as `<path>.1`, replacing the one put aside before.
    static func rotate(_ path: String) {
        if size(path) >= rotationBytes { rename(path, path + ".1") }
    }

    static func size(_ path: String) -> off_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_size : 0
    }

    /// The last lines written at or after `offset`, at most `count` of them, without control characters; after a crash
    /// the first of them is its reason.
    static func lastLines(_ path: String, from offset: off_t = 0, count: Int = 5) -> [String] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        let start = max(offset, size(path) - 8192)
        var bytes = [UInt8](repeating: 0, count: 8192)
        let length = pread(file, &bytes, bytes.count, start)
        guard length > 0 else { return [] }
        let text = String(decoding: bytes[..<length], as: UTF8.self)
        let lines = text.split(separator: "\n")
        // What a crash says of its reason stands above its backtrace, which would fill the last lines alone.
        let reason = lines.firstIndex { $0.contains("Fatal error: ") }
        let shown = reason.map { lines[$0...].prefix(1) + lines[$0...].dropFirst().suffix(count - 1) }
        return (shown ?? lines.suffix(count)).map { line in
            String(
                String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }).prefix(1_000)
            )
        }
    }
}
