public import DomainModel
public import MessageSchema

extension PledgesOperation {
    /// The operation itself is mandate's.
    public func objectionToRetracting(_ fact: PledgesEvent) -> String? {
        if case .pledgesOperationAcceptance = fact {
            return "pledges took the operation in from mandate, which establishes it for good"
        }
        return objectionToChanging(fact)
    }

    /// The operation itself is mandate's.
    public func objectionToCorrecting(_ fact: PledgesEvent) -> String? {
        if case .pledgesOperationAcceptance = fact {
            return "pledges took the operation in from mandate; correct the entry there, and pledges follows"
        }
        return objectionToChanging(fact)
    }

    /// What pledges states by itself follows from other entries, and changes with those.
    private func objectionToChanging(_ fact: PledgesEvent) -> String? {
        switch fact {
        case .mandateTermTaking: "it is what mandate says; change it there"
        case .pledgeLinesSuspended, .pledgeLinesRestricted, .pledgeLinesUndetermined, .pledgeLinesReinstated:
            "it follows from the rules of the mandate and the caveats; correct those, and it is stated anew"
        case .strengthStated: "it follows from the nation's pledges; correct those, and it is stated anew"
        case .pledgeLinesExpired: "time brought it about; what the offer was valid for follows from its own entries"
        default: nil
        }
    }

    /// A pledge keeps its nation, and what offers lines keeps their ids.
    public func checkIdentity(of content: PledgesEvent, as fact: PledgesEvent) throws(Refusal) {
        switch (content, fact) {
        case (.pledgeAnnouncement(let content), .pledgeAnnouncement(let fact)):
            guard content.nation == fact.nation else {
                throw Refusal(
                    .notAllowed, at: "/nation",
                    "the pledge `\(fact.pledge.wire)` is \(fact.nation.wire)'s, and cannot become \(content.nation.wire)'s: "
                        + "retract it with `retract-entry`, and record it anew")
            }
            try checkLines(content.lines, as: fact.lines)
        case (.lineAddition(let content), .lineAddition(let fact)): try checkLines(content.lines, as: fact.lines)
        default: return
        }
    }

    /// Steps of lines are.
    public func isStep(_ fact: PledgesEvent) -> Bool {
        switch fact {
        case .pledgeLinesAssessed, .pledgeLinesCommitted, .pledgeLinesReady, .pledgeLinesDeploying,
            .pledgeLinesInTheatre, .pledgeLinesRepatriated, .pledgeLinesOnHold, .pledgeLinesWithdrawn,
            .pledgeLinesResumed, .pledgeLinesRenewed:
            true
        default: false
        }
    }

    /// Pledges announced at a conference, caveats on a pledge, and claims on either.
    public func reliers(on subject: Subject) -> [Subject] {
        var found: [Subject] = []
        for (id, pledge) in records.pledges.sorted(by: { $0.key < $1.key })
        where pledge.conference.map({ Subject("conference", $0) }) == subject {
            found.append(Subject("pledge", id))
        }
        for (id, caveat) in records.caveats.sorted(by: { $0.key < $1.key })
        where caveat.caveat.scope?.contains(where: { Subject("pledge", $0.pledge) == subject }) ?? false {
            found.append(Subject("caveat", id))
        }
        return found + records.claims.reliers(on: subject)
    }

    /// Mandate's, from where the operation was taken in.
    public var foreignLogs: [LogID: ServiceName] {
        records.acceptance.map { [$0.acceptance.origin.log: .mandate] } ?? [:]
    }

    private func checkLines(_ content: [LineOffer], as fact: [LineOffer]) throws(Refusal) {
        let (given, kept) = (Set(content.map(\.line)), Set(fact.map(\.line)))
        guard given != kept else { return }
        let missing = kept.subtracting(given).sorted().map { "`\($0.wire)` is missing" }
        let surplus = given.subtracting(kept).sorted().map { "`\($0.wire)` is not among them" }
        throw Refusal(
            .notAllowed, at: "/lines",
            "a correction keeps the lines that the entry offers, \((missing + surplus).joined(separator: ", ")): retract it "
                + "with `retract-entry`, and record it anew; further lines are added with `add-lines`")
    }
}
