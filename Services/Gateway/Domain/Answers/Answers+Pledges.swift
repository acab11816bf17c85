import DomainModel
import MandatePolicy
import MessageSchema

extension Answers {
    func pledges() -> PledgesReply {
        let pledges = records.pledges.sortedPledges.filter { $0.exists(at: moment) }
        // Looked up, never iterated: going through all lines for each pledge would cost their product.
        let byPledge = Dictionary(grouping: lines, by: \.pledge.id)
        let judged = judgedRules()
        return PledgesReply(
            about: about, strength: strength(), pledges: pledges.map { view($0, byPledge[$0.id] ?? [], judged) },
            caveats: records.pledges.caveats.sorted { $0.key < $1.key }.map(\.value)
                .filter { $0.exists(at: moment) }.map(view), milestones: milestones(), estimates: estimates(),
            claims: claims.filter { $0.service == .pledges }.map(\.view))
    }

    func caveatCount() -> CaveatsPart {
        let inForce = records.pledges.caveatsInForce(at: moment)
        let nations = Set(inForce.compactMap(\.caveat.party.code)).sorted()
        let unnamed = inForce.filter { $0.caveat.party.code == nil }.count
        return CaveatsPart(
            statement: "caveats in force: \(inForce.count), of \(nations.count) named nations"
                + (unnamed > 0 ? "; \(unnamed) of unnamed ones" : ""), count: inForce.count, nations: nations,
            entries: inForce.map(\.declared.event))
    }

    private func view(_ pledge: PledgeRecord, _ own: [StandingLine], _ judged: JudgedRules) -> PledgeView {
        let caveats = records.pledges.caveatsInForce(at: moment).filter { caveat in
            caveat.caveat.party.code == pledge.nation
                && (own.isEmpty
                    || own.contains { line in
                        caveat.covers(line: line.line.id, of: pledge)
                    })
        }
        return PledgeView(
            pledge: pledge.id, nation: pledge.nation, name: pledge.nation.name, conference: pledge.conference,
            conditions: pledge.conditions, wording: pledge.wording,
            strength: figure("all lines of the pledge, whatever their stage", own), lines: own.map { view($0, judged) },
            caveats: caveats.map(\.caveat.caveat),
            revision: records.revision(of: Subject("pledge", pledge.id), in: .pledges),
            entry: EntryReference(pledge.created),
            validUntil: own.filter { $0.line.isLapsable(at: moment) }.map { $0.line.validUntil(at: moment) }.min())
    }

    private func view(_ standing: StandingLine, _ judged: JudgedRules) -> LineView {
        let (line, offer) = (standing.line, standing.line.offer)
        let steps = line.steps.known(at: moment).map {
            (
                $0.stamp,
                LineView.Entry(stage: $0.value.stage, wording: $0.value.wording, entry: EntryReference($0.stamp))
            )
        }
        let figures = line.figures.known(at: moment).map {
            (
                $0.stamp,
                LineView.Entry(
                    headcount: $0.value.headcount, wording: $0.value.wording, entry: EntryReference($0.stamp))
            )
        }
        let history = (steps + figures).sorted { left, right in
            if left.0.event == right.0.event { return left.1.stage != nil && right.1.stage == nil }
            return right.0.outranks(left.0)
        }
        return LineView(
            line: line.id, capability: offer.capability, capabilityCode: offer.capabilityCode,
            personnel: offer.personnel, headcount: standing.headcount,
            stage: standing.stage, since: standing.step?.stamp.effective, origin: line.origin,
            equipment: offer.equipment, availableFrom: offer.availableFrom, until: offer.until,
            maximumDaysToMove: offer.maximumDaysToMove, agreement: line.agreement(at: moment),
            reason: standing.step?.value.reason, lacksAgreement: line.lacksAgreement(at: moment),
            notEvidenced: line.notEvidenced(at: moment).map { .known($0) }, entries: standing.entries,
            history: history.map(\.1),
            availability: isOffered(standing)
                ? LineAvailability(judged.assessment(of: line.id, in: standing.pledge)) : nil,
            validUntil: line.isLapsable(at: moment) ? line.validUntil(at: moment) : nil)
    }

    private func isOffered(_ line: StandingLine) -> Bool {
        line.stage?.term.map { $0.isActive || $0 == .onHold } ?? false
    }

    func view(_ record: CaveatRecord) -> CaveatView {
        let caveat = record.caveat
        return CaveatView(
            caveat: caveat.caveat, party: caveat.party, kind: caveat.kind, effect: caveat.effect,
            inForce: record.isInForce(at: moment), lifted: record.isLifted(at: moment), scope: caveat.scope,
            refusesTasks: caveat.refusesTasks, refusesAreas: caveat.refusesAreas, onlyAreas: caveat.onlyAreas,
            ceiling: caveat.ceiling, requires: caveat.requires, command: caveat.command, authority: caveat.authority,
            from: caveat.from,
            until: caveat.until, wording: caveat.wording, entry: EntryReference(record.declared))
    }
}
