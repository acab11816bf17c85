import MessageSchema
import TestSupport

/// A part of the real case, as events.
extension FoldedCase {
    static func gaza() throws -> FoldedCase {
        var force = FoldedCase()
        try force.tellMandate()
        try force.tellPledges()
        try force.tellFunding()
        try force.tellPosts()
        return force
    }

    private mutating func tellMandate() throws {
        let resolution = Circumstances.reported(on: "2025-11-17", grade: "A1", publisher: "Xinhua")
            .learned(on: "2025-11-17")
        try tell(
            MandateEvent.operationEstablishment(
                OperationEstablishment(title: "International Stabilization Force", currency: "USD")),
            .decided(on: "2025-11-17").learned(on: "2025-11-17"))
        try tell(
            MandateEvent.authorisation(
                Authorisation(
                    authorisation: "unsc-2803", body: "UN Security Council", instrument: "resolution 2803",
                    adoptedOn: "2025-11-17", votes: Votes(inFavour: 13, against: 0, abstaining: 2),
                    expiresOn: "2027-12-31")), resolution)
        for (task, title) in [("secure-borders", "Secure the borders"), ("disarm-armed-groups", "Demilitarise")] {
            try tell(
                MandateEvent.taskAuthorisation(
                    TaskAuthorisation(
                        task: EntityID(wire: task), title: Text(wire: title), ceiling: .known(.allNecessaryMeans))),
                resolution)
        }
        let narrow = [AssignedTask(task: "secure-borders", ceiling: .known(.defenceOfMandate))]
        try tell(
            MandateEvent.mandateOption(MandateOption(option: "narrow", title: "As now", assigned: narrow)),
            .decided(on: "2025-12-13").learned(on: "2025-12-13"))
        try tell(
            MandateEvent.optionPutInForce(OptionPutInForce(option: "narrow", assigned: narrow, assumes: [])),
            .decided(on: "2025-12-13").learned(on: "2025-12-13"))
        try tell(
            MandateEvent.precondition(Precondition(precondition: "disarmed", title: "Armed groups disarm")),
            .decided(on: "2025-12-13").learned(on: "2025-12-13"))
    }

    private mutating func tellPledges() throws {
        let december = Circumstances.reported(on: "2025-12-13", publisher: "Wall Street Journal")
            .learned(on: "2025-12-13")
        try tell(
            PledgesEvent.milestone(
                Milestone(
                    milestone: "end-2026", strength: 10_000, personnel: .known(.troops), by: "2026-12-31",
                    setBy: "US officials")), december)
        try tell(
            PledgesEvent.estimate(
                Estimate(
                    estimate: "never-more", kind: .known(.ceiling), strength: .of(best: 8_000, high: 8_000),
                    statedBy: "other officials")), december)
        for (id, nation) in [("ita", "ITA"), ("fra", "FRA"), ("mlt", "MLT"), ("slv", "SLV")] {
            try tell(
                PledgesEvent.approach(Approach(approach: EntityID(wire: id), nation: NationCode(wire: nation))),
                december)
        }
        try tell(
            PledgesEvent.pledgesClaim(
                PledgesClaim(
                    Claim(
                        claim: "asked-70", figure: .known(.nationsAsked),
                        party: .unnamed("more than 70 countries", count: .of(low: 70, best: 70)),
                        count: .of(low: 70, best: 70, wording: "more than 70")))), december)
        for (claim, count, publisher, grade) in [
            ("doha-25", Quantity.of(low: 25, best: 25), "Wall Street Journal", "B2"),
            ("doha-40", Quantity.of(low: 40, best: 40, high: 40), "The Yeshiva World", "C3"),
        ] {
            try tell(
                PledgesEvent.pledgesClaim(
                    PledgesClaim(
                        Claim(
                            claim: EntityID(wire: claim), figure: .known(.conferenceAttendance),
                            of: "conference/doha", count: count))),
                .reported(on: "2025-12-16", grade: Grade(wire: grade), publisher: Text(wire: publisher))
                    .learned(on: "2025-12-16"))
        }
        try tell(
            PledgesEvent.conference(
                Conference(conference: "doha", title: "Doha conference", place: "Doha", on: "2025-12-16")), december)
        try tellTroops()
    }

