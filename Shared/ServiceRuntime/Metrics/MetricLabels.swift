/// The labels of one figure, valid, sorted and written once.
struct MetricLabels: Sendable, Hashable, Comparable {
    /// `name="value",…` without braces; empty where there are none.
    let text: String

    init(_ dimensions: [(String, String)]) {
        var byName: [String: String] = [:]
        for (name, value) in dimensions { byName[MetricLabels.name(name)] = value }
        text = byName.sorted { $0.key < $1.key }.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
            .joined(separator: ",")
    }

    init(_ labels: [String: String]) {
        // Sorted, so that of two names that become the same valid one it is always the same that stays.
        self.init(labels.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    /// The labels in braces, with one more after them if given.
    func braced(adding extra: String? = nil) -> String {
        let all = [text, extra ?? ""].filter { !$0.isEmpty }.joined(separator: ",")
        return all.isEmpty ? "" : "{\(all)}"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func < (left: MetricLabels, right: MetricLabels) -> Bool { left.text < right.text }

    private static func name(_ name: String) -> String { MetricName.label(name) }
}
