import MessageSchema

extension ChangeLine {
    static func text(of event: PledgesEvent) -> String {
        switch event {
        case .pledgesOperationAcceptance(let fact): accepted(fact.title, by: .pledges)
        case .milestone(let fact):
            "milestone \(fact.milestone): \(quantity(fact.strength)) \(fact.personnel)"
                + (fact.by.map { " by \($0)" } ?? "") + ", set by \(fact.setBy)"
        case .estimate(let fact):
            "estimate \(fact.estimate) (\(fact.kind))" + (fact.strength.map { ": \(quantity($0))" } ?? "")
                + (fact.by.map { " by \($0)" } ?? "") + ", stated by \(fact.statedBy)"
        case .approach(let fact): "\(fact.nation.name) is asked\(kinds(fact.kinds)) (\(fact.approach))"
        case .approachResponse(let fact):
            "\(fact.nation.name) answers \(fact.answer)\(kinds(fact.kinds)) (\(fact.approach))"
        case .conference(let fact): "conference \(fact.conference) called: \(fact.title), \(fact.place), \(fact.on)"
        case .conferenceOutcome(let fact): "conference \(fact.conference) concluded"
        case .pledgeAnnouncement(let fact):
            "\(fact.nation.name) announces pledge \(fact.pledge): \(offers(fact.lines))"
        case .lineAddition(let fact): "pledge \(fact.pledge) extended: \(offers(fact.lines))"
        case .lineRevision(let fact): "pledge \(fact.pledge), line \(fact.line): now \(quantity(fact.headcount))"
        case .pledgeLinesAssessed(let fact): step(fact.pledge, fact.lines, "assessed")
        case .pledgeLinesCommitted(let fact):
            step(fact.pledge, fact.lines, "committed" + (fact.agreement.map { " by \($0.reference)" } ?? ""))
        case .pledgeLinesReady(let fact): step(fact.pledge, fact.lines, "ready")
        case .pledgeLinesDeploying(let fact): step(fact.pledge, fact.lines, "deploying")
        case .pledgeLinesInTheatre(let fact): step(fact.pledge, fact.lines, "in theatre")
        case .pledgeLinesRepatriated(let fact): step(fact.pledge, fact.lines, "repatriated")
        case .pledgeLinesOnHold(let fact):
            step(fact.pledge, fact.lines, "on hold" + (fact.reason.map { ", \($0)" } ?? ""))
        case .pledgeLinesWithdrawn(let fact):
            step(fact.pledge, fact.lines, "withdrawn" + (fact.reason.map { ", \($0)" } ?? ""))
        case .pledgeLinesResumed(let fact):
            step(fact.pledge, fact.lines.map(\.line), "resumed, back to \(stages(fact.lines))")
        case .caveat(let fact): "\(fact.party) declares caveat \(fact.caveat) (\(fact.kind), \(fact.effect))"
        case .caveatLifting(let fact): "caveat \(fact.caveat) lifted"
        case .requirement(let fact):
            "requirement \(fact.requirement): \(fact.capability), \(quantity(fact.headcount)) \(fact.personnel)"
                + (fact.area.map { " in \($0)" } ?? "") + (fact.neededBy.map { " by \($0)" } ?? "")
        case .requirementCancellation(let fact): "requirement \(fact.requirement) cancelled, \(fact.reason)"
        case .pledgeLineMatched(let fact):
            "pledge \(fact.pledge), line \(fact.line): \(people(fact.headcount)) matched to \(fact.requirement)"
                + (fact.reservations.map { ", with \($0.count) \($0.count == 1 ? "reservation" : "reservations")" }
                    ?? "")
        case .lineUnmatching(let fact):
            "pledge \(fact.pledge), line \(fact.line): match to \(fact.requirement) ended, \(fact.reason)"
        case .pledgeLineReplaced(let fact):
            "pledge \(fact.byPledge), line \(fact.byLine) replaces pledge \(fact.pledge), line \(fact.line) in "
                + "\(list(fact.moves.map { "\($0.requirement) (\(people($0.moved)))" })): \(fact.reason)"
        case .gapAcceptance(let fact):
            "gap of \(fact.requirement)" + (fact.quantity.map { ", \($0) people," } ?? "")
                + " accepted as a risk by \(fact.acceptedBy)" + (fact.until.map { " until \($0)" } ?? "")
        case .gapReopening(let fact): "gap of \(fact.requirement) offered again, \(fact.reason)"
        case .mandateTermTaking(let fact): "pledges takes in what mandate says of \(fact.about)"
        case .pledgeLinesSuspended(let fact): availability(fact.content)
        case .pledgeLinesRestricted(let fact): availability(fact.content)
        case .pledgeLinesUndetermined(let fact): availability(fact.content)
        case .pledgeLinesReinstated(let fact): availability(fact.content)
        case .strengthStated(let fact): strength(fact.content)
        case .pledgeLinesRenewed(let fact): step(fact.pledge, fact.lines, "renewed until \(fact.validUntil)")
        case .pledgeLinesExpired(let fact): step(fact.pledge, fact.lines, "lapsed, not renewed by \(fact.validUntil)")
        case .entryRetracted(let fact): retracted(fact.event, fact.subject, fact.type, fact.reason)
        case .entryCorrected(let fact): corrected(fact.event, fact.subject, fact.type, fact.reason)
        case .pledgesClaim(let fact): claim(fact.content)
        }
    }

    private static func step(_ pledge: EntityID, _ lines: [EntityID], _ what: String) -> String {
        "pledge \(pledge), \(lines.count == 1 ? "line" : "lines") \(list(lines.map(\.wire))): \(what)"
    }

    private static func availability(_ statement: AvailabilityStatement) -> String {
        let words = statement.availability == .known(.untouched) ? "reinstated" : statement.availability.wire
        let why = statement.clauses.first { $0.availability == statement.availability }?.clauses.first
        return step(statement.pledge, statement.lines, words) + (why.map { "; \($0)" } ?? "")
    }

    private static func people(_ count: Int?) -> String { count.map { "\($0) people" } ?? "whole" }

    private static func offers(_ lines: [LineOffer]) -> String {
        list(lines.map { "\($0.capability) (\($0.personnel)), \(quantity($0.headcount))" })
    }

    private static func stages(_ lines: [ResumedLine]) -> String {
        var seen: [String] = []
        for line in lines where !seen.contains(line.stage.wire) { seen.append(line.stage.wire) }
        return seen.joined(separator: ", ")
    }

    private static func kinds(_ kinds: [Coded<ApproachKind>]?) -> String {
        guard let kinds, !kinds.isEmpty else { return "" }
        return " for " + kinds.map(\.wire).joined(separator: ", ")
    }

    private static func list(_ parts: [String]) -> String {
        parts.count <= 4
            ? parts.joined(separator: "; ") : parts.prefix(3).joined(separator: "; ") + "; \(parts.count - 3) more"
    }

    /// What a nation's strength is from now on, stage by stage.
    private static func strength(_ statement: StrengthStatement) -> String {
        let groups = statement.periods.first?.groups ?? []
        let stages = groups.map { group in
            "\(group.best) \(group.personnel) \(group.stage)"
                + (group.unknown > 0 ? " and \(group.unknown) of unknown size" : "")
        }
        let later = statement.periods.count - 1 + (statement.leftOut ?? 0)
        return "strength of \(statement.nation.name): " + (stages.isEmpty ? "nobody" : stages.joined(separator: ", "))
            + (later > 0 ? "; it changes \(later) times by the dates of its lines" : "")
    }
}
