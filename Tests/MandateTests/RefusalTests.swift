import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct RefusalTests {
    static let claimed = Circumstances.reported(on: "2026-01-05")

    static let cases: [RefusalCase] = [
        RefusalCase(
            "authorisation recorded again otherwise",
            .authorisation(
                Authorisation(authorisation: "unscr-2803", body: "UNSC", instrument: "2803", adoptedOn: "2025-11-17")),
            .alreadyExists, "/authorisation"),
        RefusalCase("authorisation recorded again", .authorisation(Examples.resolution), .alreadySo, "/authorisation"),
        RefusalCase(
            "authorisation that expires before adoption",
            .authorisation(
                Authorisation(
                    authorisation: "a", body: "UNSC", instrument: "x", adoptedOn: "2026-01-02", expiresOn: "2026-01-01")
            ),
            .invalidContent, "/expiresOn"),
        votes(Votes(inFavour: 1_001, against: 0, abstaining: 0), "/votes/inFavour"),
        votes(Votes(inFavour: 0, against: -1, abstaining: 0), "/votes/against"),
        votes(Votes(inFavour: 0, against: 0, abstaining: 1_001), "/votes/abstaining"),
        renewal("unscr-1", "2030-01-01", .unknownEntity, "/authorisation"),
        renewal("unscr-2803", "2027-12-31", .alreadySo, "/expiresOn"),
        renewal("unscr-2803", "2027-12-30", .notAllowed, "/expiresOn"),
        area("rafah", within: "gazza", .unknownEntity),
        area("gaza", within: "gaza", .notAllowed),
        area("gaza", within: "rafah", .notAllowed),
        RefusalCase(
            "area of a kind nobody knows", .area(Area(area: "a", title: "A", kind: .unrecognised("moon"))),
            .invalidContent, "/kind"),
        task(.known(.selfDefence), areas: ["gaza", "nowhere"], .unknownEntity, "/areas/1"),
        task(.known(.selfDefence), areas: ["gaza", "gaza"], .invalidContent, "/areas/1"),
        task(.known(.selfDefence), by: "unscr-1", .unknownEntity, "/authorisation"),
        task(.unrecognised("more"), .invalidContent, "/ceiling"),
        option([AssignedTask(task: "fly", ceiling: .known(.selfDefence))], .unknownEntity, "/assigned/0/task"),
        option(
            [AssignedTask(task: "train-police", ceiling: .known(.defenceOfMandate))], .notAllowed,
            "/assigned/0/ceiling"),
        option(
            [AssignedTask(task: "train-police", ceiling: .unrecognised("more"))], .invalidContent,
            "/assigned/0/ceiling"),
        option(
            [
                AssignedTask(task: "train-police", ceiling: .known(.selfDefence)),
                AssignedTask(task: "train-police", ceiling: .known(.selfDefence), areas: ["gaza"]),
            ], .invalidContent, "/assigned/1/task"),
        option(
            [AssignedTask(task: "train-police", ceiling: .known(.selfDefence), areas: ["nowhere"])], .unknownEntity,
            "/assigned/0/areas/0"),
        option([], assumes: ["peace"], .unknownEntity, "/assumes/0"),
        option([], assumes: ["armed-groups-disarm", "armed-groups-disarm"], .invalidContent, "/assumes/1"),
        RefusalCase(
            "option nobody defined", .optionChoice(OptionChoice(option: "wide")), .unknownEntity, "/option"),
        RefusalCase(
            "option in force before its tasks are authorised", .optionChoice(OptionChoice(option: "narrow")),
            .gateNotMet, "/option", under: .decided(on: "2025-11-16")),
        stand(task: nil, option: nil, .invalidContent, "/task"),
        stand(task: "train-police", option: "full", .invalidContent, "/option"),
        stand(task: "fly", option: nil, .unknownEntity, "/task"),
        stand(task: nil, option: "wide", .unknownEntity, "/option"),
        stand("idn-disarm", .nation("PAK"), task: "disarm-armed-groups", option: nil, .alreadyExists, "/party"),
        stand("idn-disarm", .nation("IDN"), task: "train-police", option: nil, .alreadyExists, "/task"),
        stand("idn-disarm", .nation("IDN"), task: nil, option: "full", .alreadyExists, "/task"),
        stand("idn-2", .nation("IDN"), task: "disarm-armed-groups", option: nil, .alreadyExists, "/stand"),
        RefusalCase(
            "stand of a position nobody knows",
            .stand(Stand(stand: "s", party: .nation("PAK"), option: "full", position: .unrecognised("hm"))),
            .invalidContent, "/position"),
        RefusalCase("constraint added again", .constraint(Examples.noAmericans), .alreadySo, "/constraint"),
        constraint("no-us-troops", nations: nil, areas: ["gaza"], .alreadyExists, "/constraint"),
        constraint(nations: nil, areas: [], .invalidContent, "/areas"),
        constraint(nations: nil, areas: ["moon"], .unknownEntity, "/areas/0"),
        constraint(nations: nil, areas: ["gaza", "gaza"], .invalidContent, "/areas/1"),
        constraint(nations: [], areas: ["gaza"], .invalidContent, "/nations"),
        constraint(nations: ["USA", "FRA", "USA"], areas: ["gaza"], .invalidContent, "/nations/2"),
        constraint(nations: nil, areas: ["gaza"], kind: .unrecognised("hm"), .invalidContent, "/kind"),
        RefusalCase("precondition again", .precondition(Examples.disarmament), .alreadySo, "/precondition"),
        RefusalCase(
            "precondition in other words",
            .precondition(Precondition(precondition: "armed-groups-disarm", title: "All disarm")), .alreadyExists,
            "/precondition"),
        finding("peace", .known(.met), .unknownEntity, "/precondition"),
        finding("armed-groups-disarm", .unrecognised("hm"), .invalidContent, "/status"),
        finding("armed-groups-disarm", .known(.unknown), .alreadySo, "/status"),
        claim(Examples.claim, .alreadyExists, "/claim"),
        claim(Claim(claim: "c", figure: .known(.strength)), .invalidContent, ""),
        claim(
            Claim(claim: "c", figure: .known(.strength), count: 1, contradicts: ["nobody"]), .unknownEntity,
            "/contradicts/0"),
        claim(
            Claim(claim: "c", figure: .known(.strength), count: 1, contradicts: ["size", "size"]), .invalidContent,
            "/contradicts/1"),
    ]

    @Test(arguments: cases) func `what is wrong is refused with its kind and place`(_ sample: RefusalCase) throws {
        let refusal = try #require(try Examples.mandate().refusal(of: sample.command, sample.circumstances))
        #expect(refusal.kind == sample.kind)
        #expect(refusal.pointers == sample.pointers)
        #expect(!refusal.detail.isEmpty)
    }

    @Test func `an unknown area is refused with the nearest one`() throws {
        let wish = Area(area: "khan-yunis", title: "Khan Yunis", kind: .known(.sector), within: "gazza")
        let refusal = try #require(try Examples.mandate().refusal(of: .area(wish)))
        #expect(refusal.detail.contains("nearest are gaza"))
        #expect(refusal.detail.contains("define-area"))
    }

    @Test func `a list of more than two hundred is refused`() throws {
        var scenario = try Examples.mandate()
        let areas = try Examples.ids("area", 201)
        for area in areas { scenario.given(.area(Area(area: area, title: "An area", kind: .known(.zone)))) }
        func command(_ count: Int) -> MandateCommand {
            .constraint(
                Constraint(
                    constraint: "wide", title: "W", kind: .known(.deployment), areas: Array(areas.prefix(count)),
                    clause: "c"))
        }
        #expect(scenario.refusal(of: command(200)) == nil)
        let refusal = try #require(scenario.refusal(of: command(201)))
        #expect(refusal.kind == .invalidContent)
        #expect(refusal.pointers == ["/areas"])
    }

    private static func votes(_ votes: Votes, _ pointer: String) -> RefusalCase {
        RefusalCase(
            "votes outside 0 to 1000: \(pointer)",
            .authorisation(
                Authorisation(
                    authorisation: "a", body: "UNSC", instrument: "x", adoptedOn: "2026-01-02", votes: votes)),
            .invalidContent, pointer)
    }

    private static func renewal(
        _ id: EntityID, _ day: CalendarDay, _ kind: Problem.Kind, _ pointer: String
    ) -> RefusalCase {
        RefusalCase(
            "renewal of \(id) to \(day)",
            .authorisationRenewal(AuthorisationRenewal(authorisation: id, expiresOn: day)), kind, pointer)
    }

    private static func area(_ id: EntityID, within: EntityID, _ kind: Problem.Kind) -> RefusalCase {
        RefusalCase(
            "\(id) within \(within)", .area(Area(area: id, title: "A", kind: .known(.zone), within: within)), kind,
            "/within")
    }

    private static func task(
        _ ceiling: Coded<UseOfForce>, areas: [EntityID]? = nil, by authorisation: EntityID? = nil,
        _ kind: Problem.Kind, _ pointer: String
    ) -> RefusalCase {
        RefusalCase(
            "task with a wrong \(pointer)",
            .taskAuthorisation(
                TaskAuthorisation(
                    task: "t", title: "T", ceiling: ceiling, areas: areas, authorisation: authorisation)), kind,
            pointer)
    }

    private static func option(
        _ assigned: [AssignedTask], assumes: [EntityID]? = nil, _ kind: Problem.Kind, _ pointer: String
    ) -> RefusalCase {
        RefusalCase(
            "option with a wrong \(pointer)",
            .mandateOption(MandateOption(option: "o", title: "O", assigned: assigned, assumes: assumes)), kind, pointer)
    }

    private static func stand(
        _ id: EntityID = "s", _ party: Party = .nation("PAK"), task: EntityID?, option: EntityID?,
        _ kind: Problem.Kind, _ pointer: String
    ) -> RefusalCase {
        RefusalCase(
            "stand \(id) of \(party) with a wrong \(pointer)",
            .stand(Stand(stand: id, party: party, task: task, option: option, position: .known(.supports))), kind,
            pointer)
    }

    private static func constraint(
        _ id: EntityID = "c", nations: [NationCode]?, areas: [EntityID],
        kind constraintKind: Coded<ConstraintKind> = .known(.stationing), _ kind: Problem.Kind, _ pointer: String
    ) -> RefusalCase {
        RefusalCase(
            "constraint with a wrong \(pointer)",
            .constraint(
                Constraint(
                    constraint: id, title: "C", kind: constraintKind, nations: nations, areas: areas, clause: "c")),
            kind, pointer)
    }

    private static func finding(
        _ id: EntityID, _ status: Coded<PreconditionStatus>, _ kind: Problem.Kind, _ pointer: String
    ) -> RefusalCase {
        RefusalCase(
            "\(id) found \(status)", .preconditionFinding(PreconditionFinding(precondition: id, status: status)), kind,
            pointer)
    }

    private static func claim(_ claim: Claim, _ kind: Problem.Kind, _ pointer: String) -> RefusalCase {
        RefusalCase(
            "claim with a wrong \(pointer)", .mandateClaim(MandateClaim(claim)), kind, pointer, under: claimed)
    }
}
