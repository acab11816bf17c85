extension JSONScanner {
    func fault(_ code: JSONParseError.Code, _ message: String) -> JSONScanFault {
        JSONScanFault(code: code, message: message, offset: index)
    }

    func endFault(_ allowed: String) -> JSONScanFault {
        JSONScanFault(
            code: .unexpectedEnd, message: "found the end of the document; there must follow \(allowed)",
            offset: bytes.count)
    }

    /// Something that may not stand at the current position, with a hint where the mistake is a common one.
    func unexpected(_ allowed: String) -> JSONScanFault {
        let byte = bytes[index]
        if byte >= 0x80, utf8Length(at: index) == nil {
            return fault(.invalidUTF8, "found \(found()), which is no UTF-8; allowed is \(allowed)")
        }
        let hint: String
        switch byte {
        case UInt8(ascii: "/"): hint = "; JSON has no comments"
        case UInt8(ascii: "'"): hint = "; JSON strings stand in double quotes"
        case UInt8(ascii: "]") where previousIsComma, UInt8(ascii: "}") where previousIsComma:
            hint = "; JSON has no comma after the last element"
        case UInt8(ascii: "N"), UInt8(ascii: "I"): hint = "; JSON has neither NaN nor Infinity"
        case UInt8(ascii: "+"), UInt8(ascii: "."): hint = "; JSON numbers begin with a digit or `-`"
        case UInt8(ascii: "T"), UInt8(ascii: "F"): hint = "; JSON writes true and false in lower case"
        default: hint = ""
        }
        return fault(.unexpectedCharacter, "found \(found()); allowed is \(allowed)\(hint)")
    }

    private var previousIsComma: Bool {
        var position = index - 1
        while position >= 0 {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position -= 1
            case UInt8(ascii: ","): return true
            default: return false
            }
        }
        return false
    }

    /// What stands at the current position, in words.
    func found() -> String { found(at: index) }

    func found(at position: Int) -> String {
        guard position < bytes.count else { return "the end of the document" }
        let byte = bytes[position]
        if byte >= 0x80 {
            guard let length = utf8Length(at: position) else { return "the byte \(Self.hex(byte))" }
            return "`" + String(decoding: bytes[position..<(position + length)], as: UTF8.self) + "`"
        }
        guard byte > 0x20, byte < 0x7F else {
            switch byte {
            case 0x20: return "a space"
            case 0x09: return "a tab"
            case 0x0A, 0x0D: return "a line end"
            default: return "the control character \(Self.hex(byte))"
            }
        }
        return "`" + String(decoding: [byte], as: UTF8.self) + "`"
    }

    static func hex(_ byte: UInt8) -> String {
        "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
