extension JSONScanner {
    /// Reads a string from its opening to behind its closing quote.
    mutating func string() throws(JSONScanFault) -> String {
        let opening = index
        index += 1
        let start = index
        // Nearly all strings have no escapes: those are taken over in one piece.
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
                index += 1
                return text
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start, opening: opening) }
            try plainCharacter(byte)
        }
        throw unterminated(opening)
    }

    private mutating func escapedString(from start: Int, opening: Int) throws(JSONScanFault) -> String {
        var text = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") {
                try escape(into: &text)
            } else {
                let before = index
                try plainCharacter(byte)
                text.append(contentsOf: bytes[before..<index])
            }
        }
        throw unterminated(opening)
    }

    /// Steps over one character that stands for itself.
    @inline(__always)
    private mutating func plainCharacter(_ byte: UInt8) throws(JSONScanFault) {
        if byte < 0x80 {
            guard byte >= 0x20 else {
                throw fault(
                    .controlCharacter,
                    "found \(found()) inside a string; write it as an escape such as \\n or \\u\(Self.hex4(byte))")
            }
            index += 1
        } else {
            guard let length = utf8Length(at: index) else {
                throw fault(
                    .invalidUTF8, "found the byte \(Self.hex(byte)) inside a string, which begins no valid UTF-8")
            }
            index += length
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONScanFault) {
        guard index + 1 < bytes.count else { throw endFault("an escaped character") }
        let plain: UInt8
        switch bytes[index + 1] {
        case UInt8(ascii: "\""): plain = 0x22
        case UInt8(ascii: "\\"): plain = 0x5C
        case UInt8(ascii: "/"): plain = 0x2F
        case UInt8(ascii: "b"): plain = 0x08
        case UInt8(ascii: "f"): plain = 0x0C
        case UInt8(ascii: "n"): plain = 0x0A
        case UInt8(ascii: "r"): plain = 0x0D
        case UInt8(ascii: "t"): plain = 0x09
        case UInt8(ascii: "u"):
            try unicodeEscape(into: &text)
            return
        default:
            throw fault(
                .invalidEscape,
                "found \(found(at: index + 1)) after a backslash; allowed are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits"
            )
        }
        text.append(plain)
        index += 2
    }

    private mutating func unicodeEscape(into text: inout [UInt8]) throws(JSONScanFault) {
        let first = try codeUnit(at: index)
        var code = UInt32(first)
        var length = 6
        if first & 0xFC00 == 0xD800 {
            guard index + 7 < bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
                bytes[index + 7] == UInt8(ascii: "u")
            else { throw loneSurrogate() }
            let second = try codeUnit(at: index + 6)
            guard second & 0xFC00 == 0xDC00 else { throw loneSurrogate() }
            code = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
            length = 12
        }
        guard let scalar = Unicode.Scalar(code) else { throw loneSurrogate() }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += length
    }

    private func loneSurrogate() -> JSONScanFault {
        fault(
            .loneSurrogate,
            "found one half of a surrogate pair alone; allowed is a high half (\\uD800 to \\uDBFF) followed by a low one (\\uDC00 to \\uDFFF)"
        )
    }

    private func codeUnit(at escape: Int) throws(JSONScanFault) -> UInt16 {
        var value: UInt16 = 0
        for position in (escape + 2)..<(escape + 6) {
            guard position < bytes.count else { throw endFault("four hex digits after \\u") }
            let byte = bytes[position]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default:
                throw JSONScanFault(
                    code: .invalidEscape,
                    message: "found \(found(at: position)) in a \\u escape; allowed are four hex digits",
                    offset: position)
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }

    private func unterminated(_ opening: Int) -> JSONScanFault {
        JSONScanFault(
            code: .unexpectedEnd,
            message:
                "found the end of the document inside a string that begins at byte \(opening); a `\"` must close it",
            offset: bytes.count)
    }

    /// The length of the UTF-8 sequence at a position (Unicode Standard, table 3-7), or nil when it is malformed.
    func utf8Length(at position: Int) -> Int? {
        func continues(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            position + distance < bytes.count && range.contains(bytes[position + distance])
        }
        switch bytes[position] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: return continues(1) ? 2 : nil
        case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : nil
        case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : nil
        case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : nil
        case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : nil
        case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : nil
        case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : nil
        default: return nil
        }
    }

    private static func hex4(_ byte: UInt8) -> String {
        "00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
