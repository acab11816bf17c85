import DomainModel
import MessageSchema

extension MandateOperation {
    /// An area may be defined anew: its title, its kind and where it lies; one that was retired is in use again by that.
    ///
    /// The cell puts no area into one that is retired, or will be while the area lies there.
    func defineArea(_ wish: Area, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try checkTerm(wish.kind, at: "/kind")
        if let record = records.areas[wish.area], record.definition.repeats(wish, in: context),
            record.ending(at: context.moment) == nil
        {
            throw Refusal(
                .alreadySo, at: "/area", "the area `\(wish.area.wire)` is defined with this content already")
        }
        guard let parent = wish.within else { return .area(wish) }
        guard parent != wish.area else { throw circle(wish.area, parent) }
        try checkArea(parent, at: "/within", in: context)
        if context.isDecided,
            let retired = records.retirement(of: parent, from: context.effective.lastDay, whileContaining: wish.area)
        {
            throw self.retired(parent, since: retired.stamp.effective, at: "/within")
        }
        guard !records.wouldCircle(wish.area, within: parent, from: context.effective.lastDay) else {
            throw circle(wish.area, parent)
        }
        return .area(wish)
    }

    /// Retires an area: nothing more is put there. What names it, areas within it, tasks, constraints and caveats, stays
    /// as it is.
    func retireArea(_ wish: AreaRetirement, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        guard let record = records.areas[wish.area] else {
            throw .unknown(
                "area", wish.area, at: "/area", among: Array(records.areas.keys), createWith: "define-area")
        }
        try checkEnds(record, wish, "area `\(wish.area.wire)`", "retired", at: "/area", in: context)
        if context.isDecided {
            let inside = records.areas(directlyWithin: wish.area, from: context.effective.lastDay)
            guard inside.isEmpty else {
                let names = inside.prefix(5).map { "`\($0.wire)`" }.joined(separator: ", ")
                throw Refusal(
                    .gateNotMet, at: "/area",
                    "\(inside.count == 1 ? "an area lies" : "\(inside.count) areas lie") in `\(wish.area.wire)` on that "
                        + "day or later: \(names); define them elsewhere with `define-area`, or retire them first")
            }
        }
        return .areaRetirement(wish)
    }

    /// Whether an area is recorded at all: facts arrive late and out of order, so its own effective date may be later
    /// than that of what names it. The cell names none that is retired on the effective date.
    func checkArea(_ area: EntityID, at pointer: String, in context: DecisionContext) throws(Refusal) {
        guard let record = records.areas[area] else {
            throw .unknown(
                "area", area, at: pointer, among: Array(records.areas.keys), createWith: "define-area")
        }
        if context.isDecided, let retired = record.ending(at: context.moment) {
            throw self.retired(area, since: retired.stamp.effective, at: pointer)
        }
    }

    func checkAreas(_ areas: [EntityID]?, at pointer: String, in context: DecisionContext) throws(Refusal) {
        try ListRules.check(areas, at: pointer, name: \.wire)
        for (index, area) in (areas ?? []).enumerated() {
            try checkArea(area, at: "\(pointer)/\(index)", in: context)
        }
    }

    private func retired(_ area: EntityID, since: EffectiveDate, at pointer: String) -> Refusal {
        Refusal(
            .gateNotMet, at: pointer,
            "the area `\(area.wire)` is retired from \(since.wire) on; name another, or bring it back into use with "
                + "`define-area`")
    }

    /// Commands are read strictly, so that an unknown term does not come this far; what no rule understands must not
    /// pass a rule.
    func checkTerm<Known>(_ term: Coded<Known>, at pointer: String) throws(Refusal) {
        guard case .unrecognised(let text) = term else { return }
        let allowed = Known.allCases.map(\.rawValue).joined(separator: ", ")
        throw Refusal(
            .invalidContent, at: pointer, "\"\(text.prefix(60))\" is no \(Known.vocabulary); allowed are \(allowed)")
    }

    private func circle(_ area: EntityID, _ parent: EntityID) -> Refusal {
        Refusal(
            .notAllowed, at: "/within",
            "`\(area.wire)` cannot lie within `\(parent.wire)`, which lies within `\(area.wire)` on that day or comes to "
                + "later; areas form a tree: define `\(parent.wire)` anew elsewhere first")
    }
}
