import MessageSchema
import TestSupport

/// Commands to all four services, as a program in any language writes them: drawn from small sets, so that they meet.
struct RandomSuiteCommands {
    /// A command without its envelope.
    struct Drawn {
        var service: ServiceName
        var name: String
        var operation: String
        var data: JSONValue
        var effectiveDate: String?
        var sources: [JSONValue] = []
    }

    /// How the names of the logs go on after the service's.
    let logs: String

    private typealias Maker = (inout SeededGenerator) -> (name: String, data: JSONObject)

    private static let nations = ["IDN", "MAR", "KAZ", "XKX", "ALB", "AZE", "PAK"]
    private static let days = ["2025-11-17", "2025-12-13", "2026-01", "2026-02-19", "2026-03-17", "2026-03-31"]
    private static let lastDays = ["2025-12-31", "2026-03-31", "2026-04-01", "2026-04-02", "2027-12-31"]
    private static let tasks = ["protect-civilians", "train-police", "disarm-armed-groups", "secure-borders"]

    /// Draws a command; the first of a run establish operations.
    mutating func draw(number: Int, of chosen: ServiceName? = nil, _ random: inout SeededGenerator) -> Drawn {
        let operation = number < 2 ? "op-\(number)" : "op-\(Int.random(in: 0..<(number < 60 ? 2 : 3), using: &random))"
        if number < 2 || (chosen == nil && random.oneIn(16)) {
            // Established at all times, so that reactions meet every fault.
            let title = number < 2 ? "A force" : random.pick(["A force", "Another force"])
            let further = "op-\(2 + Int.random(in: 0..<(2 + number / 12), using: &random))"
            return Drawn(
                service: .mandate, name: "establish-operation", operation: number < 2 ? operation : further,
                data: ["title": .string(title), "currency": "USD"])
        }
        let service = chosen ?? random.pick(ServiceName.allCases)
        var (name, data) = random.oneIn(8) ? withdrawal(service, &random) : make(service, &random)
        var drawn = Drawn(service: service, name: name, operation: operation, data: .null)
        if random.oneIn(2) { drawn.effectiveDate = random.pick(Self.days) }
        if random.oneIn(2) {
            data["basis"] = "reported"
            let publisher = random.pick(["Antara", "Straits Times", "press, unnamed"])
            drawn.sources = [
                [
                    "publisher": .string(publisher), "published": .string(random.pick(Self.days)),
                    "grade": .string(random.pick(["A2", "B2", "B2", "C3", "E5"])),
                ]
            ]
        }
        if random.oneIn(50) { data["surplus"] = true }
        if random.oneIn(80) { name += "-x" }
        drawn.name = name
        drawn.data = .object(data)
        return drawn
    }

    /// A correction or a retraction of one of the first events of a log, whatever it states; content that does not fit is
    /// refused.
    private func withdrawal(_ service: ServiceName, _ random: inout SeededGenerator) -> (String, JSONObject) {
        let place = Int.random(in: 1...60, using: &random)
        var data: JSONObject = [
            "event": .string("\(service.rawValue)-\(logs).1.\(place)"),
            "reason": .string(random.pick(["not so", "a slip"])),
        ]
        guard random.oneIn(2) else { return ("retract-entry", data) }
        data["content"] = .object(make(service, &random).1)
        return ("correct-entry", data)
    }

    private func make(_ service: ServiceName, _ random: inout SeededGenerator) -> (String, JSONObject) {
        switch service {
        case .mandate: mandate(&random)
        case .pledges: pledges(&random)
        case .funding: funding(&random)
        case .command: command(&random)
        }
    }

    private func id(_ prefix: String, _ count: Int, _ random: inout SeededGenerator) -> JSONValue {
        .string("\(prefix)-\(Int.random(in: 0..<count, using: &random))")
    }

