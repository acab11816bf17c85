/// How words stand out on a terminal; on anything else they are left as they are.
enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case cyan = "36"

    /// The text in this style where colours fit.
    func callAsFunction(_ text: String, on surface: Surface) -> String {
        surface.usesColour && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}

/// How many columns a text takes on a terminal.
enum Columns {
    /// One for each character, two for wide ones; none for marks that join.
    static func count(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0..<32, 127, 0x300...0x36F, 0x200B...0x200F: sum
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF00...0xFF60, 0x1F300...0x1FAFF:
                sum + 2
            default: sum + 1
            }
        }
    }

    /// The text cut to so many columns, with an ellipsis where something is missing.
    static func cut(_ text: String, to width: Int) -> String {
        guard count(text) > width else { return text }
        guard width > 1 else { return width == 1 ? "…" : "" }
        var kept = ""
        var used = 0
        for character in text {
            let size = count(String(character))
            guard used + size <= width - 1 else { break }
            kept.append(character)
            used += size
        }
        return kept + "…"
    }

    /// The text with spaces up to so many columns.
    static func pad(_ text: String, to width: Int, right: Bool = false) -> String {
        let spaces = String(repeating: " ", count: max(0, width - count(text)))
        return right ? spaces + text : text + spaces
    }

    /// The text broken into lines of at most so many columns, at spaces where there are any.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            for word in paragraph.split(separator: " ") {
                if line.isEmpty {
                    line = String(word)
                } else if count(line) + 1 + count(String(word)) <= width {
                    line += " " + word
                } else {
                    lines.append(line)
                    line = String(word)
                }
            }
            lines.append(line)
        }
        return lines
    }
}
