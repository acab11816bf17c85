extension JSONScanner {
    /// Where a member's name and value stand.
    struct MemberPlace {
        let name: Range<Int>
        let hasEscape: Bool
        let value: Int

        func isNamed(_ text: String, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            hasEscape ? self.text(in: bytes) == text : JSONScanner.stands(text, at: name, in: bytes)
        }

        func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
            if hasEscape {
                var scanner = JSONScanner(bytes: bytes, limits: .init())
                scanner.index = name.lowerBound - 1
                if let text = try? scanner.string() { return text }
            }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[name]), as: UTF8.self)
        }
    }

    private static func stands(_ text: String, at range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let letters = text.utf8
        guard letters.count == range.count else { return false }
        return letters.withContiguousStorageIfAvailable { $0.elementsEqual(bytes[range]) }
            ?? letters.elementsEqual(bytes[range])
    }

    /// Steps over a member's name and the colon, where it is this one and has no escape.
    mutating func steps(over name: String) throws(JSONScanFault) -> Bool {
        let range = index + 1..<index + 1 + name.utf8.count
        guard range.upperBound < bytes.count, bytes[index] == UInt8(ascii: "\""),
            bytes[range.upperBound] == UInt8(ascii: "\""), Self.stands(name, at: range, in: bytes)
        else { return false }
        index = range.upperBound + 1
        try skipColon()
        return true
    }

    /// Steps over a member's name and the colon.
    mutating func skipName() throws(JSONScanFault) {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw endFault("a name in quotes") }
        try skipString()
        try skipColon()
    }

    private mutating func skipColon() throws(JSONScanFault) {
        skipSpace()
        guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw endFault("`:` after a name") }
        index += 1
        skipSpace()
    }

    /// Looks through an object from behind its opening to behind its closing bracket.
    mutating func members() throws(JSONScanFault) -> [MemberPlace] {
        var members: [MemberPlace] = []
        skipSpace()
        while index < bytes.count, bytes[index] != UInt8(ascii: "}") {
            if !members.isEmpty {
                guard bytes[index] == UInt8(ascii: ",") else { throw unexpected("`,` or `}`") }
                index += 1
                skipSpace()
            }
            let start = index
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw endFault("a name in quotes") }
            let hasEscape = try skipString()
            let name = start + 1..<index - 1
            try skipColon()
            members.append(MemberPlace(name: name, hasEscape: hasEscape, value: index))
            try skipValue()
            skipSpace()
        }
        guard index < bytes.count else { throw endFault("`}`") }
        index += 1
        return members
    }
}