    private func quantity(_ random: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: "unknown"
        case 1: ["best": 8_000, "high": 8_000, "wording": "up to 8,000"]
        default:
            [
                "low": .number(JSONNumber(Int.random(in: 1...200, using: &random))),
                "best": .number(JSONNumber(Int.random(in: 200...400, using: &random))),
            ]
        }
    }

    private func mandate(_ random: inout SeededGenerator) -> (String, JSONObject) {
        let task = JSONValue.string(random.pick(Self.tasks))
        let ceilings: [JSONValue] = ["selfDefence", "defenceOfMandate", "allNecessaryMeans"]
        switch Int.random(in: 0..<14, using: &random) {
        case 9: return authorisation(&random)
        case 10:
            let name = random.pick(["suspend-authorisation", "reinstate-authorisation"])
            return (name, ["authorisation": id("auth", 20, &random), "reason": "its own words"])
        case 11:
            return (
                "renew-authorisation",
                ["authorisation": id("auth", 20, &random), "expiresOn": .string(random.pick(Self.lastDays))]
            )
        case 12:
            return random.oneIn(2)
                ? ("withdraw-task", ["task": task, "reason": "its own words"])
                : ("retire-area", ["area": id("area", 20, &random)])
        case 13:
            guard random.oneIn(2) else { return ("lift-constraint", ["constraint": id("rule", 10, &random)]) }
            return (
                "add-constraint",
                [
                    "constraint": id("rule", 20, &random), "title": "A rule", "kind": "stationing",
                    "areas": [id("area", 20, &random)], "clause": "its own words",
                ]
            )
        case 0, 1: return ("define-area", ["area": id("area", 60, &random), "title": "An area", "kind": "sector"])
        case 2:
            return ("authorise-task", ["task": task, "title": "A task", "ceiling": "allNecessaryMeans"])
        case 3:
            let assigned: JSONValue = [["task": task, "ceiling": random.pick(ceilings)]]
            return ("define-option", ["option": id("option", 30, &random), "title": "An option", "assigned": assigned])
        case 4: return ("put-option-in-force", ["option": id("option", 5, &random)])
        case 5:
            var data: JSONObject = ["precondition": id("condition", 60, &random), "title": "A condition"]
            if random.oneIn(2) { data["post"] = id("post", 20, &random) }
            return ("define-precondition", data)
        case 6:
            let status: JSONValue = random.pick(["met", "unmet", "unknown"])
            return ("record-precondition", ["precondition": id("condition", 8, &random), "status": status])
        case 7:
            let position: JSONValue = random.pick(["supports", "refuses", "silent"])
            return (
                "record-stand",
                [
                    "stand": id("stand", 200, &random), "party": .string(random.pick(Self.nations)), "task": task,
                    "position": position,
                ]
            )
        default:
            return (
                "record-claim",
                [
                    "claim": id("claim", 400, &random), "figure": "nationsInterested",
                    "count": quantity(&random), "wording": "its own words",
                ]
            )
        }
    }

    /// Some have run out when they are recorded, some run out today or tomorrow, where a clock that jumps may find them.
    private func authorisation(_ random: inout SeededGenerator) -> (String, JSONObject) {
        (
            "record-authorisation",
            [
                "authorisation": id("auth", 40, &random), "body": "UN Security Council", "instrument": "A resolution",
                "adoptedOn": "2025-11-17", "expiresOn": .string(random.pick(Self.lastDays)),
            ]
        )
    }

    private func pledges(_ random: inout SeededGenerator) -> (String, JSONObject) {
        let number = Int.random(in: 0..<6, using: &random)
        let pledge = JSONValue.string("p-\(number)")
        let nation = JSONValue.string(Self.nations[number])
        let steps = [
            "assess-pledge", "commit-pledge", "declare-pledge-ready", "start-deployment", "confirm-in-theatre",
            "hold-pledge", "resume-pledge", "assess-pledge", "commit-pledge",
        ]
        switch Int.random(in: 0..<19, using: &random) {
        case 18: return ("renew-pledge", ["pledge": pledge])
        case 14, 15, 16, 17: return slots(pledge, &random)
        case 0, 1, 2:
            let lines = (0..<Int.random(in: 1...3, using: &random)).map { line -> JSONValue in
                [
                    "line": .string("l-\(line)"), "capability": "infantry", "personnel": "troops",
                    "headcount": quantity(&random),
                ]
            }
            return ("announce-pledge", ["pledge": pledge, "nation": nation, "lines": .array(lines)])
        case 3...7:
            var data: JSONObject = ["pledge": pledge]
            let name = random.pick(steps)
            if name == "commit-pledge", !random.oneIn(3) {
                data["agreement"] = ["reference": "letters", "signedOn": "2026-02-19"]
            }
            return (name, data)
        case 8:
            return (
                "revise-headcount",
                ["pledge": pledge, "line": id("l", 3, &random), "headcount": quantity(&random)]
            )
        case 9: return ("send-approach", ["approach": id("a", 60, &random), "nation": nation])
        case 10:
            let answer: JSONValue = random.pick(["interestExpressed", "inTalks", "declined"])
            return ("record-answer", ["approach": id("a", 20, &random), "nation": nation, "answer": answer])
        case 11:
            return (
                "set-milestone",
                [
                    "milestone": id("m", 60, &random), "strength": quantity(&random), "personnel": "troops",
                    "by": "2026-12", "setBy": "planner",
                ]
            )
        case 12:
            return (
                "declare-caveat",
                [
                    "caveat": id("caveat", 60, &random), "party": nation, "kind": "task", "effect": "suspends",
                    "refusesTasks": [.string(random.pick(Self.tasks))], "wording": "its own words",
                ]
            )
        default: return ("lift-caveat", ["caveat": id("caveat", 10, &random)])
        }
    }

    private func slots(_ pledge: JSONValue, _ random: inout SeededGenerator) -> (String, JSONObject) {
        let requirement = id("slot", 6, &random)
        let line = id("l", 3, &random)
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1:
            var data: JSONObject = [
                "requirement": requirement, "capability": "infantry", "personnel": "troops",
                "headcount": quantity(&random), "tasks": [.string(random.pick(Self.tasks))],
            ]
            if random.oneIn(2) { data["area"] = id("area", 60, &random) }
            if random.oneIn(2) { data["priority"] = .number(JSONNumber(Int.random(in: 1...5, using: &random))) }
            return ("define-requirement", data)
        case 2, 3, 4, 5:
            var data: JSONObject = ["pledge": pledge, "line": line, "requirement": requirement]
            if !random.oneIn(3) { data["headcount"] = .number(JSONNumber(Int.random(in: 1...200, using: &random))) }
            return ("match-line", data)
        case 6:
            return (
                "unmatch-line",
                ["pledge": pledge, "line": line, "requirement": requirement, "reason": "needed elsewhere"]
            )
        case 7:
            return (
                "replace-line",
                [
                    "pledge": pledge, "line": line, "byPledge": id("p", 6, &random), "byLine": id("l", 3, &random),
                    "reason": "it comes late",
                ]
            )
        case 8:
            let decided = ["requirement": requirement, "reason": "nobody offers"] as JSONObject
            guard random.oneIn(2) else { return ("reopen-gap", decided) }
            var accepted = decided
            accepted["acceptedBy"] = "the commander"
            return ("accept-gap", accepted)
        default: return ("cancel-requirement", ["requirement": requirement, "reason": "needed no more"])
        }
    }

    private func funding(_ random: inout SeededGenerator) -> (String, JSONObject) {
        let contribution = id("f", 30, &random)
        let amount: JSONValue = [
            "amount": .string("\(Int.random(in: 1...9, using: &random))000000.00"), "currency": "USD",
        ]
        if random.oneIn(2) { return spending(contribution, amount, &random) }
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1, 2:
            var data: JSONObject = [
                "contribution": contribution, "donor": .string(random.pick(["SAU", "ARE", "USA"])),
                "kind": "financial", "amount": amount,
            ]
            if random.oneIn(3) { data["revises"] = true }
            return ("pledge-contribution", data)
        case 3: return ("commit-contribution", ["contribution": contribution, "agreement": "a letter"])
        default:
            return (
                "record-payment",
                ["contribution": contribution, "payment": id("pay", 300, &random), "amount": amount]
            )
        }
    }

    /// What money is spent on, and what befalls a contribution beside its ladder.
    private func spending(
        _ contribution: JSONValue, _ amount: JSONValue, _ random: inout SeededGenerator
    ) -> (String, JSONObject) {
        let (account, line) = (id("account", 3, &random), id("line", 4, &random))
        let donor = JSONValue.string(random.pick(["SAU", "ARE", "USA"]))
        switch Int.random(in: 0..<15, using: &random) {
        case 0: return ("open-account", ["account": account, "title": "An account"])
        case 1: return ("close-account", ["account": account, "reason": "it is needed no more"])
        case 2, 3:
            return (
                "record-payment",
                [
                    "contribution": contribution, "payment": id("pay", 300, &random), "amount": amount,
                    "account": account, "reason": "in advance",
                ]
            )
        case 4:
            let kind: JSONValue = random.pick(["personnel", "oneOff", "monthly"])
            return ("define-budget-line", ["budgetLine": line, "title": "A line", "kind": kind])
        case 5, 6:
            return (
                "allocate-funds",
                ["allocation": id("allocation", 40, &random), "account": account, "budgetLine": line, "amount": amount]
            )
        case 7, 8:
            return (
                "disburse-funds",
                [
                    "disbursement": id("disbursement", 80, &random), "account": account, "budgetLine": line,
                    "amount": amount,
                ]
            )
        case 9:
            let instalment: JSONValue = [
                "instalment": "first", "due": .string(random.pick(Self.days)), "amount": amount,
            ]
            return ("schedule-payments", ["contribution": contribution, "instalments": [instalment]])
        case 10:
            return (
                "write-down-contribution",
                ["contribution": contribution, "amount": amount, "reason": "parliament cut it"]
            )
        case 11:
            let name = random.oneIn(2) ? "cancel-contribution" : "reinstate-contribution"
            return (name, ["contribution": contribution, "reason": "the government changed"])
        case 12:
            var data: JSONObject = [
                "contribution": id("goods", 10, &random), "donor": donor, "goods": "a field hospital",
                "stage": random.pick(["pledged", "committed", "delivered"]), "agreement": "letters",
            ]
            if random.oneIn(2) { data["revises"] = true }
            return ("record-in-kind", data)
        case 13:
            let condition = id("donor-condition", 20, &random)
            if random.oneIn(3) { return ("lift-condition", ["condition": condition]) }
            return (
                "declare-condition",
                [
                    "condition": condition, "party": donor, "kind": "task", "effect": "suspends",
                    "refusesTasks": [.string(random.pick(Self.tasks))], "wording": "its own words",
                ]
            )
        default:
            return (
                "set-cost-rate",
                ["costRate": "un", "title": "A rate", "personnel": "troops", "perMonth": amount]
            )
        }
    }

    private func command(_ random: inout SeededGenerator) -> (String, JSONObject) {
        let post = id("post", 20, &random)
        let nation = JSONValue.string(random.pick(Self.nations))
        let officer: JSONValue = ["name": "An officer", "nation": nation, "grade": "OF-7"]
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1: return ("establish-post", ["post": post, "title": "A post", "grade": "OF-7"])
        case 2: return ("offer-post", ["post": post, "nation": nation])
        case 3: return ("accept-post", ["post": post, "nation": nation])
        case 4: return ("nominate-officer", ["post": post, "officer": officer])
        case 5: return ("designate-officer", ["post": post, "officer": officer])
        case 6: return ("fill-post", ["post": post, "officer": officer])
        default: return ("vacate-post", ["post": post])
        }
    }
}
