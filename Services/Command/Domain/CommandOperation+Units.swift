import DomainModel
import HashTreeCollections
import MessageSchema

/// Units and who holds authority over them (AAP-06; DOMAIN.md section 2, command relationship).
extension CommandOperation {
    /// A unit is formed from a line that is known of pledges; formed anew it is revised, but stays of its line.
    func formUnit(_ wish: Unit, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        if let record = records.units[wish.unit] {
            if record.definition.repeats(wish, in: context) {
                throw Refusal(
                    .alreadySo, at: "/unit", "the unit `\(wish.unit.wire)` is formed with this content already")
            }
            if let held = record.nearest(to: context.moment)?.value,
                (held.pledge, held.line) != (wish.pledge, wish.line)
            {
                throw .exists(
                    "unit", wish.unit, at: "/unit",
                    changeWith:
                        "it is of line `\(held.line.wire)` of pledge `\(held.pledge.wire)`; form the other one under an "
                        + "id of its own")
            }
        }
        guard let pledge = records.pledges[wish.pledge] else {
            throw .unknown(
                "pledge", wish.pledge, at: "/pledge", among: records.pledges.keys.sorted(),
                createWith: "announce-pledge")
        }
        guard pledge.lines[wish.line] != nil else {
            throw .unknown("line", wish.line, at: "/line", among: pledge.lines.keys.sorted(), createWith: "add-lines")
        }
        for (id, record) in records.units.sorted(by: { $0.key < $1.key }) where id != wish.unit {
            let other = record.definition.entries.last?.value
            if other?.pledge == wish.pledge, other?.line == wish.line {
                throw Refusal(
                    .alreadyExists, at: "/line",
                    "the unit `\(id.wire)` is formed from line `\(wish.line.wire)` already; split the line in pledges, or "
                        + "revise that unit")
            }
        }
        return .unit(wish)
    }

    /// Authority goes to a post from a unit's nation, or from the post that holds it to one below it, at most what that
    /// one holds. Full command is never transferred, whoever says so.
    func transferAuthority(_ wish: AuthorityTransfer, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let unit = try unit(wish.unit, in: context)
        let allowed: [CommandAuthority] = [.opcom, .opcon, .tacom, .tacon]
        guard let authority = wish.authority.term, allowed.contains(authority) else {
            let names = allowed.map(\.rawValue).joined(separator: ", ")
            let detail =
                switch wish.authority {
                case .known(.fullCommand):
                    "full command always stays with the nation (AAP-06); transfer one of \(names)"
                case .known(.none):
                    "nothing would be transferred; revert with `revert-authority`, or transfer one of \(names)"
                default:
                    "\"\(wish.authority.wire.prefix(60))\" is no authority that can be transferred; allowed are \(names)"
                }
            throw Refusal(
                wish.authority == .known(.fullCommand) ? .notAllowed : .invalidContent, at: "/authority", detail)
        }
        guard let post = records.posts[wish.to] else {
            throw .unknown("post", wish.to, at: "/to", among: records.posts.keys.sorted(), createWith: "establish-post")
        }
        let step = AuthorityStep(wish)
        if unit.authority.repeats(step, in: context) {
            throw Refusal(
                .alreadySo, at: "/unit",
                "`\(wish.to.wire)` holds \(authority.rawValue) over `\(wish.unit.wire)` on \(context.effective.wire) already"
            )
        }
        guard context.isDecided else { return .authorityTransfer(wish) }
        let moment = context.moment
        guard post.exists(at: moment), !post.isAbolished(at: moment) else {
            throw Refusal(
                .gateNotMet, at: "/to",
                "the post `\(wish.to.wire)` is not established on \(context.effective.wire); establish it first, or name another one"
            )
        }
        let line = unit.nearest(to: moment)?.value
        let stage = line.flatMap { records.pledges[$0.pledge]?.stage(of: $0.line, at: moment) }
        guard stage == .inTheatre else {
            throw Refusal(
                .gateNotMet, at: "/unit",
                "a unit receives a transfer of authority in theatre; its line is \(stage?.rawValue ?? "of unknown stage") on "
                    + "\(context.effective.wire). Record `confirm-in-theatre` in pledges first, or what a source says with the "
                    + "basis `reported`")
        }
        try checkHolder(unit.authority(at: moment), wish, authority, at: moment)
        return .authorityTransfer(wish)
    }

    private func checkHolder(
        _ held: AuthorityStep, _ wish: AuthorityTransfer, _ authority: CommandAuthority, at moment: Moment
    ) throws(Refusal) {
        guard let holder = held.post, let has = held.authority.term else { return }
        if holder != wish.to, !records.isBelow(wish.to, holder, at: moment) {
            throw Refusal(
                .notAllowed, at: "/to",
                "`\(holder.wire)` holds \(has.rawValue) over `\(wish.unit.wire)`, and authority is never in two hands; it can be "
                    + "passed on to a post below `\(holder.wire)`, or revert it first with `revert-authority`")
        }
        guard authority <= has || holder == wish.to else {
            throw Refusal(
                .notAllowed, at: "/authority",
                "`\(holder.wire)` holds \(has.rawValue) over `\(wish.unit.wire)` and can pass on at most that, not "
                    + "\(authority.rawValue); the nation transfers more after `revert-authority`")
        }
    }

    func revertAuthority(_ wish: AuthorityReversion, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let unit = try unit(wish.unit, in: context)
        let isNational = unit.authority(at: context.moment).post == nil
        if unit.authority.repeats(AuthorityStep(wish), in: context) || (context.isDecided && isNational) {
            throw Refusal(
                .alreadySo, at: "/unit",
                "the unit `\(wish.unit.wire)` is under its nation alone on \(context.effective.wire) already")
        }
        return .authorityReversion(wish)
    }

    private func unit(_ id: EntityID, in context: DecisionContext) throws(Refusal) -> UnitRecord {
        guard let record = records.units[id] else {
            throw .unknown("unit", id, at: "/unit", among: records.units.keys.sorted(), createWith: "form-unit")
        }
        guard !context.isDecided || record.exists(at: context.moment) else {
            throw Refusal(
                .gateNotMet, at: "/unit",
                "the unit `\(id.wire)` is formed only from \(record.created.effective.wire); give a later `effectiveDate` than "
                    + "\(context.effective.wire)")
        }
        return record
    }
}
