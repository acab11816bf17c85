public import HashTreeCollections
public import MessageSchema

/// What is kept of a pledge: what was announced, and its lines.
public struct PledgeRecord: Codable, Hashable, Sendable {
    /// Its id.
    public let id: EntityID
    /// Who offers it.
    public let nation: NationCode
    /// The conference at which it was announced.
    public let conference: EntityID?
    /// Conditions in the nation's words.
    public let conditions: Text?
    /// The nation's or source's own words.
    public let wording: Text?
    /// Where the announcement comes from.
    public let created: EntryStamp
    /// Its lines by id, parts among them.
    public internal(set) var lines: TreeDictionary<EntityID, LineRecord>

    init(_ announcement: PledgeAnnouncement, _ stamp: EntryStamp) {
        id = announcement.pledge
        nation = announcement.nation
        conference = announcement.conference
        conditions = announcement.conditions
        wording = announcement.wording
        created = stamp
        lines = [:]
        for offer in announcement.lines where lines[offer.line] == nil {
            lines[offer.line] = LineRecord(offer: offer, wording: announcement.wording, stamp: stamp)
        }
    }

    /// Whether the pledge was there at a moment: known and in effect.
    public func exists(at moment: Moment) -> Bool { moment.includes(created) }

    /// Every line in the order of ids, also those that were not there yet.
    public var sortedLines: [LineRecord] { lines.sorted { $0.key < $1.key }.map(\.value) }

    /// The lines that were there at a moment, in the order of ids.
    public func lines(at moment: Moment) -> [LineRecord] {
        exists(at: moment) ? sortedLines.filter { $0.exists(at: moment) } : []
    }

    mutating func add(_ offer: LineOffer, _ stamp: EntryStamp) {
        guard lines[offer.line] == nil else { return }
        lines[offer.line] = LineRecord(offer: offer, wording: nil, stamp: stamp)
    }

    mutating func revise(_ line: EntityID, to figure: LineFigure, _ stamp: EntryStamp) -> Bool {
        guard var record = lines[line] else { return false }
        record.figures.insert(figure, stamp)
        lines[line] = record
        return true
    }

    /// Answers whether the line was there.
    mutating func match(_ line: EntityID, to requirement: EntityID, _ match: LineMatch, _ stamp: EntryStamp) -> Bool {
        guard var record = lines[line] else { return false }
        record.matches[requirement, default: Timeline()].insert(match, stamp)
        lines[line] = record
        return true
    }

    /// Answers whether every line was there.
    mutating func renew(_ fact: PledgeLinesRenewed, _ stamp: EntryStamp) -> Bool {
        var isComplete = true
        for line in fact.lines {
            guard var record = lines[line] else {
                isComplete = false
                continue
            }
            record.renewals.insert(LineRenewal(wording: fact.wording), stamp)
            lines[line] = record
        }
        return isComplete
    }

    /// Answers whether every line was there.
    mutating func move(_ movement: LineMovement, _ stamp: EntryStamp) -> Bool {
        var isComplete = true
        for split in movement.splits where !divide(split, stamp) { isComplete = false }
        for (line, stage) in movement.lines {
            let step = LineStep(
                stage: stage, agreement: movement.agreement, reason: movement.reason, wording: movement.wording)
            if !take(step, line, stamp) { isComplete = false }
        }
        return isComplete
    }

    private mutating func divide(_ split: LineSplit, _ stamp: EntryStamp) -> Bool {
        guard var whole = lines[split.line], lines[split.partLine] == nil else { return false }
        guard let remaining = whole.remaining(after: split, from: stamp) else { return false }
        lines[split.partLine] = LineRecord(part: split, of: whole, stamp: stamp)
        whole.figures.insert(LineFigure(headcount: remaining), stamp)
        whole.parts.append(LinePart(line: split.partLine, headcount: split.part, stamp: stamp))
        lines[split.line] = whole
        return true
    }

    private mutating func take(_ step: LineStep, _ line: EntityID, _ stamp: EntryStamp) -> Bool {
        guard var record = lines[line] else { return false }
        record.steps.insert(step, stamp)
        lines[line] = record
        // A late report of the time before a split is about the whole, so it belongs to the past of the part too.
        for part in record.parts where stamp.effective.lastDay < part.stamp.effective.lastDay {
            _ = take(step, part.line, stamp)
        }
        return true
    }
}
