import DomainModel
import HashTreeCollections
import MessageSchema

/// What follows from a fact: stations that come to be in breach, posts and units that come to be at risk, and the ends
/// of both (DOMAIN.md section 3). Stated in the same decision, by everything that is then known, in the order of ids.
extension CommandOperation {
    func consequences(of stated: [CommandEvent], in context: DecisionContext) -> [CommandEvent] {
        guard let log = records.journal.log else { return [] }
        var (stations, posts, units): (Set<EntityID>, Set<EntityID>, Set<EntityID>) = ([], [], [])
        var after = records
        func concern(_ subject: Subject) {
            guard let id = try? EntityID(wire: subject.id) else { return }
            switch subject.kind {
            case "station": stations.insert(id)
            case "post": posts.insert(id)
            case "unit": units.insert(id)
            case "pledge": concern(pledge: id)
            default: break
            }
        }
        func concern(pledge: EntityID) {
            let owners = [records, after].compactMap { $0.pledges[pledge]?.owner }
            for (id, record) in after.posts
            where record.filling.entries.contains(where: { $0.value.nation.map(owners.contains) ?? false }) {
                posts.insert(id)
            }
            for (id, record) in after.units
            where record.definition.entries.contains(where: { $0.value.pledge == pledge }) {
                units.insert(id)
            }
        }
        for event in stated {
            // A correction is a fact of the entity that it corrects something of.
            after.suppose(event, about: event.payload.subject(in: operation), EntryStamp(supposing: context, in: log))
            switch event {
            case .mandateTermTaking:
                stations.formUnion(records.stations.keys)
            case .station(let fact): stations.insert(fact.station)
            case .stationEnd(let fact): stations.insert(fact.station)
            case .commandPledgeNote(let fact): concern(pledge: fact.pledge)
            case .post(let fact): posts.insert(fact.post)
            case .postOffer(let fact): posts.insert(fact.post)
            case .postAcceptance(let fact): posts.insert(fact.post)
            case .postNomination(let fact): posts.insert(fact.post)
            case .postDesignation(let fact): posts.insert(fact.post)
            case .postFilling(let fact): posts.insert(fact.post)
            case .postVacancy(let fact): posts.insert(fact.post)
            case .postAbolition(let fact): posts.insert(fact.post)
            case .postHandover(let fact): posts.insert(fact.post)
            case .postConfirmation(let fact): posts.insert(fact.post)
            case .postDeclination(let fact): posts.insert(fact.post)
            case .unit(let fact): units.insert(fact.unit)
            case .entryRetracted(let fact): concern(fact.subject)
            case .entryCorrected(let fact): concern(fact.subject)
            case .entryFollowed(let fact): concern(fact.subject)
            case .commandOperationAcceptance, .actingAppointment, .actingEnd, .authorityTransfer, .authorityReversion,
                .stationBreach,
                .stationBreachEnd, .postRisk, .postRiskEnd, .unitRisk, .unitRiskEnd, .commandClaim:
                break
            }
        }
        return stations.sorted().flatMap { breaches(of: $0, in: after) }
            + posts.sorted().compactMap { risk(of: $0, in: after) }
            + units.sorted().compactMap { unitRisk(of: $0, in: after) }
    }

    private func breaches(of station: EntityID, in after: CommandRecords) -> [CommandEvent] {
        let found = after.findings(of: station).map { finding in
            let rule = finding.constraint.value
            return StationBreach(
                station: station, constraint: rule.constraint, clause: rule.clause, area: finding.station.area,
                nation: finding.station.nation, on: finding.from)
        }
        let stated = after.breaches[station] ?? [:]
        let ended = stated.keys.sorted().filter { id in !found.contains { $0.constraint == id } }
        return ended.map { .stationBreachEnd(StationBreachEnd(station: station, constraint: $0)) }
            + found.filter { stated[$0.constraint] != $0 }.map { .stationBreach($0) }
    }

    private func risk(of post: EntityID, in after: CommandRecords) -> CommandEvent? {
        let (risk, stated) = (after.risk(of: post, at: .everything), after.postRisks[post])
        guard risk != stated else { return nil }
        return risk.map { .postRisk($0) } ?? stated.map { .postRiskEnd(PostRiskEnd(post: post, nation: $0.nation)) }
    }

    private func unitRisk(of unit: EntityID, in after: CommandRecords) -> CommandEvent? {
        let (risk, stated) = (after.risk(ofUnit: unit, at: .everything), after.unitRisks[unit])
        guard risk != stated else { return nil }
        return risk.map { .unitRisk($0) } ?? stated.map { .unitRiskEnd(UnitRiskEnd(unit: $0.unit)) }
    }
}
