public import DomainModel
import HashTreeCollections
public import MandatePolicy
public import MessageSchema

extension PledgesOperation {
    /// Which lines a decision can change the availability of.
    private enum Concern {
        case none
        case pledge(EntityID)
        case nation(NationCode)
        case all
    }

    /// The facts of a decision, followed by what they change in what rules leave of lines and in the strength of nations: the
    /// same decision states all of it.
    ///
    /// A command about one pledge looks at that pledge, one about a caveat at its nation's pledges; only a fact of the mandate
    /// is a matter of all.
    func examined(_ facts: [PledgesEvent], _ context: DecisionContext) -> [PledgesEvent] {
        guard let log = records.acceptance?.stamp.event.log, facts.contains(where: \.matters) else { return facts }
        let stamp = EntryStamp(supposing: context, in: log)
        var after = records
        for fact in facts {
            // A correction is a fact of the entity that it corrects something of.
            after.suppose(fact, about: fact.payload.subject(in: operation), stamp)
        }
        let day = context.now.day
        return facts + facts.flatMap { statements(on: day, by: after, concern(of: $0)) }
            + strengthStatements(of: facts, by: after, on: day)
    }

    /// What is left of lines on a day and was not stated yet, by pledge and by what is left.
    func statements(on day: CalendarDay) -> [PledgesEvent] { statements(on: day, by: records, .all) }

    /// Looks at every line anew; refused where nothing is to be stated.
    func reexamine(_ wish: Reexamination, _ context: DecisionContext) throws(Refusal) -> [PledgesEvent] {
        let statements = statements(on: context.now.day)
        guard !statements.isEmpty else {
            throw Refusal(.alreadySo, at: "/on", "what rules leave of every line on \(wish.on.wire) is stated already")
        }
        return statements
    }

    /// What the rules leave of a line at a moment, by the mandate as it is known here.
    func assessment(of line: LineRecord, in pledge: PledgeRecord, at moment: Moment) -> Assessment {
        let book = RuleBook(records, records.mandate, of: pledge.nation, at: moment)
        return book.judged(under: .inForce(records.mandate, at: moment)).assessment(of: line.id, in: pledge)
    }

    private func concern(of fact: PledgesEvent) -> Concern {
        switch fact {
        case .mandateTermTaking(let fact): fact.isAboutRules ? .all : .none
        case .caveat(let fact): fact.party.code.map { .nation($0) } ?? .none
        case .caveatLifting(let fact):
            records.caveats[fact.caveat]?.caveat.party.code.map { .nation($0) } ?? .none
        case .entryRetracted(let fact): concern(of: fact.subject)
        case .entryCorrected(let fact): concern(of: fact.subject)
        case .pledgeAnnouncement(let fact): .pledge(fact.pledge)
        case .lineAddition(let fact): .pledge(fact.pledge)
        case .pledgeLinesAssessed(let fact): .pledge(fact.pledge)
        case .pledgeLinesCommitted(let fact): .pledge(fact.pledge)
        case .pledgeLinesReady(let fact): .pledge(fact.pledge)
        case .pledgeLinesDeploying(let fact): .pledge(fact.pledge)
        case .pledgeLinesInTheatre(let fact): .pledge(fact.pledge)
        case .pledgeLinesOnHold(let fact): .pledge(fact.pledge)
        case .pledgeLinesResumed(let fact): .pledge(fact.pledge)
        case .pledgeLinesRenewed(let fact): .pledge(fact.pledge)
        default: .none
        }
    }

    /// A correction of a caveat may change whose it is, so it is a matter of all.
    private func concern(of subject: Subject) -> Concern {
        switch subject.kind {
        case "pledge": (try? EntityID(wire: subject.id)).map { .pledge($0) } ?? .none
        case "caveat": .all
        default: .none
        }
    }

