import MessageSchema

/// Lines with people to spare, made ready to be weighed against many slots: grouped by capability, and by the rules that
/// they stand under.
struct CandidateLines<Check: CaveatCheck> {
    private let lines: [(pledge: PledgeRecord, line: LineAllocation)]
    private let measures: [FitMeasure]
    /// The rules on each line, as a place in `profiles`.
    private let profile: [Int]
    private let profiles: [[Check.Limit]]
    private let capabilities: [Capability]
    /// Where to find capabilities: by code, and by each of their stems.
    private let byCode: [EntityID: [Int]]
    private let byStem: [String: [Int]]
    private let caveats: Check

    private struct Capability {
        let code: EntityID?
        let words: CapabilityWords
        var lines: [Int]
    }

    private struct Kind: Hashable {
        let code: EntityID?
        let words: CapabilityWords
    }

    init(_ lines: [(pledge: PledgeRecord, line: LineAllocation)], _ caveats: Check) {
        self.lines = lines
        self.caveats = caveats
        measures = lines.map { FitMeasure(of: $0.line.offer, free: $0.line.free, stage: $0.line.standing?.stage.term) }
        var (profiles, profilePlaces): ([[Check.Limit]], [[Check.Limit]: Int]) = ([], [:])
        var (capabilities, capabilityPlaces): ([Capability], [Kind: Int]) = ([], [:])
        var words: [Text: CapabilityWords] = [:]
        var profile: [Int] = []
        for (index, entry) in lines.enumerated() {
            let limits = caveats.limits(on: entry.line.offer.line, of: entry.pledge)
            let place = profilePlaces[limits] ?? profiles.count
            if place == profiles.count {
                profiles.append(limits)
                profilePlaces[limits] = place
            }
            profile.append(place)
            let text = entry.line.offer.capability
            let ownWords = words[text] ?? CapabilityWords(text)
            words[text] = ownWords
            let kind = Kind(code: entry.line.offer.capabilityCode, words: ownWords)
            if let known = capabilityPlaces[kind] {
                capabilities[known].lines.append(index)
            } else {
                capabilityPlaces[kind] = capabilities.count
                capabilities.append(Capability(code: kind.code, words: kind.words, lines: [index]))
            }
        }
        var (byCode, byStem): ([EntityID: [Int]], [String: [Int]]) = ([:], [:])
        for (index, capability) in capabilities.enumerated() {
            if let code = capability.code { byCode[code, default: []].append(index) }
            for stem in capability.words.stems { byStem[stem, default: []].append(index) }
        }
        self.profiles = profiles
        self.profile = profile
        self.capabilities = capabilities
        self.byCode = byCode
        self.byStem = byStem
    }

    /// Goes through the lines whose capability is that of a slot, with what each costs.
    func weigh(_ slot: SlotStanding, _ found: (_ line: Int, _ penalty: Int) -> Void) {
        let measure = FitMeasure(of: slot.requirement, missing: slot.wanted)
        var gravities = Array(repeating: Int?.none, count: profiles.count)
        for (capability, fit) in fits(slot.requirement) {
            let cost = fit.penalty
            for line in capabilities[capability].lines {
                let gravity = gravities[profile[line]] ?? gravity(of: profiles[profile[line]], in: slot.requirement)
                gravities[profile[line]] = gravity
                found(line, cost + gravity + FitGauge(line: measures[line], slot: measure).penalty)
            }
        }
    }

    /// A line in a slot, with the reasons in words.
    func proposal(of index: Int, for slot: SlotStanding, _ penalty: Int, rank: Int) -> Proposal {
        let (line, offer) = (lines[index].line, lines[index].line.offer)
        let gauge = FitGauge(line: measures[index], slot: FitMeasure(of: slot.requirement, missing: slot.wanted))
        let fit = CapabilityFit(
            code: offer.capabilityCode, words: CapabilityWords(offer.capability),
            forSlot: slot.requirement.capabilityCode, CapabilityWords(slot.requirement.capability))
        let objections = profiles[profile[index]].flatMap { caveats.objections(of: $0, to: slot.requirement) }
        let capability = fit.map { [$0.reason(offer, slot.requirement)] } ?? []
        let points = gauge.reasons(offer, free: line.free, stage: line.standing?.stage, slot.requirement)
        let none = FitReason(.caveat, .speaksFor, "no caveat or constraint on record stands against it")
        return Proposal(
            requirement: slot.requirement.requirement, line: line, rank: rank, penalty: penalty,
            fills: gauge.line.people.flatMap { free in gauge.slot.people.map { min(free, $0) } },
            reasons: capability + points + (objections.isEmpty ? [none] : objections.map(FitReason.init)))
    }

    /// The capabilities of lines that are that of a slot, in the order in which they were first met.
    private func fits(_ slot: Requirement) -> [(capability: Int, fit: CapabilityFit)] {
        let words = CapabilityWords(slot.capability)
        var found = Set(words.stems.flatMap { byStem[$0] ?? [] })
        if let code = slot.capabilityCode { found.formUnion(byCode[code] ?? []) }
        return found.sorted().compactMap { place in
            CapabilityFit(
                code: capabilities[place].code, words: capabilities[place].words, forSlot: slot.capabilityCode, words
            ).map { (place, $0) }
        }
    }

    /// What the rules cost in the ranking: the gravest of them.
    private func gravity(of limits: [Check.Limit], in slot: Requirement) -> Int {
        let gravest = limits.flatMap { caveats.objections(of: $0, to: slot) }.map(\.gravity).max()
        return switch gravest {
        case nil: 0
        case .restricts: 120
        case .undetermined: 60
        case .suspends: 250
        case .withdraws: 300
        }
    }
}
