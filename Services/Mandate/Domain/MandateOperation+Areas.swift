import DomainModel
import HashTreeCollections
import MessageSchema

extension MandateOperation {
    /// An area may be defined anew: its title, its kind and where it lies.
    func defineArea(_ wish: Area, in context: DecisionContext) throws(Refusal) -> MandateEvent {
        try checkTerm(wish.kind, at: "/kind")
        if records.areas[wish.area]?.definition.repeats(wish, in: context) ?? false {
            throw Refusal(
                .alreadySo, at: "/area", "the area `\(wish.area.wire)` is defined with this content already")
        }
        guard let parent = wish.within else { return .area(wish) }
        guard parent != wish.area else { throw circle(wish.area, parent) }
        try checkArea(parent, at: "/within")
        guard !records.wouldCircle(wish.area, within: parent, from: context.effective.lastDay) else {
            throw circle(wish.area, parent)
        }
        return .area(wish)
    }

    /// Whether an area is recorded at all: facts arrive late and out of order, so its own effective date may be later
    /// than that of what names it.
    func checkArea(_ area: EntityID, at pointer: String) throws(Refusal) {
        guard records.areas[area] != nil else {
            throw .unknown(
                "area", area, at: pointer, among: Array(records.areas.keys), createWith: "define-area")
        }
    }

    func checkAreas(_ areas: [EntityID]?, at pointer: String) throws(Refusal) {
        try ListRules.check(areas, at: pointer, name: \.wire)
        for (index, area) in (areas ?? []).enumerated() { try checkArea(area, at: "\(pointer)/\(index)") }
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