    private mutating func tellTroops() throws {
        let february = Circumstances.reported(on: "2026-02-19").learned(on: "2026-02-19")
        for (pledge, nation, headcount) in [
            ("idn-1", "IDN", Quantity.of(best: 8_000, high: 8_000, wording: "up to 8,000")), ("mar-1", "MAR", .unknown),
        ] {
            try tell(
                PledgesEvent.pledgeAnnouncement(
                    PledgeAnnouncement(
                        pledge: EntityID(wire: pledge), nation: NationCode(wire: nation),
                        lines: [
                            LineOffer(
                                line: "troops", capability: "infantry", personnel: .known(.troops), headcount: headcount
                            )
                        ])), february)
            try tell(
                PledgesEvent.pledgeLinesCommitted(
                    PledgeLinesCommitted(pledge: EntityID(wire: pledge), lines: ["troops"], splits: [])), february)
        }
        try tell(
            PledgesEvent.pledgeLinesOnHold(
                PledgeLinesOnHold(pledge: "idn-1", lines: ["troops"], splits: [], reason: "everything is on hold")),
            .reported(on: "2026-03-17", publisher: "press, unnamed").learned(on: "2026-03-17"))
        try tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "idn-no-combat", party: .nation("IDN"), kind: .known(.useOfForce),
                    effect: .known(.restricts), ceiling: .known(.defenceOfMandate), wording: "no combat")),
            .reported(on: "2026-02").learned(on: "2026-02-28"))
    }

    private mutating func tellFunding() throws {
        let february = Circumstances.reported(on: "2026-02-19", publisher: "press").learned(on: "2026-02-19")
        let origin = ForeignPosition(
            service: .known(.mandate), log: Controls.log(of: .mandate), epoch: .first, sequence: SequenceNumber(1))
        try tell(
            FundingEvent.fundingOperationAcceptance(
                FundingOperationAcceptance(
                    title: "International Stabilization Force", currency: "USD", origin: origin)),
            .decided(on: "2025-11-17").learned(on: "2025-11-17"))
        let tenBillion = Money(minor: 1_000_000_000_000, currency: "USD")
        try tell(
            FundingEvent.contributionPledged(
                ContributionPledged(
                    contribution: "usa-1", donor: .nation("USA"), kind: .known(.financial), amount: tenBillion,
                    counted: ConvertedMoney(amount: tenBillion, basis: .known(.original)))), february)
        try tell(
            FundingEvent.fundingClaim(
                FundingClaim(
                    Claim(
                        claim: "nine-states", figure: .known(.contributionsPledged),
                        party: .unnamed("nine states", count: 9),
                        amount: Money(minor: 700_000_000_000, currency: "USD")))), february)
    }

    private mutating func tellPosts() throws {
        let february = Circumstances.reported(on: "2026-02-19").learned(on: "2026-02-19")
        let jeffers = Officer(name: "Jasper Jeffers", nation: "USA", grade: .known(.of7))
        try tell(CommandEvent.post(Post(post: "commander", title: "Commander")), .decided(on: "2025-12-13"))
        try tell(
            CommandEvent.post(Post(post: "deputy", title: "Deputy commander", reportsTo: "commander")),
            .decided(on: "2025-12-13"))
        try tell(CommandEvent.postDesignation(PostDesignation(post: "commander", officer: jeffers)), february)
        try tell(CommandEvent.postAcceptance(PostAcceptance(post: "deputy", nation: "IDN")), february)
        try tell(
            CommandEvent.station(
                Station(station: "coordination", nation: "USA", area: "kiryat-gat", purpose: "coordination centre")),
            february)
        try tell(
            CommandEvent.unit(Unit(unit: "idn-brigade", pledge: "idn-1", line: "troops", title: "A brigade")), february)
    }
}
