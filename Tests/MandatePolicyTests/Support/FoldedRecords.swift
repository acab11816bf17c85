import DomainModel
import MandatePolicy
import MessageSchema
import TestSupport

/// What mandate and pledges know of one operation, folded from facts that are told one by one.
struct FoldedRecords {
    private(set) var mandate = MandateRecords()
    private(set) var pledges = PledgesRecords()
    private var told: UInt64 = 0

    @discardableResult
    mutating func tell(_ fact: MandateEvent, _ circumstances: Circumstances = .decided) -> EventID {
        told += 1
        let event = ExampleEvent.recorded(fact, sequence: told, circumstances)
        mandate.apply(event)
        return event.header.id
    }

    @discardableResult
    mutating func tell(_ fact: PledgesEvent, _ circumstances: Circumstances = .decided) -> EventID {
        told += 1
        let event = ExampleEvent.recorded(fact, sequence: told, circumstances)
        pledges.apply(event)
        return event.header.id
    }

    func book(at moment: Moment = .everything) -> RuleBook { RuleBook(pledges, mandate, at: moment) }

    /// What is left under an option.
    func survival(_ option: EntityID, at moment: Moment = .everything) -> Survival? {
        Terms.of(option, in: mandate, at: moment).map {
            Survival(of: pledges, by: book(at: moment), under: $0, at: moment)
        }
    }
}

extension FoldedRecords {
    /// Two options: `narrow` patrols in Rafah, `full` disarms in all of Gaza beside that.
    static func gaza() -> FoldedRecords {
        var records = FoldedRecords()
        for (area, within) in [("gaza", nil), ("rafah", "gaza"), ("khan-yunis", "gaza")] as [(EntityID, EntityID?)] {
            records.tell(
                MandateEvent.area(
                    Area(
                        area: area, title: "An area", kind: .known(within == nil ? .operation : .sector),
                        within: within)))
        }
        for task in ["patrol", "disarm"] as [EntityID] {
            records.tell(
                MandateEvent.taskAuthorisation(
                    TaskAuthorisation(task: task, title: "A task", ceiling: .known(.allNecessaryMeans))))
        }
        let patrol = AssignedTask(task: "patrol", ceiling: .known(.defenceOfMandate), areas: ["rafah"])
        let disarm = AssignedTask(task: "disarm", ceiling: .known(.allNecessaryMeans))
        records.tell(MandateEvent.mandateOption(MandateOption(option: "narrow", title: "Narrow", assigned: [patrol])))
        records.tell(
            MandateEvent.mandateOption(MandateOption(option: "full", title: "Full", assigned: [disarm, patrol])))
        records.tell(
            MandateEvent.optionPutInForce(OptionPutInForce(option: "narrow", assigned: [patrol], assumes: [])))
        return records
    }

    mutating func offer(_ pledge: EntityID, of nation: NationCode, _ lines: [EntityID: Quantity]) {
        tell(
            PledgesEvent.pledgeAnnouncement(
                PledgeAnnouncement(
                    pledge: pledge, nation: nation,
                    lines: lines.sorted { $0.key < $1.key }.map {
                        LineOffer(line: $0.key, capability: "infantry", personnel: .known(.troops), headcount: $0.value)
                    })))
    }

    @discardableResult
    mutating func declare(
        _ caveat: EntityID, of nation: NationCode = "IDN", _ effect: CaveatEffect = .suspends,
        scope: [CaveatScope]? = nil, refusesTasks: [EntityID]? = nil, refusesAreas: [EntityID]? = nil,
        onlyAreas: [EntityID]? = nil, ceiling: UseOfForce? = nil, requires: [EntityID]? = nil, command: Text? = nil,
        authority: CommandAuthority? = nil
    ) -> EventID {
        tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: caveat, party: .nation(nation), kind: .known(.other), effect: .known(effect), scope: scope,
                    refusesTasks: refusesTasks, refusesAreas: refusesAreas, onlyAreas: onlyAreas,
                    ceiling: ceiling.map { .known($0) }, requires: requires, command: command,
                    authority: authority.map { .known($0) }, wording: "in its own words")))
    }

    @discardableResult
    mutating func stand(
        _ stand: EntityID, of nation: NationCode = "IDN", _ position: StandPosition, task: EntityID? = nil,
        option: EntityID? = nil
    ) -> EventID {
        tell(
            MandateEvent.stand(
                Stand(
                    stand: stand, party: .nation(nation), task: task, option: option, position: .known(position))))
    }
}
