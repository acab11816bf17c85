extension JSONScanner {
    /// Steps over a value without looking at more of it than tells where it ends.
    mutating func skipValue() throws(JSONScanFault) {
        guard index < bytes.count else { throw endFault(Self.valueStart) }
        switch bytes[index] {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
        default:
            let start = index
            while index < bytes.count, !Self.endsWord(bytes[index]) { index += 1 }
            guard index > start else { throw unexpected(Self.valueStart) }
        }
    }

    /// Steps over a string from its opening to behind its closing quote.
    /// - Returns: whether it has an escape.
    @discardableResult
    mutating func skipString() throws(JSONScanFault) -> Bool {
        var hasEscape = false
        index += 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return hasEscape
            case UInt8(ascii: "\\"):
                hasEscape = true
                index += 2
            default: index += 1
            }
        }
        index = bytes.count
        throw endFault("a `\"`")
    }

    private mutating func skipNested() throws(JSONScanFault) {
        var open = 0
        repeat {
            guard index < bytes.count else { throw endFault("`}` or `]`") }
            switch bytes[index] {
            case UInt8(ascii: "\""):
                try skipString()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
            default: break
            }
            index += 1
        } while open > 0
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09: true
        default: false
        }
    }
}
