/// Numbers as ECMAScript writes them, which RFC 8785 prescribes for canonical JSON.
enum ECMANumber {
    /// The text of a finite double: the shortest digits that read back to it, laid out as `Number::toString` does
    /// (ECMA-262, section 6.1.6.1.20).
    static func text(of value: Double) -> String {
        guard value != 0 else { return "0" }
        let sign = value < 0 ? "-" : ""
        let (digits, point) = shortestDigits(of: value.magnitude)
        let count = digits.count
        if point > 0, point <= 21 {
            if count <= point {
                return sign + digits + String(repeating: "0", count: point - count)
            }
            return sign + digits.prefix(point) + "." + digits.dropFirst(point)
        }
        if point > -6, point <= 0 {
            return sign + "0." + String(repeating: "0", count: -point) + digits
        }
        let exponent = point - 1
        let fraction = count > 1 ? "." + digits.dropFirst() : ""
        return sign + digits.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }

    /// The significant digits, and where the decimal point stands counted from before the first of them.
    private static func shortestDigits(of value: Double) -> (digits: String, point: Int) {
        // The standard library's description gives the shortest digits, and of those the nearest; only the layout
        // differs from ECMAScript's.
        var mantissa = Substring(value.description)
        var exponent = 0
        if let mark = mantissa.firstIndex(of: "e") {
            exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
            mantissa = mantissa[..<mark]
        }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        var digits = String(parts[0]) + (parts.count > 1 ? String(parts[1]) : "")
        var point = parts[0].count + exponent
        while digits.count > 1, digits.hasPrefix("0") {
            digits.removeFirst()
            point -= 1
        }
        while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
        return (digits, point)
    }
}
