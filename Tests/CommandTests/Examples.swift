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
            fill(post, officer),
        ]
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

    static func vacate(_ post: EntityID) -> CommandCommand {
        .postVacancy(PostVacancy(post: post, reason: "rotation"))
    }
}

extension Moment {
    static func day(_ day: CalendarDay, knownAt: Instant? = nil) -> Moment { Moment(asOf: day, knownAt: knownAt) }
}
