import HashTreeCollections
public import MessageSchema

extension PledgesRecords: CorrectableRecords {
    /// Folds a fact that counts under the stamp of its event; or, to see what a decision would come to, under a supposed
    /// one.
    public mutating func fold(_ event: PledgesEvent, _ stamp: EntryStamp) {
        switch event {
        case .pledgesOperationAcceptance(let fact): accept(fact, stamp)
        case .milestone(let fact): set(fact, stamp)
        case .estimate(let fact): record(fact, stamp)
        case .approach(let fact):
            approaches[fact.approach, default: ApproachRecord(id: fact.approach, nation: fact.nation, stamp)]
                .ask.insert(fact, stamp)
        case .approachResponse(let fact):
            approaches[fact.approach, default: ApproachRecord(id: fact.approach, nation: fact.nation, stamp)]
                .answers.insert(fact, stamp)
        case .conference(let fact): call(fact, stamp)
        case .conferenceOutcome(let fact): conclude(fact, stamp)
        case .pledgeAnnouncement(let fact): announce(fact, stamp)
        case .lineAddition(let fact): extend(fact, stamp)
        case .lineRevision(let fact): revise(fact, stamp)
        case .pledgeLinesAssessed(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesCommitted(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesReady(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesDeploying(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesInTheatre(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesRepatriated(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesOnHold(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesWithdrawn(let fact): move(LineMovement(fact), stamp)
        case .pledgeLinesResumed(let fact): move(LineMovement(fact), stamp)
        case .caveat(let fact): declare(fact, stamp)
        case .caveatLifting(let fact): lift(fact, stamp)
        case .requirement(let fact): define(fact, stamp)
        case .requirementCancellation(let fact): cancel(fact, stamp)
        case .pledgeLineMatched(let fact): match(fact, stamp)
        case .lineUnmatching(let fact): unmatch(fact, stamp)
        case .pledgeLineReplaced(let fact): replace(fact, stamp)
        case .gapAcceptance(let fact): decide(.accepted(fact), on: fact.requirement, stamp)
        case .gapReopening(let fact): decide(.reopened(fact), on: fact.requirement, stamp)
        case .mandateTermTaking(let fact): takenIn.takeIn(fact, stamp)
        case .pledgeLinesSuspended, .pledgeLinesRestricted, .pledgeLinesUndetermined, .pledgeLinesReinstated,
            .strengthStated:
            // What is left of a line follows from the rules at every moment; these say when it was found.
            break
        case .pledgeLinesRenewed(let fact): renew(fact, stamp)
        case .pledgeLinesExpired(let fact): move(LineMovement(fact), stamp)
        case .entryRetracted, .entryCorrected: return
        case .pledgesClaim(let fact): claims.record(fact.content, stamp)
        }
    }

    /// Lets go of all that is kept of an entity, with the facts that are its.
    public mutating func forget(_ subject: Subject, facts: Set<EventID>) {
        if !unplaced.isEmpty { unplaced.removeAll(where: facts.contains) }
        guard let id = try? EntityID(wire: subject.id) else { return }
        switch subject.kind {
        case "milestone": milestones[id] = nil
        case "estimate": estimates[id] = nil
        case "approach": approaches[id] = nil
        case "conference": conferences[id] = nil
        case "pledge": pledges[id] = nil
        case "caveat": caveats[id] = nil
        case "requirement": requirements[id] = nil
        case "claim": claims.forget(id)
        default: return
        }
    }

    /// Facts about an entity that have nothing to stand on: that name a line which is not there, or by which the cell
    /// decided a step whose step before nothing shows.
    public func unplaced(in subject: Subject) -> Set<EventID> {
        var found = Set(unplaced)
        guard subject.kind == "pledge", let id = try? EntityID(wire: subject.id), let pledge = pledges[id] else {
            return found
        }
        for (_, line) in pledge.lines { found.formUnion(line.decidedWithoutGate) }
        return found
    }

    /// An offer speaks of each line's size and stage; later steps and figures of one of the two.
    public func aspects(of event: PledgesEvent) -> [String] {
        func offered(_ lines: [LineOffer]) -> [String] {
            lines.flatMap { ["offer of \($0.line)", "size of \($0.line)", "stage of \($0.line)"] }
        }
        switch event {
        case .pledgeAnnouncement(let fact): return ["announcement"] + offered(fact.lines)
        case .lineAddition(let fact): return offered(fact.lines)
        case .pledgeLineMatched(let fact): return ["match of \(fact.line) to \(fact.requirement)"]
        case .lineUnmatching(let fact): return ["match of \(fact.line) to \(fact.requirement)"]
        case .pledgeLineReplaced(let fact): return fact.moves.map { "match of \(fact.line) to \($0.requirement)" }
        case .gapAcceptance, .gapReopening: return ["gap"]
        case .lineRevision(let fact): return ["size of \(fact.line)"]
        default:
            guard let movement = LineMovement(event) else { return [type(of: event.payload).type.name] }
            return movement.lines.map { "stage of \($0.line)" } + movement.splits.map { "split of \($0.partLine)" }
        }
    }

    /// Whether anything is kept of an entity.
    public func holds(_ subject: Subject) -> Bool {
        guard let id = try? EntityID(wire: subject.id) else { return true }
        return switch subject.kind {
        case "milestone": milestones[id] != nil
        case "estimate": estimates[id] != nil
        case "approach": approaches[id] != nil
        case "conference": conferences[id] != nil
        case "pledge": pledges[id] != nil
        case "caveat": caveats[id] != nil
        case "requirement": requirements[id] != nil
        case "claim": claims.claims[id] != nil
        default: true
        }
    }

    private mutating func accept(_ fact: PledgesOperationAcceptance, _ stamp: EntryStamp) {
        if let acceptance, acceptance.covers(fact.origin) { return }
        acceptance = PledgesAcceptanceRecord(fact, stamp)
    }

    private mutating func renew(_ fact: PledgeLinesRenewed, _ stamp: EntryStamp) {
        guard pledges[fact.pledge]?.renew(fact, stamp) == true else { return unplaced.append(stamp.event) }
    }

    private mutating func set(_ fact: Milestone, _ stamp: EntryStamp) {
        guard milestones[fact.milestone] != nil else {
            milestones[fact.milestone] = MilestoneRecord(fact, stamp)
            return
        }
        milestones[fact.milestone]?.definition.insert(fact, stamp)
    }

    private mutating func record(_ fact: Estimate, _ stamp: EntryStamp) {
        guard estimates[fact.estimate] != nil else {
            estimates[fact.estimate] = EstimateRecord(fact, stamp)
            return
        }
        estimates[fact.estimate]?.definition.insert(fact, stamp)
    }

    private mutating func call(_ fact: Conference, _ stamp: EntryStamp) {
        guard conferences[fact.conference] != nil else {
            conferences[fact.conference] = ConferenceRecord(fact, stamp)
            return
        }
        conferences[fact.conference]?.definition.insert(fact, stamp)
    }

    private mutating func conclude(_ fact: ConferenceOutcome, _ stamp: EntryStamp) {
        guard conferences[fact.conference] != nil else { return unplaced.append(stamp.event) }
        conferences[fact.conference]?.outcome.insert(fact, stamp)
    }

    private mutating func announce(_ fact: PledgeAnnouncement, _ stamp: EntryStamp) {
        guard pledges[fact.pledge] == nil else { return unplaced.append(stamp.event) }
        pledges[fact.pledge] = PledgeRecord(fact, stamp)
    }

    private mutating func extend(_ fact: LineAddition, _ stamp: EntryStamp) {
        guard pledges[fact.pledge] != nil else { return unplaced.append(stamp.event) }
        for offer in fact.lines { pledges[fact.pledge]?.add(offer, stamp) }
    }

    private mutating func revise(_ fact: LineRevision, _ stamp: EntryStamp) {
        let figure = LineFigure(headcount: fact.headcount, wording: fact.wording)
        guard pledges[fact.pledge]?.revise(fact.line, to: figure, stamp) == true else {
            return unplaced.append(stamp.event)
        }
    }

    private mutating func move(_ movement: LineMovement, _ stamp: EntryStamp) {
        guard pledges[movement.pledge]?.move(movement, stamp) == true else { return unplaced.append(stamp.event) }
    }

    private mutating func declare(_ fact: Caveat, _ stamp: EntryStamp) {
        guard caveats[fact.caveat] == nil else { return unplaced.append(stamp.event) }
        caveats[fact.caveat] = CaveatRecord(fact, stamp)
        if let nation = fact.party.code { caveatsByNation[nation, default: []].append(fact.caveat) }
    }

    private mutating func lift(_ fact: CaveatLifting, _ stamp: EntryStamp) {
        guard caveats[fact.caveat] != nil else { return unplaced.append(stamp.event) }
        caveats[fact.caveat]?.lifting.insert(fact, stamp)
    }
}
