import CommandDomain
import DomainModel
import MessageSchema
import TestSupport

typealias CommandScenario = Scenario<CommandOperation>

enum Examples {
    static let start: EffectiveDate = "2026-01-01"
    static let commander = Post(
        post: "commander", title: "Force commander", grade: .known(.of7), barredTo: ["ISR"],
        confirmedBy: "Board of Peace")
    static let deputy = Post(
        post: "deputy", title: "Deputy commander", grade: .known(.of6), reportsTo: "commander",
        reservedFor: ["IDN", "MAR"])
    static let rafah = Post(
        post: "rafah-brigade", title: "Commander, Rafah brigade", reportsTo: "deputy", sector: "rafah")

    static let jeffers = Officer(
        name: "Jasper Jeffers", nation: "USA", grade: .known(.of7), rank: "Maj. Gen.")
    static let smith = Officer(name: "John Smith", nation: "USA", grade: .known(.of8))
    static let colonel = Officer(name: "A Colonel", nation: "USA", grade: .known(.of5))
    static let indonesian = Officer(name: "An Indonesian", nation: "IDN")
    static let israeli = Officer(name: "An Israeli", nation: "ISR", grade: .known(.of9))

    static func acceptance(
        sequence: UInt64 = 7, epoch: Epoch = .first, log: LogID = Controls.log(of: .mandate)
    ) -> CommandOperationAcceptance {
        CommandOperationAcceptance(
            title: "International Stabilization Force", currency: "USD",
            origin: ForeignPosition(
                service: .known(.mandate), log: log, epoch: epoch, sequence: SequenceNumber(sequence)))
    }

    static func accepted() throws -> CommandScenario {
        var scenario = CommandScenario()
        try scenario.accept(.commandOperationAcceptance(acceptance()), .decided(on: "2025-11-17"))
        return scenario
    }

    /// Three posts, one below the other, all vacant.
    static func posts() throws -> CommandScenario {
        var scenario = try accepted()
        for post in [commander, deputy, rafah] { try scenario.accept(.post(post), .decided(on: start)) }
        return scenario
    }

    /// The steps that bring an officer into a post.
    static func ladder(_ post: EntityID, _ officer: Officer) -> [CommandCommand] {
        [
            offer(post, officer.nation), accept(post, officer.nation), nominate(post, officer),
            designate(post, officer),
        ] + (post == "commander" ? [confirm(post, officer)] : []) + [fill(post, officer)]
    }

    static func confirm(_ post: EntityID, _ officer: Officer) -> CommandCommand {
        .postConfirmation(PostConfirmation(post: post, officer: officer, by: "Board of Peace"))
    }

    static func offer(_ post: EntityID, _ nation: NationCode) -> CommandCommand {
        .postOffer(PostOffer(post: post, nation: nation))
    }

    static func accept(_ post: EntityID, _ nation: NationCode) -> CommandCommand {
        .postAcceptance(PostAcceptance(post: post, nation: nation))
    }

    static func nominate(_ post: EntityID, _ officer: Officer) -> CommandCommand {
        .postNomination(PostNomination(post: post, officer: officer))
    }

    static func designate(_ post: EntityID, _ officer: Officer) -> CommandCommand {
        .postDesignation(PostDesignation(post: post, officer: officer, by: "Board of Peace"))
    }

    static func fill(_ post: EntityID, _ officer: Officer) -> CommandCommand {
        .postFilling(PostFilling(post: post, officer: officer))
    }

    /// Mandate's areas and the constraint on US personnel in Gaza, taken in by the reactions.
    static func mandated() throws -> CommandScenario {
        var scenario = try posts()
        let areas: [(id: EntityID, within: EntityID?)] = [("gaza", nil), ("rafah", "gaza"), ("kiryat-gat", nil)]
        for (number, area) in areas.enumerated() {
            try scenario.react(
                to: MandateEvent.area(Area(area: area.id, title: "Area", kind: .known(.sector), within: area.within)),
                WhenAreaChangesReviewStations(), sequence: UInt64(20 + number), .decided(on: "2025-11-17"))
        }
        try scenario.react(
            to: .constraint(noTroops), WhenConstraintChangesReviewStations(), sequence: 30,
            .reported(on: "2025-12-13", grade: "B2", publisher: "Wall Street Journal"))
        return scenario
    }

    static let noTroops = Constraint(
        constraint: "no-us-troops", title: "No US troops", kind: .known(.stationing), nations: ["USA"], areas: ["gaza"],
        clause: "no US troops will operate inside Gaza")

    /// Indonesia's pledge of two lines, announced, taken in by the reaction.
    static func pledged() throws -> CommandScenario {
        var scenario = try posts()
        let line = { (id: EntityID) in
            LineOffer(line: id, capability: "infantry", personnel: .known(.troops), headcount: .unknown)
        }
        try scenario.react(
            to: .pledgeAnnouncement(PledgeAnnouncement(pledge: "idn-1", nation: "IDN", lines: [line("a"), line("b")])),
            WhenPledgeChangesReviewPostsAndUnits(), sequence: 10, .decided(on: "2026-02-19"))
        return scenario
    }

    static func hold(_ lines: [EntityID]) -> PledgesEvent {
        .pledgeLinesOnHold(PledgeLinesOnHold(pledge: "idn-1", lines: lines, splits: []))
    }

    static func arrive(_ lines: [EntityID]) -> PledgesEvent {
        .pledgeLinesInTheatre(PledgeLinesInTheatre(pledge: "idn-1", lines: lines, splits: []))
    }

    static func resume(_ line: EntityID, to stage: LineStage) -> PledgesEvent {
        .pledgeLinesResumed(
            PledgeLinesResumed(pledge: "idn-1", lines: [ResumedLine(line: line, stage: .known(stage))], splits: []))
    }

    static func vacate(_ post: EntityID) -> CommandCommand {
        .postVacancy(PostVacancy(post: post, reason: "rotation"))
    }
}

extension Moment {
    static func day(_ day: CalendarDay, knownAt: Instant? = nil) -> Moment { Moment(asOf: day, knownAt: knownAt) }
}

extension CommandScenario {
    /// Lets a reaction answer an event of another service and accepts what it answers.
    @discardableResult
    mutating func react<R: Reaction>(
        to event: R.Origin, _ reaction: R, sequence: UInt64, _ circumstances: Circumstances = .decided
    ) throws -> [CommandEvent] where R.State == CommandOperation {
        let recorded = ExampleEvent.recorded(event, sequence: sequence, circumstances)
        return try reaction.commands(for: recorded, state: state).flatMap {
            try accept($0, circumstances, cause: recorded.header.id)
        }
    }
}
