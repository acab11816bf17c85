public import DomainModel
public import MessageSchema

extension CommandOperation {
    /// The operation itself is mandate's.
    public func objectionToRetracting(_ fact: CommandEvent) -> String? {
        if case .commandOperationAcceptance = fact {
            return "command took the operation in from mandate, which establishes it for good"
        }
        return objectionToChanging(fact)
    }

    /// The operation itself is mandate's.
    public func objectionToCorrecting(_ fact: CommandEvent) -> String? {
        if case .commandOperationAcceptance = fact {
            return "command took the operation in from mandate; correct the entry there, and command follows"
        }
        return objectionToChanging(fact)
    }

    /// What command takes in of others, and what it states by itself, follows from other entries and changes with those.
    private func objectionToChanging(_ fact: CommandEvent) -> String? {
        switch fact {
        case .mandateTermTaking:
            "it is what mandate says; change it there, and command follows"
        case .commandPledgeNote: "it is what pledges says; change it there, and command follows"
        case .stationBreach, .stationBreachEnd:
            "it follows from the constraints of the mandate and where the station is; correct those"
        case .postRisk, .postRiskEnd, .unitRisk, .unitRiskEnd:
            "it follows from the pledges of the nation and who holds the post; correct those"
        default: nil
        }
    }

    /// Notes of what pledges states are; what is taken in of the mandate follows corrections in its own copy.
    public func isCopy(_ fact: CommandEvent) -> Bool {
        switch fact {
        case .commandPledgeNote: true
        default: false
        }
    }

    /// A unit stays of its line.
    public func checkIdentity(of content: CommandEvent, as fact: CommandEvent) throws(Refusal) {
        guard case (.unit(let content), .unit(let fact)) = (content, fact),
            (content.pledge, content.line) != (fact.pledge, fact.line)
        else { return }
        throw Refusal(
            .notAllowed, at: "/line",
            "the unit `\(fact.unit.wire)` is of line `\(fact.line.wire)` of pledge `\(fact.pledge.wire)`: retract it with "
                + "`retract-entry`, and form the other one under an id of its own")
    }

    /// Steps in the filling of a post are.
    public func isStep(_ fact: CommandEvent) -> Bool {
        switch fact {
        case .postOffer, .postAcceptance, .postNomination, .postDesignation, .postFilling, .postVacancy, .postHandover,
            .postConfirmation, .postDeclination, .actingAppointment, .actingEnd, .postAbolition, .stationEnd,
            .authorityTransfer, .authorityReversion:
            true
        default: false
        }
    }

    /// Posts that report to a post, stations of it, units that are under it, stations of a unit, and claims on each.
    public func reliers(on subject: Subject) -> [Subject] {
        let below = records.posts.filter { _, post in
            post.definition.entries.contains { entry in
                entry.value.reportsTo.map { Subject("post", $0) } == subject
            }
        }
        let stations = records.stations.filter { _, steps in
            steps.entries.contains { entry in
                entry.value.place.map { place in
                    place.post.map { Subject("post", $0) } == subject
                        || place.unit.map { Subject("unit", $0) } == subject
                } ?? false
            }
        }
        let units = records.units.filter { _, unit in
            unit.authority.entries.contains { $0.value.post.map { Subject("post", $0) } == subject }
        }
        return below.map(\.key).sorted().map { Subject("post", $0) }
            + stations.map(\.key).sorted().map { Subject("station", $0) }
            + units.map(\.key).sorted().map { Subject("unit", $0) } + records.claims.reliers(on: subject)
    }

    /// Mandate's, from where the operation was taken in.
    public var foreignLogs: [LogID: ServiceName] {
        var logs: [LogID: ServiceName] = [:]
        if let acceptance = records.acceptance { logs[acceptance.acceptance.origin.log] = .mandate }
        if let log = records.pledges.first?.value.nation.timeline.entries.first?.stamp.event.log {
            logs[log] = .pledges
        }
        return logs
    }
}
