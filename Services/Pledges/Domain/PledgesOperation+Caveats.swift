import DomainModel
import HashTreeCollections
import MessageSchema

extension PledgesOperation {
    /// Declares a caveat of a nation or of unnamed ones; it may come before any pledge.
    func declare(_ caveat: Caveat) throws(Refusal) -> PledgesEvent {
        guard records.caveats[caveat.caveat] == nil else {
            throw .exists(
                "caveat", caveat.caveat, at: "/caveat",
                changeWith: "lift it with `lift-caveat` and declare the new one under an id of its own")
        }
        try Bounds.check(caveat.refusesTasks, at: "/refusesTasks")
        try Bounds.check(caveat.refusesAreas, at: "/refusesAreas")
        try Bounds.check(caveat.onlyAreas, at: "/onlyAreas")
        try Bounds.check(caveat.requires, at: "/requires")
        try Bounds.check(from: caveat.from, until: caveat.until, at: "/until")
        guard caveat.saysSomething || caveat.kind == .known(.other) else {
            throw Refusal(
                .invalidContent, at: "",
                "a caveat refuses or requires something: give at least one of `refusesTasks`, `refusesAreas`, "
                    + "`onlyAreas`, `ceiling`, `requires`, `command`, `authority`, `from` and `until`; where only the words are known, "
                    + "its kind is `other`")
        }
        if let scope = caveat.scope { try check(scope, of: caveat.party) }
        return .caveat(caveat)
    }

    /// Lifts a caveat.
    func lift(_ lifting: CaveatLifting, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        guard let known = records.caveats[lifting.caveat] else {
            throw .unknown(
                "caveat", lifting.caveat, at: "/caveat", among: records.caveats.candidates, createWith: "declare-caveat"
            )
        }
        guard known.declared.effective.lastDay <= context.effective.lastDay else {
            throw Refusal(
                .notAllowed, at: "/caveat",
                "the caveat `\(lifting.caveat.wire)` was declared with effect from \(known.declared.effective.wire), so "
                    + "it cannot be lifted on \(context.effective.wire); give that date or a later one")
        }
        if known.lifting.repeats(lifting, in: context)
            || (context.isDecided && known.lifting.entry(at: context.moment)?.stamp.isDecided == true)
        {
            throw .repeated("the caveat `\(lifting.caveat.wire)` is lifted")
        }
        return .caveatLifting(lifting)
    }

    private func check(_ scope: [CaveatScope], of party: Party) throws(Refusal) {
        guard let nation = party.code else {
            throw Refusal(
                .invalidContent, at: "/scope",
                "nations that are not named have no pledges to name; leave `scope` out, or name the nation in `party`")
        }
        guard (1...Bounds.elements).contains(scope.count) else {
            throw Refusal(
                .invalidContent, at: "/scope",
                "a scope names 1 to \(Bounds.elements) pledges, this one \(scope.count); leave it out for all of the "
                    + "nation's")
        }
        var seen: Set<EntityID> = []
        for (index, entry) in scope.enumerated() {
            let pointer = "/scope/\(index)"
            guard seen.insert(entry.pledge).inserted else {
                throw Refusal(
                    .invalidContent, at: "\(pointer)/pledge",
                    "the pledge `\(entry.pledge.wire)` is named twice; name it once, with all its lines")
            }
            guard let pledge = records.pledges[entry.pledge] else {
                throw .unknown(
                    "pledge", entry.pledge, at: "\(pointer)/pledge", among: records.pledges.candidates,
                    createWith: "announce-pledge")
            }
            guard pledge.nation == nation else {
                throw Refusal(
                    .notAllowed, at: "\(pointer)/pledge",
                    "the pledge `\(pledge.id.wire)` is \(pledge.nation.wire)'s, and a caveat of \(nation.wire) limits "
                        + "that nation's own contributions only; name its pledges, or leave `scope` out")
            }
            try Bounds.check(entry.lines, at: "\(pointer)/lines")
            for (position, line) in (entry.lines ?? []).enumerated() where pledge.lines[line] == nil {
                throw .unknown(
                    "line", line, at: "\(pointer)/lines/\(position)", among: pledge.lines.candidates,
                    createWith: "add-lines")
            }
        }
    }
}

extension Caveat {
    /// Whether it refuses or requires anything that a machine can test.
    fileprivate var saysSomething: Bool {
        refusesTasks != nil || refusesAreas != nil || onlyAreas != nil || ceiling != nil || requires != nil
            || command != nil || authority != nil || from != nil || until != nil
    }
}
