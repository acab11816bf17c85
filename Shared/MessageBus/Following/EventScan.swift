import MessageSchema

/// Reads the id out of an event's bytes without decoding the event: what a follower needs to know of each message it
/// is given, at a fraction of the cost of a decoder.
package enum EventScan {
    /// The event's id, or `nil` where the bytes have no such member at the top level or are no JSON object.
    ///
    /// Only the structure is followed: strings are skipped with their escapes, nested values by their brackets. Bytes
    /// that are accepted here can still fail to decode; they are then parked with the reason.
    static func id(of bytes: [UInt8]) -> EventID? {
        guard let text = idText(of: bytes) else { return nil }
        return try? EventID(wire: text)
    }

    /// The text of the member `id` at the top level, as it is written, or `nil` where there is none before the first
    /// fault: by it even a request that cannot be read may be answered.
    package static func idText(of bytes: [UInt8]) -> String? {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = Scanner(buffer)
            return scanner.topLevelString(named: idKey).map { String(decoding: buffer[$0], as: UTF8.self) }
        }
    }

    /// The text of a member at the top level, as it is written, escapes and all; `nil` as for the id.
    package static func text(of name: String, in bytes: [UInt8]) -> String? {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = Scanner(buffer)
            return scanner.topLevelString(named: Array(name.utf8)).map { String(decoding: buffer[$0], as: UTF8.self) }
        }
    }

    private static let idKey: [UInt8] = Array("id".utf8)

    private struct Scanner {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var index = 0

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
        }

        mutating func topLevelString(named name: [UInt8]) -> Range<Int>? {
            skipSpace()
            guard take(0x7B) else { return nil }
            while true {
                skipSpace()
                guard let key = string() else { return nil }
                skipSpace()
                guard take(0x3A) else { return nil }
                skipSpace()
                if bytes[key].elementsEqual(name) { return string() }
                guard skipValue() else { return nil }
                skipSpace()
                guard take(0x2C) else { return nil }
            }
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard index < bytes.count, bytes[index] == byte else { return false }
            index += 1
            return true
        }

        private mutating func skipSpace() {
            while index < bytes.count, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index += 1 }
        }

        /// The content of the string that begins here, and steps over it.
        private mutating func string() -> Range<Int>? {
            guard take(0x22) else { return nil }
            let start = index
            while index < bytes.count {
                switch bytes[index] {
                case 0x22:
                    index += 1
                    return start..<(index - 1)
                case 0x5C: index += 2
                default: index += 1
                }
            }
            return nil
        }

        private mutating func skipValue() -> Bool {
            var depth = 0
            while index < bytes.count {
                switch bytes[index] {
                case 0x22:
                    guard string() != nil else { return false }
                    if depth == 0 { return true }
                case 0x7B, 0x5B:
                    depth += 1
                    index += 1
                case 0x7D, 0x5D:
                    if depth == 0 { return true }
                    depth -= 1
                    index += 1
                    if depth == 0 { return true }
                case 0x2C where depth == 0: return true
                default: index += 1
                }
            }
            return false
        }
    }
}
