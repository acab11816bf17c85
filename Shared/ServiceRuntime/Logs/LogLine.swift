import Logging

/// One event of the log as one line of text; nothing in it can break the line or steer a terminal.
struct LogLine {
    let time: LogTime
    let level: Logger.Level
    let label: String
    let message: String
    let metadata: [(key: String, value: String)]

    /// The line with its closing line feed, shortened where it would be longer than `limit` bytes.
    func bytes(as format: LogFormat, limit: Int) -> [UInt8] {
        let render = format == .json ? json : text
        let whole = render(message, metadata)
        if whole.utf8.count < limit { return Array(whole.utf8) + [10] }
        let short = metadata.map { (key: $0.key, value: Self.shortened($0.value, to: 128)) }
        let shorter = render(Self.shortened(message, to: 1024), short)
        if shorter.utf8.count < limit { return Array(shorter.utf8) + [10] }
        // Escaping makes at most six bytes of one, so this always fits.
        let omitted = [(key: "omitted", value: "\(metadata.count) values")]
        return Array(render(Self.shortened(message, to: max(0, limit - 512) / 6), omitted).utf8) + [10]
    }

    private func text(_ message: String, _ metadata: [(key: String, value: String)]) -> String {
        var line = "\(time.ofDay) \(level.rawValue) \(Self.escaped(label)): \(Self.escaped(message))"
        for (key, value) in metadata {
            line += " \(Self.escaped(key))="
            let needsQuotes = value.isEmpty || value.utf8.contains { $0 == 32 || $0 == 34 || $0 == 61 }
            line += needsQuotes ? "\"\(Self.escaped(value, quotes: true))\"" : Self.escaped(value)
        }
        return line
    }

    private func json(_ message: String, _ metadata: [(key: String, value: String)]) -> String {
        func quoted(_ text: String) -> String { "\"\(Self.escaped(text, quotes: true))\"" }
        var line = "{\"time\":\"\(time.inUTC)\",\"level\":\"\(level.rawValue)\",\"service\":\(quoted(label))"
        line += ",\"message\":\(quoted(message))"
        if !metadata.isEmpty {
            let pairs = metadata.map { "\(quoted($0.key)):\(quoted($0.value))" }
            line += ",\"metadata\":{\(pairs.joined(separator: ","))}"
        }
        return line + "}"
    }

    /// The text with control characters as JSON writes them, and with quotes and backslashes escaped if asked for.
    static func escaped(_ text: String, quotes: Bool = false) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A: result += "\\n"
            case 0x0D: result += "\\r"
            case 0x09: result += "\\t"
            case 0x22 where quotes: result += "\\\""
            case 0x5C where quotes: result += "\\\\"
            // Controls; what ends a line elsewhere; what turns the direction of the text around.
            case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var bytes = Array(text.utf8.prefix(limit))
        // The cut may not split a character.
        while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
        if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self) + "…"
    }
}
