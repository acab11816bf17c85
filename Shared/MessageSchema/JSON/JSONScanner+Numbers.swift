extension JSONScanner {
    mutating func number() throws(JSONScanFault) -> JSONNumber {
        let start = index
        guard let scan = JSONNumberSyntax.scan(bytes, from: start) else { throw numberFault(from: start) }
        let length = scan.end - start
        if bytes[scan.end - 1] == UInt8(ascii: "0"), length <= 2, scan.end < bytes.count,
            JSONNumberSyntax.isDigit(bytes[scan.end])
        {
            throw fault(.invalidNumber, "found a number with a leading zero; write it without")
        }
        guard length <= limits.numberLength else {
            throw fault(
                .numberTooLong, "found a number of \(length) characters; allowed are \(limits.numberLength)")
        }
        let literal = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<scan.end]), as: UTF8.self)
        // Up to 300 characters without an exponent always fit a double.
        if scan.hasExponent || length > 300 { try checkRange(of: literal) }
        index = scan.end
        return JSONNumber(validated: literal)
    }

    private func checkRange(of literal: String) throws(JSONScanFault) {
        let mantissa = literal.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }
        let isZero = !mantissa.contains { $0 > UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        let value = Double(literal) ?? .infinity
        guard value.isFinite, isZero || value != 0 else {
            throw fault(
                .numberOutOfRange,
                "found the number \(literal); allowed are numbers between about ±5e-324 and ±1.8e308, and zero")
        }
    }

    /// Says at which character a number goes wrong.
    private func numberFault(from start: Int) -> JSONScanFault {
        var position = start
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        var previous: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            let isSign = byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            let continues =
                JSONNumberSyntax.isDigit(byte)
                || (JSONNumberSyntax.isDigit(previous)
                    && (byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")))
                || (isSign && previous | 0x20 == UInt8(ascii: "e"))
            guard continues else { break }
            previous = byte
            position += 1
        }
        guard position < bytes.count else {
            return JSONScanFault(
                code: .unexpectedEnd, message: "found the end of the document inside a number; a digit must follow",
                offset: bytes.count)
        }
        return JSONScanFault(
            code: .invalidNumber, message: "found \(found(at: position)) inside a number; a digit must stand here",
            offset: position)
    }
}
