import MessageSchema

/// Lines of a pledge that take a step: what the nine kinds of event that say so have in common.
struct LineMovement {
    let pledge: EntityID
    let lines: [(line: EntityID, stage: Coded<LineStage>)]
    let splits: [LineSplit]
    let agreement: Agreement?
    let reason: Text?
    let wording: Text?

    private init(
        _ stage: LineStage, _ pledge: EntityID, _ lines: [EntityID], _ splits: [LineSplit],
        agreement: Agreement? = nil, reason: Text? = nil, wording: Text?
    ) {
        self.pledge = pledge
        self.lines = lines.map { ($0, .known(stage)) }
        self.splits = splits
        self.agreement = agreement
        self.reason = reason
        self.wording = wording
    }

    init(_ fact: PledgeLinesAssessed) {
        self.init(.assessed, fact.pledge, fact.lines, fact.splits, wording: fact.wording)
    }

    init(_ fact: PledgeLinesCommitted) {
        self.init(
            .committed, fact.pledge, fact.lines, fact.splits, agreement: fact.agreement, wording: fact.wording)
    }

    init(_ fact: PledgeLinesReady) {
        self.init(.ready, fact.pledge, fact.lines, fact.splits, wording: fact.wording)
    }

    init(_ fact: PledgeLinesDeploying) {
        self.init(.deploying, fact.pledge, fact.lines, fact.splits, wording: fact.wording)
    }

    init(_ fact: PledgeLinesInTheatre) {
        self.init(.inTheatre, fact.pledge, fact.lines, fact.splits, wording: fact.wording)
    }

    init(_ fact: PledgeLinesRepatriated) {
        self.init(.repatriated, fact.pledge, fact.lines, fact.splits, wording: fact.wording)
    }

    init(_ fact: PledgeLinesOnHold) {
        self.init(.onHold, fact.pledge, fact.lines, fact.splits, reason: fact.reason, wording: fact.wording)
    }

    init(_ fact: PledgeLinesWithdrawn) {
        self.init(.withdrawn, fact.pledge, fact.lines, fact.splits, reason: fact.reason, wording: fact.wording)
    }

    init(_ fact: PledgeLinesExpired) {
        self.init(.expired, fact.pledge, fact.lines, [], wording: nil)
    }

    init(_ fact: PledgeLinesResumed) {
        pledge = fact.pledge
        lines = fact.lines.map { ($0.line, $0.stage) }
        splits = fact.splits
        agreement = nil
        reason = nil
        wording = fact.wording
    }
}

extension LineMovement {
    /// The movement that an event states, or `nil` where it states none.
    init?(_ event: PledgesEvent) {
        switch event {
        case .pledgeLinesAssessed(let fact): self.init(fact)
        case .pledgeLinesCommitted(let fact): self.init(fact)
        case .pledgeLinesReady(let fact): self.init(fact)
        case .pledgeLinesDeploying(let fact): self.init(fact)
        case .pledgeLinesInTheatre(let fact): self.init(fact)
        case .pledgeLinesRepatriated(let fact): self.init(fact)
        case .pledgeLinesOnHold(let fact): self.init(fact)
        case .pledgeLinesWithdrawn(let fact): self.init(fact)
        case .pledgeLinesResumed(let fact): self.init(fact)
        case .pledgeLinesExpired(let fact): self.init(fact)
        default: return nil
        }
    }
}
