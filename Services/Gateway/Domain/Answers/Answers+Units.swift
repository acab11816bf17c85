import DomainModel
import HashTreeCollections
import MessageSchema

extension Answers {
    func units() -> UnitsReply { UnitsReply(about: about, units: unitViews()) }

    func unitViews() -> [UnitView] {
        let command = records.command
        return command.units.sorted { $0.key < $1.key }.compactMap { id, record in
            guard let definition = record.entry(at: moment) else { return nil }
            let unit = definition.value
            let pledge = command.pledges[unit.pledge]
            let held = record.authority.entry(at: moment)
            let stages = pledge?.lines[unit.line]?.timeline.known(at: moment) ?? []
            let isEvidenced = stages.contains { $0.stamp.movesValues && $0.value == .known(.inTheatre) }
            let authority = held?.value ?? .national
            return UnitView(
                unit: id, title: unit.title, nation: pledge?.owner(at: moment), pledge: unit.pledge, line: unit.line,
                stage: pledge?.stage(of: unit.line, at: moment).map { .known($0) }, strength: unit.strength,
                post: authority.post, authority: authority.authority, order: authority.order,
                notEvidenced: authority.post != nil && !isEvidenced,
                atRisk: command.risk(ofUnit: id, at: moment) != nil,
                entries: [definition.stamp.event] + (held.map { [$0.stamp.event] } ?? []))
        }
    }
}
