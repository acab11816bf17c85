import DomainModel
import HashTreeCollections
import MandatePolicy
import MessageSchema

extension Answers {
    func requirements() -> RequirementsReply {
        let picture = SlotPicture(records.pledges, at: moment)
        let caveats = SlotCaveats(records.pledges, records.mandate, at: moment)
        return RequirementsReply(
            about: about, totals: totals(picture),
            slots: picture.slots.map { view($0, caveats) },
            unmatched: UnmatchedPart(
                figure: figure(
                    "people of lines on offer or in use, announced to in theatre, whom no open slot has",
                    StrengthSum(picture.unmatched.map(\.free)), picture.unmatched.flatMap(\.references)),
                lines: picture.unmatched.map(view)))
    }

    // MARK: Totals

    private func totals(_ picture: SlotPicture) -> RequirementTotals {
        let slots = picture.open
        func sum(_ part: (SlotStanding) -> StrengthSum) -> StrengthSum {
            slots.reduce(into: StrengthSum()) { $0.add(part($1)) }
        }
        func matchEntries(_ counts: (SlotMatch) -> Bool) -> [EventID] {
            slots.flatMap(\.matches).filter { $0.fills && counts($0) }.flatMap(\.references).distinct()
        }
        let required = StrengthSum(slots.map(\.requirement.headcount))
        return RequirementTotals(
            slots: slots.count, filled: slots.filter { $0.gap.figures?.headline == 0 }.count,
            empty: slots.filter { !$0.matches.contains(where: \.fills) }.map(\.requirement.requirement),
            overSubscribed: slots.filter { $0.excess > 0 }.map(\.requirement.requirement),
            required: StrengthFigure(
                statement: "people required by open slots: \(slots.count) slots"
                    + (required.unknown > 0 ? ", \(required.unknown) of them without a known number left out" : ""),
                lines: required.lines, unknown: required.unknown, low: required.low, best: required.best,
                high: required.high, openLow: required.openLow, openHigh: required.openHigh,
                entries: slots.map(\.entry.event).distinct()),
            matched: figure("matched to open slots, whatever the stage", sum(\.matched), matchEntries { _ in true }),
            nominal: figure(
                "matched to open slots and committed or beyond", sum(\.nominal),
                matchEntries { $0.stage?.term?.isNominal == true }),
            inTheatre: figure(
                "matched to open slots and in theatre", sum(\.inTheatre),
                matchEntries { $0.stage == .known(.inTheatre) }),
            gap: gap(of: slots))
    }

    private func gap(of slots: [SlotStanding]) -> GapFigure {
        let known = slots.filter { $0.gap.figures != nil }
        let unknown = slots.count - known.count
        let accepted = known.compactMap(\.accepted)
        return GapFigure(
            statement: "missing in open slots, each by itself: \(slots.count) slots"
                + (unknown > 0 ? ", \(unknown) that require an unknown number left out" : ""),
            missing: Self.total(known.map(\.gap)), accepted: accepted.isEmpty ? nil : accepted.reduce(0, +),
            open: Self.total(known.map(\.open)), excess: slots.reduce(0) { $0 + $1.excess }, unknown: unknown,
            entries: slots.flatMap(\.references).distinct())
    }

    /// The sum of quantities, each end by itself; an end that one of them leaves open is left open.
    private static func total(_ quantities: [Quantity]) -> Quantity {
        let figures = quantities.compactMap(\.figures)
        func sum(_ end: (Quantity.Figures) -> Int?) -> Int? {
            figures.reduce(Int?.some(0)) { sum, figures in sum.flatMap { sum in end(figures).map { sum + $0 } } }
        }
        let total = try? Quantity.Figures(low: sum(\.low), best: sum { $0.headline }, high: sum(\.high))
        return total.map { .known($0) } ?? .unknown
    }

    // MARK: Slots

