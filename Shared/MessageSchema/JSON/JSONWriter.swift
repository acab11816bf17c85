/// Writes JSON for people and files: members in their order, numbers as they are written.
///
/// For hashing use ``CanonicalJSON``, which sorts and normalises.
public enum JSONWriter {
    /// The text of a value.
    ///
    /// - Parameters:
    ///   - value: what to write.
    ///   - pretty: one member or element a line, indented by two spaces; otherwise no white space at all.
    public static func text(of value: JSONValue, pretty: Bool = false) -> String {
        String(decoding: bytes(of: value, pretty: pretty), as: UTF8.self)
    }

    /// The bytes of a value in UTF-8, as ``text(of:pretty:)``.
    public static func bytes(of value: JSONValue, pretty: Bool = false) -> [UInt8] {
        var output: [UInt8] = []
        write(value, to: &output, indent: pretty ? 0 : nil)
        return output
    }

    static func write(_ value: JSONValue, to output: inout [UInt8], indent: Int? = nil) {
        switch value {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): output.append(contentsOf: number.literal.utf8)
        case .string(let text): write(text, to: &output)
        case .array(let elements):
            list(elements, "[", "]", to: &output, indent: indent) { element, output, inner in
                write(element, to: &output, indent: inner)
            }
        case .object(let object):
            list(object.members, "{", "}", to: &output, indent: indent) { member, output, inner in
                write(member.key, to: &output)
                output.append(contentsOf: (indent == nil ? ":" : ": ").utf8)
                write(member.value, to: &output, indent: inner)
            }
        }
    }

    private static func list<Item>(
        _ items: [Item], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, to output: inout [UInt8], indent: Int?,
        item write: (Item, inout [UInt8], Int?) -> Void
    ) {
        func newLine(_ level: Int) {
            output.append(0x0A)
            output.append(contentsOf: repeatElement(0x20, count: 2 * level))
        }
        output.append(UInt8(ascii: opening))
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            if let indent { newLine(indent + 1) }
            write(item, &output, indent.map { $0 + 1 })
        }
        if let indent, !items.isEmpty { newLine(indent) }
        output.append(UInt8(ascii: closing))
    }

    /// A string in quotes with the fewest escapes, as RFC 8785 asks.
    static func write(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { bytes in
            // Nearly all strings have nothing to escape: those are taken over in one piece.
            if bytes.contains(where: needsEscape) {
                for byte in bytes { write(byte, to: &output) }
            } else {
                output.append(contentsOf: bytes)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

    private static func write(_ byte: UInt8, to output: inout [UInt8]) {
        switch byte {
        case 0x22: output.append(contentsOf: "\\\"".utf8)
        case 0x5C: output.append(contentsOf: "\\\\".utf8)
        case 0x08: output.append(contentsOf: "\\b".utf8)
        case 0x09: output.append(contentsOf: "\\t".utf8)
        case 0x0A: output.append(contentsOf: "\\n".utf8)
        case 0x0C: output.append(contentsOf: "\\f".utf8)
        case 0x0D: output.append(contentsOf: "\\r".utf8)
        case 0x00..<0x20:
            output.append(contentsOf: "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
        default: output.append(byte)
        }
    }
}
