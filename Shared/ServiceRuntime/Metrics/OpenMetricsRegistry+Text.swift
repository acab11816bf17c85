extension OpenMetricsRegistry.State {
    /// Takes the names that a family needs; `false` if another family has one of them.
    mutating func claim(_ family: String, _ kind: MetricFamilyState.Kind) -> Bool {
        if let known = families[family] { return known.kind == kind }
        let names = kind.sampleNames(family)
        guard names.allSatisfy({ owners[$0] == nil }) else { return false }
        for name in names { owners[name] = family }
        return true
    }
}

extension OpenMetricsRegistry {
    private static let refusedName = "muster_metrics_refused"

    /// Own and collected figures of one name become one family; a collected one never replaces an own.
    static func text(_ state: State, collected: [MetricFamily]) -> String {
        var state = state
        var given: [String: (help: String, samples: [MetricLabels: MetricSample.Value])] = [:]
        for family in collected {
            let isCounter = family.kind == .counter
            let name = isCounter ? MetricName.counter(family.name) : MetricName.family(family.name)
            let kind: MetricFamilyState.Kind = isCounter ? .counter : .gauge
            guard state.claim(name, kind) else {
                state.refused += Int64(family.samples.count)
                continue
            }
            if state.families[name] == nil { state.families[name] = MetricFamilyState(kind: kind, help: family.help) }
            for sample in family.samples {
                let labels = MetricLabels(sample.labels)
                let isTaken = state.families[name]?.series[labels] != nil || given[name]?.samples[labels] != nil
                if isTaken {
                    state.refused += 1
                } else {
                    given[name, default: (family.help, [:])].samples[labels] = sample.value
                }
            }
        }
        return write(state, given: given.mapValues(\.samples))
    }

    private static func write(
        _ state: State, given: [String: [MetricLabels: MetricSample.Value]]
    ) -> String {
        var text = OpenMetricsText()
        var names = state.families.keys.filter { !(state.families[$0]?.series.isEmpty ?? true) || given[$0] != nil }
        if state.refused > 0, state.owners[refusedName] == nil { names.append(refusedName) }
        for name in names.sorted() {
            guard let family = state.families[name] else {
                text.begin(name, type: "counter", help: "Figures that were refused for their name or number.")
                text.sample("\(name)_total", "", .whole(state.refused))
                continue
            }
            text.begin(name, type: family.kind.rawValue, help: state.help[name] ?? family.help)
            let collected = given[name] ?? [:]
            for labels in (Array(family.series.keys) + Array(collected.keys)).sorted() {
                if let series = family.series[labels] {
                    series.figure.write(name, labels, into: &text)
                } else if let value = collected[labels] {
                    let suffix = family.kind == .counter ? "_total" : ""
                    text.sample(name + suffix, labels.braced(), value)
                }
            }
        }
        return text.finished()
    }
}