    private func view(_ slot: SlotStanding, _ caveats: SlotCaveats) -> RequirementView {
        let requirement = slot.requirement
        let filling = slot.matches.filter(\.fills)
        func figure(_ what: String, _ sum: StrengthSum, _ counts: (SlotMatch) -> Bool) -> StrengthFigure {
            self.figure(what, sum, filling.filter(counts).flatMap(\.references))
        }
        return RequirementView(
            requirement: requirement.requirement, state: slot.state.rawValue, capability: requirement.capability,
            capabilityCode: requirement.capabilityCode, personnel: requirement.personnel,
            headcount: requirement.headcount,
            units: requirement.units.map {
                SlotUnits(required: $0, matched: slot.units, open: max(0, $0 - slot.units))
            }, area: requirement.area.map(area), neededBy: requirement.neededBy,
            daysLeft: daysLeft(to: requirement.neededBy), until: requirement.until,
            tasks: requirement.tasks.map { $0.map(task) }, priority: requirement.priority,
            maximumDaysToMove: requirement.maximumDaysToMove, document: requirement.document,
            wording: requirement.wording, cancelledBecause: slot.cancellation?.reason,
            matched: figure("matched to the slot, whatever the stage", slot.matched) { _ in true },
            nominal: figure("matched to the slot and committed or beyond", slot.nominal) {
                $0.stage?.term?.isNominal == true
            },
            inTheatre: figure("matched to the slot and in theatre", slot.inTheatre) {
                $0.stage == .known(.inTheatre)
            },
            stages: LineStage.ladder.filter { stage in filling.contains { $0.stage == .known(stage) } }.map { stage in
                let own = filling.filter { $0.stage == .known(stage) }
                return self.figure(
                    "matched to the slot and in stage \(stage.rawValue)", slot.strength(at: stage),
                    own.flatMap(\.references), stage: .known(stage))
            },
            gap: GapFigure(
                statement: "what the slot requires less what is matched to it",
                missing: slot.gap, accepted: slot.accepted, open: slot.open, excess: slot.excess,
                unknown: slot.gap.figures == nil ? 1 : 0, entries: slot.references),
            risk: slot.acceptance.flatMap { acceptance in
                slot.acceptedBy.map { stamp in
                    RiskView(
                        quantity: acceptance.quantity, reason: acceptance.reason, acceptedBy: acceptance.acceptedBy,
                        until: acceptance.until, entry: EntryReference(stamp))
                }
            }, matches: slot.matches.map { view($0, in: requirement, caveats) },
            history: history(of: requirement.requirement),
            revision: records.revision(of: Subject("requirement", requirement.requirement), in: .pledges),
            entry: EntryReference(slot.entry))
    }

    private func view(_ match: SlotMatch, in slot: Requirement, _ caveats: SlotCaveats) -> SlotMatchView {
        let (line, recorded) = (match.line, match.match.recorded)
        let headcount: Int? = if case .people(let count) = recorded.amount { count } else { nil }
        let reservations =
            records.pledges.pledges[line.pledge].map {
                ProposalBook.reservations(about: line, of: $0, in: slot, caveats: caveats)
            } ?? []
        return SlotMatchView(
            pledge: line.pledge, line: line.offer.line, nation: line.nation, name: line.nation.name,
            capability: line.offer.capability, stage: match.stage, headcount: headcount,
            counts: match.match.counted, capped: match.match.isCapped,
            notCounting: match.match.exclusion?.sentence, inherited: recorded.isInherited,
            reservations: reservations.map(FitReasonView.init), replaces: recorded.entry.value.replaces,
            entry: EntryReference(recorded.entry.stamp), entries: match.references)
    }

    /// Every entry about the matches of a slot, in the order in which they took effect.
    private func history(of requirement: EntityID) -> [SlotHistoryEntry] {
        let pledges = records.pledges.requirements[requirement]?.pledges.keys.compactMap { records.pledges.pledges[$0] }
        let entries = (pledges ?? []).flatMap { pledge in
            pledge.lines.values.flatMap { line in
                (line.matches[requirement]?.known(at: moment) ?? []).map { (pledge, line.id, $0) }
            }
        }
        return entries.sorted { left, right in
            if left.2.stamp.event != right.2.stamp.event { return right.2.stamp.outranks(left.2.stamp) }
            // Of a replacement the line that was replaced comes first.
            return left.2.value.replacedBy != nil && right.2.value.replacedBy == nil
        }.map { pledge, line, entry in
            SlotHistoryEntry(
                line: LineReference(pledge: pledge.id, line: line), nation: pledge.nation,
                headcount: entry.value.headcount, reason: entry.value.reason, wording: entry.value.wording,
                replaces: entry.value.replaces, replacedBy: entry.value.replacedBy, entry: EntryReference(entry.stamp))
        }
    }

    private func view(_ line: LineAllocation) -> UnmatchedLineView {
        UnmatchedLineView(
            pledge: line.pledge, line: line.offer.line, nation: line.nation, name: line.nation.name,
            capability: line.offer.capability, capabilityCode: line.offer.capabilityCode,
            personnel: line.offer.personnel, stage: line.standing?.stage ?? .known(.announced), headcount: line.size,
            free: line.free, entries: line.references)
    }

    private func area(_ id: EntityID) -> MandateTerm {
        let entry = records.mandate.areas[id]?.entry(at: moment)
        return MandateTerm(id: id, title: entry?.value.title, known: entry != nil)
    }

    private func task(_ id: EntityID) -> MandateTerm {
        let entry = records.mandate.tasks[id]?.entry(at: moment)
        let isAssigned = records.mandate.assignment(ofTask: id, at: moment) != nil
        return MandateTerm(id: id, title: entry?.value.title, known: entry != nil || isAssigned)
    }
}

extension FitReasonView {
    init(_ reason: FitReason) {
        self.init(
            point: .known(reason.point), verdict: .known(reason.verdict), text: reason.sentence, entry: reason.entry)
    }
}
