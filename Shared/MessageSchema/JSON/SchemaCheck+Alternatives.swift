extension SchemaCheck {
    /// Checks that a value is one of several; where it is none, explains the one that was probably meant.
    mutating func checkAlternatives(
        _ value: JSONValue, _ alternatives: [JSONSchema], exclusive: Bool, at place: JSONPointer, hops: Int
    ) {
        let results = alternatives.map { alternative -> [SchemaFinding] in
            var inner = self
            inner.findings = []
            inner.check(value, alternative, at: place, hops: hops)
            return inner.findings
        }
        let names = alternatives.map { SchemaWords.allowed($0, root) }
        let matching = results.indices.filter { results[$0].isEmpty }
        if matching.count > 1, exclusive {
            let found = SchemaWords.listed(matching.map { names[$0] }, "and")
            add(.ambiguous, place, "found what is at once \(found); allowed is only one of them")
        }
        guard matching.isEmpty else { return }

        let ofType = results.indices.filter { index in
            !results[index].contains { $0.pointer == place && ($0.code == .wrongType || $0.code == .noAlternative) }
        }
        guard let best = ofType.min(by: { Self.cost(results[$0]) < Self.cost(results[$1]) }) else {
            add(
                .noAlternative, place,
                "found \(SchemaWords.found(value)); allowed is \(SchemaWords.listed(names, "or"))")
            return
        }
        let others = SchemaWords.listed(names.indices.filter { $0 != best }.map { names[$0] }, "or")
        for finding in results[best] {
            let alsoAllowed = finding.pointer == place && !others.isEmpty ? "; also allowed is \(others)" : ""
            add(finding.code, finding.pointer, finding.message + alsoAllowed, nearest: finding.nearest)
        }
    }

    /// How far a value is from an alternative. A word that does not fit weighs most, since it is what usually tells
    /// alternatives apart; unless it is nearly the right word.
    private static func cost(_ findings: [SchemaFinding]) -> Int {
        findings.reduce(0) { sum, finding in
            switch finding.code {
            case .notInVocabulary: sum + (finding.nearest.isEmpty ? 10 : 1)
            case .unknownField, .missingField, .wrongType: sum + 2
            default: sum + 1
            }
        }
    }
}