    private func statements(
        on day: CalendarDay, by records: PledgesRecords, _ concern: Concern
    ) -> [PledgesEvent] {
        let moment = Moment(asOf: day, knownAt: nil)
        let (pledges, book): ([PledgeRecord], RuleBook)
        switch concern {
        case .none: return []
        case .pledge(let id):
            guard let pledge = records.pledges[id] else { return [] }
            pledges = [pledge]
            book = RuleBook(records, records.mandate, of: pledge.nation, at: moment)
        case .nation(let nation):
            pledges = records.pledges(of: nation)
            book = RuleBook(records, records.mandate, of: nation, at: moment)
        case .all:
            book = RuleBook(records, records.mandate, at: moment)
            // Where no rule is and nothing was stated there is nothing to sort thousands of pledges for.
            if book.rules.isEmpty, stated.isEmpty { return [] }
            pledges = records.sortedPledges
        }
        if book.rules.isEmpty, pledges.allSatisfy({ stated[$0.id] == nil }) { return [] }
        let judged = book.judged(under: .inForce(records.mandate, at: moment))
        return pledges.filter { $0.exists(at: moment) }.flatMap { pledge in
            changes(in: pledge, judged, at: moment, on: day)
        }
    }

    private func changes(
        in pledge: PledgeRecord, _ judged: JudgedRules, at moment: Moment, on day: CalendarDay
    ) -> [PledgesEvent] {
        var groups: [(now: StatedAvailability, was: Availability, lines: [EntityID])] = []
        for line in pledge.lines(at: moment) {
            guard LineStanding(line, of: pledge, at: moment)?.isOffered == true else { continue }
            let now = StatedAvailability(judged.assessment(of: line.id, in: pledge))
            let before = stated(of: line.id, in: pledge)
            guard now != before else { continue }
            let was = before.availability.term ?? .undetermined
            if let place = groups.firstIndex(where: { $0.now == now }) {
                groups[place].lines.append(line.id)
                groups[place].was = min(groups[place].was, was)
            } else {
                groups.append((now, was, [line.id]))
            }
        }
        return groups.map { group in
            let statement = AvailabilityStatement(
                pledge: pledge.id, lines: group.lines, availability: group.now.availability, was: .known(group.was),
                on: day, clauses: group.now.clauses, usable: group.now.usable, leftOut: group.now.leftOut)
            return switch group.now.availability.term {
            case .untouched: .pledgeLinesReinstated(PledgeLinesReinstated(statement))
            case .restricted: .pledgeLinesRestricted(PledgeLinesRestricted(statement))
            case .undetermined, nil: .pledgeLinesUndetermined(PledgeLinesUndetermined(statement))
            case .suspended, .withdrawn: .pledgeLinesSuspended(PledgeLinesSuspended(statement))
            }
        }
    }

    /// What was last stated of a line; a part has what was stated of the line that it came from until something is.
    public func stated(of line: EntityID, in pledge: PledgeRecord) -> StatedAvailability {
        guard let known = stated[pledge.id] else { return .untouched }
        var (current, left) = (Optional(line), pledge.lines.count)
        while let candidate = current, left > 0 {
            if let found = known[candidate] { return found }
            current = pledge.lines[candidate]?.origin
            left -= 1
        }
        return .untouched
    }

    /// Takes note of what is stated.
    mutating func note(_ event: PledgesEvent) {
        let statement: AvailabilityStatement
        switch event {
        case .pledgeLinesSuspended(let fact): statement = fact.content
        case .pledgeLinesRestricted(let fact): statement = fact.content
        case .pledgeLinesUndetermined(let fact): statement = fact.content
        case .pledgeLinesReinstated(let fact): statement = fact.content
        default: return
        }
        for line in statement.lines {
            stated[statement.pledge, default: [:]][line] = StatedAvailability(statement)
        }
    }
}

extension MandateTermTaking<PledgesOwned> {
    /// Whether rules about lines hang on it; whether a deployment may start is asked when one does.
    fileprivate var isAboutRules: Bool {
        authorisation == nil && renewal == nil && suspension == nil && reinstatement == nil && expiration == nil
    }
}

extension PledgesEvent {
    /// Whether lines can be others by it than they were: in their number, their stage, or what rules leave of them.
    fileprivate var matters: Bool {
        switch self {
        case .pledgesOperationAcceptance, .milestone, .estimate, .approach, .approachResponse, .conference,
            .conferenceOutcome, .requirement, .requirementCancellation, .pledgeLineMatched, .lineUnmatching,
            .gapAcceptance, .gapReopening, .pledgeLinesSuspended, .pledgeLinesRestricted, .pledgeLinesUndetermined,
            .pledgeLinesReinstated, .strengthStated, .pledgesClaim:
            false
        default: true
        }
    }
}
