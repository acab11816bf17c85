import MessageSchema

/// What the golden files say, field by field, in the words of the real case.
struct GoldenWords {
    /// The name of the payload's type.
    let payload: String
    /// How much of it is to be there.
    let fullness: GoldenMessage.Fullness

    /// A sample with its fields replaced where there are words for them of the same kind.
    func told(_ sample: JSONValue, under parent: String) -> JSONValue {
        switch sample {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { member in
                        (key: member.key, value: word(for: member.key, under: parent, instead: member.value))
                    }))
        case .array(let elements): .array(elements.map { told($0, under: parent) })
        default: sample
        }
    }

    private func word(for key: String, under parent: String, instead sample: JSONValue) -> JSONValue {
        // Any JSON at all: a milestone stands for all that can be corrected.
        if key == "content", sample.isNull {
            return [
                "milestone": "early-2026", "strength": ["best": 5000, "high": 5000], "personnel": "troops",
                "setBy": "US State Department",
            ]
        }
        for name in ["\(fullness.rawValue).\(payload).\(key)", "\(payload).\(key)", "\(parent).\(key)", key] {
            if let word = Self.words[name], Self.kind(word) == Self.kind(sample) { return word }
        }
        return told(sample, under: key)
    }

    private static func kind(_ value: JSONValue) -> Int {
        switch value {
        case .null: 0
        case .bool: 1
        case .number: 2
        case .string: 3
        case .object: 4
        case .array(let elements): 5 + (elements.first.map { kind($0) } ?? 0)
        }
    }

    /// Whether a schema is that of a quantity.
    static func isQuantity(_ schema: JSONSchema) -> Bool { schema.oneOf.contains { $0.constant == "unknown" } }

    private static let amount: JSONValue = ["amount": "10000000000.00", "currency": "USD"]
    private static let euros: JSONValue = ["amount": "9200000000.00", "currency": "EUR"]
    private static let brigade: JSONValue = ["best": 8000, "high": 8000, "wording": "up to 8,000"]

    private static let strength: JSONObject = [
        "nation": "IDN", "on": "2026-03-17",
        "periods": [
            [
                "from": "2026-03",
                "groups": [
                    [
                        "stage": "onHold", "personnel": "troops", "lines": 1, "unknown": 0, "low": 0, "best": 8000,
                        "high": 8000, "openLow": 1, "openHigh": 0,
                    ]
                ],
            ]
        ],
    ]

    private static var strengthInFull: JSONObject {
        var strength = strength
        strength["leftOut"] = 1
        return strength
    }

    private static let words: [String: JSONValue] = [
        "StrengthStated.on": "2026-03-17", "StrengthStated.periods": strength["periods"] ?? .null,
        "MonthlyCostStated.strength": "nominal", "MonthlyCostStated.month": "2026-04",
        "MonthlyCostStated.on": "2026-03-17", "MonthlyCostStated.people": 8000,
        "MonthlyCostStated.low": ["amount": "0.00", "currency": "USD"],
        "MonthlyCostStated.best": ["amount": "11424000.00", "currency": "USD"],
        "MonthlyCostStated.high": ["amount": "11424000.00", "currency": "USD"],
        "MonthlyCostStated.unknownLines": ["camps"],
        "ShortfallOpened.month": "2026-12", "ShortfallOpened.until": "2027-03", "ShortfallOpened.on": "2026-03-17",
        "ShortfallChanged.month": "2026-11", "ShortfallChanged.until": "2027-03", "ShortfallChanged.on": "2026-03-18",
        "ShortfallClosed.month": "2026-11", "ShortfallClosed.until": "2027-03", "ShortfallClosed.on": "2026-03-19",
        "missing": ["amount": "45696000.00", "currency": "USD"],
        "complete.StrengthTaking.strength": .object(strengthInFull),
        "minimal.StrengthTaking.strength": .object(strength),
        "title": "International Stabilization Force", "description": "The force for Gaza", "log": "mandate-0000",
        "sequence": 7, "authorisation": "unsc-2803", "body": "UN Security Council",
        "instrument": "resolution 2803 (2025)", "adoptedOn": "2025-11-17", "inForceFrom": "2025-11-18", "inFavour": 13,
        "against": 0,
        "abstaining": 2, "expiresOn": "2027-12-31", "wording": "its own words", "area": "rafah", "Area.title": "Rafah",
        "Area.kind": "sector", "within": "gaza", "task": "protect-civilians",
        "TaskAuthorisation.title": "Protect civilians", "ceiling": "allNecessaryMeans", "areas": ["gaza"],
        "option": "narrow", "MandateOption.title": "Narrow", "assumes": ["ceasefire"], "replaces": "full",
        "precondition": "ceasefire", "Precondition.title": "The ceasefire holds", "status": "met",
        "stand": "aze-narrow", "party": "AZE", "position": "supports", "constraint": "no-us-troops",
        "Constraint.title": "No US troops inside Gaza", "Constraint.kind": "stationing", "nations": ["USA"],
        "clause": "No US troops will operate inside Gaza", "claim": "nineteen", "figure": "nationsInterested",
        "of": "conference/doha", "count": ["best": 19, "low": 19, "high": 19, "wording": "19 countries"],
        "amount": amount, "stage": "committed", "by": "2026-12", "contradicts": ["without-troops"],
        "event": "pledges-0000.1.12", "unsupported": ["pledges-0000.1.14"], "subject": "milestone/early-2026",
        "type": "muster.pledges.milestone.set.v1",
        "post": "force-commander", "Post.title": "Force commander", "grade": "OF-7", "reportsTo": "board-of-peace",
        "sector": "rafah", "reservedFor": ["USA"], "barredTo": ["ISR"], "confirmedBy": "Board of Peace",
        "name": "Jasper Jeffers", "rank": "Major General", "officer.nation": "USA", "PostOffer.nation": "IDN",
        "PostDesignation.by": "the US president", "Approach.by": "US State Department",
        "reason": "until the terms are known", "reference": "exchange of letters 12", "signedOn": "2026-02-19",
        "agreement": "letter of 1 March 2026", "approach": "usa-2025-12", "nation": "IDN",
        "kinds": ["troops", "funding"], "asks": ["a brigade", "a field hospital"], "answer": "interestExpressed",
        "conference": "doha", "Conference.title": "Conference in Doha", "place": "Doha", "on": "2025-12-16",
        "convenor": "USA", "invited": ["ITA", ["unnamed": "others", "count": "unknown"]],
        "purpose": "composition and mission scope", "attending": [["unnamed": "more than 25 nations"]],
        "outcome": "no commitments were announced", "estimate": "never-more-than-8000",
        "strength": ["best": 8000, "high": 8000, "wording": "never more than 8,000"], "statedBy": "US officials",
        "line": "brigade", "lines": ["brigade", "medical-unit"], "lines.line": "brigade",
        "capability": "infantry brigade", "personnel": "troops",
        "headcount": brigade, "remaining": ["best": 7000, "high": 7000], "part": 1000, "partLine": "brigade-first",
        "splits.part": ["low": 1000, "best": 1000, "high": 1000], "equipment": "light vehicles",
        "availableFrom": "2026-04", "until": "2027-12-31", "maximumDaysToMove": 60, "milestone": "early-2026",
        "Milestone.title": "First 5,000", "setBy": "US State Department", "pledge": "idn-1",
        "conditions": "with the consent of the Palestinian Authority", "caveat": "idn-no-disarming",
        "Caveat.party": "IDN", "Caveat.kind": "task", "effect": "withdraws", "refusesTasks": ["disarm-armed-groups"],
        "refusesAreas": ["west-of-yellow-line"], "onlyAreas": ["east-of-yellow-line"],
        "Caveat.ceiling": "defenceOfMandate", "requires": ["host-authority-consents"],
        "command": "stays under national control", "MandateOption.command": "opcon",
        "OptionPutInForce.command": "opcon", "Caveat.authority": "tacon", "from": "2026-04", "contribution": "usa-1",
        "donor": "USA",
        "rate.from": "EUR", "rate.to": "USD", "rate.rate": "1.0837", "rate.date": "2026-02-19", "stated": amount,
        "earmark": "reconstruction", "payment": "first-instalment", "counted.basis": "stated", "revises": true,
        "requirement": "rafah-inf", "capabilityCode": "inf-bde", "units": 1, "neededBy": "2026-06",
        "tasks": ["protect-civilians"], "priority": 1, "document": "statement of requirements, 3rd edition",
        "LineMatching.headcount": 1000, "PledgeLineMatched.headcount": 1000, "LineReplacement.headcount": 1000,
        "reservations": ["date: available from 2026-08, 61 days after 2026-06, by when it is needed"],
        "byPledge": "mar-1", "byLine": "battalion", "moved": 1000, "taken": 1000,
        "moves.remaining": 7000, "quantity": 500, "acceptedBy": "the force commander", "pledges": ["idn-1"],
        "earmarkedFor.task": "train-police", "earmarkedFor.area": "gaza", "earmarkedFor.nation": "EGY",
        "budgetLine": "contingent-personnel", "parent": "usa-un-1", "boundary": "incoming", "account": "world-bank",
        "instalment": "first-instalment", "due": "2026-06",
        "instalments.amount": ["amount": "2500000000.00", "currency": "USD"],
        "ContributionWriteDown.reason": "parliament did not agree to it",
        "ContributionWriteDown.amount": ["amount": "2000000000.00", "currency": "USD"],
        "ContributionCancellation.reason": "the government changed",
        "ContributionReinstatement.reason": "the new government stands by it",
        "goods": "a field hospital for six months", "InKindContribution.quantity": ["low": 1, "best": 1, "high": 1],
        "ContributionInKind.quantity": ["low": 1, "best": 1, "high": 1],
        "InKindContribution.donor": "JOR", "ContributionInKind.donor": "JOR",
        "InKindContribution.contribution": "jor-1",
        "ContributionInKind.contribution": "jor-1", "ContributionInKind.stage": "committed",
        "InKindContribution.stage": "committed", "countedIn": "USD", "condition": "sau-no-disarming",
        "FundingCondition.party": "SAU", "FundingCondition.kind": "task", "FundingCondition.effect": "suspends",
        "FundingCondition.ceiling": "defenceOfMandate", "contributions": ["sau-1"],
        "AccountOpening.title": "Account of the fund", "holder": ["unnamed": "World Bank"],
        "AccountClosure.reason": "the fund has another account", "allocation": "personnel-2026",
        "FundAllocation.amount": ["amount": "12000000.00", "currency": "USD"], "disbursement": "personnel-2026-06",
        "complete.FundsDisbursement.amount": ["amount": "1000000.00", "currency": "EUR"],
        "complete.FundsDisbursed.amount": ["amount": "1000000.00", "currency": "EUR"],
        "complete.FundsDisbursement.stated": ["amount": "1083700.00", "currency": "USD"],
        "BudgetLine.title": "Camps in Rafah", "BudgetLineDefined.title": "Camps in Rafah", "BudgetLine.kind": "monthly",
        "BudgetLineDefined.kind": "monthly", "BudgetLine.budgetLine": "camps", "BudgetLineDefined.budgetLine": "camps",
        "complete.BudgetLine.amount": ["amount": "250000.00", "currency": "EUR"],
        "complete.BudgetLineDefined.amount": ["amount": "250000.00", "currency": "EUR"],
        "complete.BudgetLine.stated": ["amount": "270925.00", "currency": "USD"],
        "costRate": "un-reimbursement", "CostRate.title": "UN reimbursement for contributed personnel",
        "CostRateSet.title": "UN reimbursement for contributed personnel",
        "perMonth": ["amount": "1428.00", "currency": "USD"],
        "complete.CostRate.perMonth": ["amount": "1300.00", "currency": "EUR"],
        "complete.CostRateSet.perMonth": ["amount": "1300.00", "currency": "EUR"],
        "complete.CostRate.stated": ["amount": "1408.81", "currency": "USD"],
        "unit": "idn-bde-1", "Unit.title": "Indonesian brigade",
        "AuthorityTransfer.to": "force-commander", "AuthorityTransfer.authority": "opcon",
        "order": "operation order 3", "station": "usa-kiryat-gat", "StationBreach.nation": "USA",
        "Station.nation": "USA",
        "isRetired": true, "outgoing.nation": "USA", "incoming.nation": "USA",
        "complete.ContributionPledge.amount": euros, "complete.ContributionPledged.amount": euros,
        "complete.ContributionCommitment.amount": euros, "complete.ContributionCommitted.amount": euros,
        "complete.ContributionPayment.amount": euros, "complete.ContributionPaid.amount": euros,
    ]
}
