/// The grammar of numbers in RFC 8259, section 6.
enum JSONNumberSyntax {
    /// What a scan found: where the number ends, and whether it has an exponent.
    struct Scan {
        let end: Int
        let hasExponent: Bool
    }

    /// Scans a number from a position; nil when none stands there.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Scan? {
        var index = start
        func digits() -> Bool {
            let first = index
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            return index > first
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: "0") {
            index += 1
        } else if !digits() {
            return nil
        }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard digits() else { return nil }
        }
        var hasExponent = false
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            hasExponent = true
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            guard digits() else { return nil }
        }
        return Scan(end: index, hasExponent: hasExponent)
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }
}
