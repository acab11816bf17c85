import MessageSchema

/// Arbitrary JSON values for tests.
enum RandomJSON {
    static func value(_ random: inout SeededGenerator, depth: Int = 4) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
        case 0: return .null
        case 1: return .bool(.random(using: &random))
        case 2: return .number(JSONNumber(Int64.random(in: -1 << 53...1 << 53, using: &random)))
        case 3:
            let double = Double(bitPattern: .random(in: .min ... .max, using: &random))
            // Whole doubles beyond 2^53 have no canonical form here.
            let usable = double.isFinite && (double.magnitude < 1e15 || double.magnitude >= 1e21)
            return .number(JSONNumber(usable ? double : 0.5) ?? 0)
        case 4, 5: return .string(text(&random))
        case 6:
            return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(&random, depth: depth - 1) })
        default:
            return .object(
                JSONObject(
                    (0..<Int.random(in: 0...15, using: &random)).map { _ in
                        (key: text(&random), value: value(&random, depth: depth - 1))
                    }))
        }
    }

    static func text(_ random: inout SeededGenerator) -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let ranges: [ClosedRange<UInt32>] = [
                0x00...0x7F, 0x20...0x7E, 0xA0...0x2FF, 0xE000...0xFFFF, 0x1F300...0x1F6FF,
            ]
            let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
