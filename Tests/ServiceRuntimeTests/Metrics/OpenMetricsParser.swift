/// A strict reader of the OpenMetrics text, written from the specification's grammar and rules, for tests.
struct OpenMetricsParser {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Family {
        var type = "unknown"
        var unit: String?
        var help: String?
        var samples: [(name: String, labels: [String: String], value: Double)] = []
    }

    private(set) var families: [String: Family] = [:]
    private(set) var order: [String] = []
    private var seen: Set<String> = []

    init(_ text: String) throws {
        guard text.hasSuffix("\n# EOF\n") || text == "# EOF\n" else {
            throw Failure(description: "no # EOF at the end")
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
        for line in lines { try read(line) }
        for name in order { try check(name) }
    }

    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        order.lazy.compactMap { families[$0] }.flatMap(\.samples).first { $0.name == name && $0.labels == labels }?
            .value
    }

    private mutating func read(_ line: Substring) throws {
        guard !line.isEmpty else { throw Failure(description: "an empty line") }
        guard line.hasPrefix("#") else { return try readSample(line) }
        let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == "#" else { throw Failure(description: "not a descriptor: \(line)") }
        let (keyword, name) = (parts[1], parts[2])
        guard name.wholeMatch(of: /[a-zA-Z_:][a-zA-Z0-9_:]*/) != nil else { throw Failure(description: "name \(name)") }
        if order.last != name {
            guard families[name] == nil else { throw Failure(description: "\(name) is interleaved") }
            order.append(name)
            families[name] = Family()
        }
        guard families[name]?.samples.isEmpty == true else { throw Failure(description: "\(keyword) after samples") }
        switch keyword {
        case "TYPE": families[name]?.type = parts[3]
        case "UNIT": families[name]?.unit = parts[3]
        case "HELP": families[name]?.help = try Self.unescape(parts[3][...])
        default: throw Failure(description: "unknown descriptor \(keyword)")
        }
    }

    private mutating func readSample(_ line: Substring) throws {
        guard let match = line.wholeMatch(of: /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(.*)\})? (\S+)/) else {
            throw Failure(description: "not a sample: \(line)")
        }
        let name = String(match.1)
        guard let family = order.last, name.hasPrefix(family) else {
            throw Failure(description: "\(name) has no family")
        }
        let labels = try match.3.map(Self.labels) ?? [:]
        let isPlain = match.4.wholeMatch(of: /[+-]?\d+(\.\d+)?(e[+-]?\d+)?/) != nil
        let odd = ["+Inf": Double.infinity, "-Inf": -.infinity, "NaN": .nan]
        guard let number = isPlain ? Double(match.4) : odd[String(match.4)] else {
            throw Failure(description: "number \(match.4)")
        }
        guard seen.insert(name + labels.sorted { $0.key < $1.key }.description).inserted else {
            throw Failure(description: "twice: \(line)")
        }
        families[family]?.samples.append((name, labels, number))
    }

    private static func labels(_ text: Substring) throws -> [String: String] {
        var result: [String: String] = [:]
        var rest = text
        while !rest.isEmpty {
            guard let match = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/) else {
                throw Failure(description: "labels: \(rest)")
            }
            guard result.updateValue(try unescape(match.2), forKey: String(match.1)) == nil else {
                throw Failure(description: "label twice: \(match.1)")
            }
            rest = rest[match.range.upperBound...]
        }
        return result
    }

    private static func unescape(_ text: Substring) throws -> String {
        var result = ""
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "n": result += "\n"
            case "\\": result += "\\"
            case "\"": result += "\""
            default: throw Failure(description: "escape in \(text)")
            }
        }
        return result
    }

    private func check(_ name: String) throws {
        guard let family = families[name] else { return }
        if let unit = family.unit, !name.hasSuffix("_" + unit) { throw Failure(description: "unit of \(name)") }
        guard !family.samples.isEmpty else { throw Failure(description: "\(name) is empty") }
        switch family.type {
        case "counter":
            guard family.samples.allSatisfy({ $0.name == name + "_total" && $0.value >= 0 }) else {
                throw Failure(description: "counter \(name)")
            }
        case "gauge":
            guard family.samples.allSatisfy({ $0.name == name }) else { throw Failure(description: "gauge \(name)") }
        case "histogram": try checkHistogram(name, family)
        default: throw Failure(description: "type \(family.type)")
        }
    }

    private func checkHistogram(_ name: String, _ family: Family) throws {
        let groups = Dictionary(grouping: family.samples) { $0.labels.filter { $0.key != "le" } }
        for (labels, samples) in groups {
            let buckets = samples.filter { $0.name == name + "_bucket" }
            let bounds = buckets.compactMap { $0.labels["le"] }.compactMap { $0 == "+Inf" ? .infinity : Double($0) }
            let counts = buckets.map(\.value)
            guard bounds.count == buckets.count, bounds == bounds.sorted(), bounds.last == .infinity,
                counts == counts.sorted(), counts.last == value(name + "_count", labels),
                value(name + "_sum", labels) != nil, samples.count == buckets.count + 2
            else { throw Failure(description: "histogram \(name) \(labels)") }
        }
    }
}
