/// Makes names that OpenMetrics allows of those that programs use.
enum MetricName {
    /// The units that are announced with `# UNIT`, being the last part of a family's name.
    static let units = ["seconds", "bytes", "ratio"]

    /// A family's name: letters, digits, `_` and `:`, not beginning with a digit.
    static func family(_ label: String) -> String { valid(label, colons: true) }

    /// The family of a counter, to whose samples `_total` is added.
    static func counter(_ label: String) -> String {
        let name = family(label)
        return name.hasSuffix("_total") && name.utf8.count > 6 ? String(name.dropLast(6)) : name
    }

    /// The family of a timer, which counts in seconds.
    static func timer(_ label: String) -> String {
        let name = family(label)
        return name.hasSuffix("_seconds") ? name : name + "_seconds"
    }

    /// A label's name: as a family's, without `:`; a leading `__` is reserved, and `le` belongs to histograms.
    static func label(_ name: String) -> String {
        var result = valid(name, colons: false)
        while result.hasPrefix("__") { result.removeFirst() }
        return result == "le" ? "exported_le" : result
    }

    static func unit(of family: String) -> String? { units.first { family.hasSuffix("_" + $0) } }

    private static func valid(_ name: String, colons: Bool) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
            let isDigit = ("0"..."9").contains(scalar)
            if isDigit, result.isEmpty { result += "_" }
            if isLetter || isDigit || (colons && scalar == ":") {
                result.unicodeScalars.append(scalar)
            } else {
                result += "_"
            }
        }
        return result.isEmpty ? "_" : result
    }
}
