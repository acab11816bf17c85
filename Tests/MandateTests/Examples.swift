import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

typealias MandateScenario = Scenario<MandateOperation>

/// A command that is put to the case, and how it is answered.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let command: MandateCommand
    let circumstances: Circumstances
    let kind: Problem.Kind
    let pointers: [String]

    init(
        _ name: String, _ command: MandateCommand, _ kind: Problem.Kind, _ pointers: String...,
        under circumstances: Circumstances = .decided
    ) {
        testDescription = name
        self.command = command
        self.circumstances = circumstances
        self.kind = kind
        self.pointers = pointers
    }
}

enum Examples {
    static let establishment = OperationEstablishment(title: "International Stabilization Force", currency: "USD")
    static let resolution = Authorisation(
        authorisation: "unscr-2803", body: "UN Security Council", instrument: "resolution 2803 (2025)",
        adoptedOn: "2025-11-17", votes: Votes(inFavour: 13, against: 0, abstaining: 2), expiresOn: "2027-12-31",
        wording: "all necessary measures")
    static let gaza = Area(area: "gaza", title: "Gaza Strip", kind: .known(.operation))
    static let rafah = Area(area: "rafah", title: "Rafah", kind: .known(.sector), within: "gaza")
    static let protect = TaskAuthorisation(
        task: "protect-civilians", title: "Protect civilians", ceiling: .known(.allNecessaryMeans), areas: ["gaza"],
        authorisation: "unscr-2803")
    static let disarm = TaskAuthorisation(
        task: "disarm-armed-groups", title: "Decommission weapons", ceiling: .known(.allNecessaryMeans))
    static let train = TaskAuthorisation(
        task: "train-police", title: "Train police", ceiling: .known(.selfDefence))
    static let disarmament = Precondition(precondition: "armed-groups-disarm", title: "Armed groups disarm")
    static let narrow = MandateOption(
        option: "narrow", title: "As now",
        assigned: [
            AssignedTask(task: "protect-civilians", ceiling: .known(.defenceOfMandate)),
            AssignedTask(task: "train-police", ceiling: .known(.selfDefence)),
        ])
    static let full = MandateOption(
        option: "full", title: "With disarmament",
        assigned: narrow.assigned + [AssignedTask(task: "disarm-armed-groups", ceiling: .known(.allNecessaryMeans))],
        assumes: ["armed-groups-disarm"])
    static let noAmericans = Constraint(
        constraint: "no-us-troops", title: "No US troops inside Gaza", kind: .known(.stationing), nations: ["USA"],
        areas: ["gaza"], clause: "No US troops will operate inside Gaza")
    static let indonesiasStand = Stand(
        stand: "idn-disarm", party: .nation("IDN"), task: "disarm-armed-groups", position: .known(.refuses))
    static let claim = Claim(claim: "size", figure: .known(.strength), count: 10_000)

    static let adoption = Circumstances.reported(on: "2025-11-17", grade: "A2", publisher: "Xinhua")

    /// An operation without anything in it.
    static func established() throws -> MandateScenario {
        var scenario = MandateScenario()
        try scenario.accept(.operationEstablishment(establishment), .decided(on: "2025-11-17"))
        return scenario
    }

    /// The mandate of the real case, with no option in force yet.
    static func mandate() throws -> MandateScenario {
        var scenario = try established()
        try scenario.accept(.authorisation(resolution), adoption)
        try scenario.accept(.area(gaza), adoption)
        try scenario.accept(.area(rafah), .decided(on: "2026-02-19"))
        for task in [protect, disarm, train] { try scenario.accept(.taskAuthorisation(task), adoption) }
        try scenario.accept(.precondition(disarmament), .decided(on: "2025-11-17"))
        for option in [narrow, full] { try scenario.accept(.mandateOption(option), .decided(on: "2025-12-13")) }
        try scenario.accept(.constraint(noAmericans), .reported(on: "2025-12-13"))
        try scenario.accept(.stand(indonesiasStand), .reported(on: "2026-02"))
        try scenario.accept(.mandateClaim(MandateClaim(claim)), .reported(on: "2025-12-13"))
        return scenario
    }

    /// A command of every kind that a sender may name, each acceptable to the mandate above; without the reinstatement of
    /// an authorisation, which needs one that is suspended.
    static let everyCommand: [MandateCommand] = [
        .authorisation(
            Authorisation(authorisation: "unscr-2900", body: "UNSC", instrument: "2900", adoptedOn: "2026-11-01")),
        .authorisationRenewal(AuthorisationRenewal(authorisation: "unscr-2803", expiresOn: "2028-12-31")),
        .authorisationSuspension(AuthorisationSuspension(authorisation: "unscr-2803", reason: "the ceasefire broke")),
        .area(Area(area: "khan-yunis", title: "Khan Yunis", kind: .known(.sector), within: "gaza")),
        .taskAuthorisation(
            TaskAuthorisation(task: "secure-borders", title: "Secure borders", ceiling: .known(.defenceOfMandate))),
        .taskWithdrawal(TaskWithdrawal(task: "train-police", reason: "left to Egypt")),
        .constraintLifting(ConstraintLifting(constraint: "no-us-troops")),
        .areaRetirement(AreaRetirement(area: "rafah", reason: "sectors drawn anew")),
        .mandateOption(MandateOption(option: "none", title: "Nothing assigned", assigned: [])),
        .optionChoice(OptionChoice(option: "narrow")),
        .stand(
            Stand(
                stand: "pak", party: .nation("PAK"), option: "full", position: .known(.conditional), wording: "not to")
        ),
        .constraint(
            Constraint(
                constraint: "c2", title: "No one in Rafah", kind: .known(.deployment), areas: ["rafah"], clause: "x")),
        .precondition(Precondition(precondition: "ceasefire", title: "The ceasefire holds")),
        .preconditionFinding(
            PreconditionFinding(precondition: "armed-groups-disarm", status: .known(.unmet), wording: "gridlocked")),
    ]

    static func id(_ text: String) throws -> EntityID { try EntityID(wire: text) }

    static func ids(_ prefix: String, _ count: Int) throws -> [EntityID] {
        try (0..<count).map { try id("\(prefix)-\($0)") }
    }
}

extension Moment {
    static func day(_ day: CalendarDay, knownAt: Instant? = nil) -> Moment { Moment(asOf: day, knownAt: knownAt) }
}
