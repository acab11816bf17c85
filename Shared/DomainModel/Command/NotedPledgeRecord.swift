public import HashTreeCollections
public import MessageSchema

/// What command took in of one pledge.
public struct NotedPledgeRecord: Codable, Hashable, Sendable {
    /// Whose it is.
    public private(set) var nation: NotedTimeline<NationCode>
    /// The stages of its lines.
    public private(set) var lines: TreeDictionary<EntityID, NotedTimeline<Coded<LineStage>>>

    init() {
        nation = NotedTimeline()
        lines = [:]
    }

    /// Whether everything that a fact says was taken in already.
    public func covers(_ note: CommandPledgeNote) -> Bool {
        (note.nation == nil || nation.covers(note.origin))
            && note.lines.allSatisfy { lines[$0.line]?.covers(note.origin) ?? false }
    }

    mutating func note(_ fact: CommandPledgeNote, _ stamp: EntryStamp) {
        if let nation = fact.nation { self.nation.note(nation, from: fact.origin, stamp) }
        for line in fact.lines { lines[line.line, default: NotedTimeline()].note(line.stage, from: fact.origin, stamp) }
    }

    /// Whose it is; known from the pledge's announcement on.
    public var owner: NationCode? { nation.timeline.entries.last?.value }

    /// Whose it was known to be at a moment; `nil` before its announcement.
    public func owner(at moment: Moment) -> NationCode? { nation.timeline.known(at: moment).last?.value }

    /// The lines that were on hold or withdrawn at a moment, by id.
    public func stopped(at moment: Moment) -> [EntityID] {
        lines.keys.sorted().filter { stage(of: $0, at: moment)?.isStopped ?? false }
    }

    /// How far a line had come at a moment, or `nil` where that was not known.
    public func stage(of line: EntityID, at moment: Moment) -> LineStage? {
        lines[line]?.timeline.value(at: moment)?.term
    }
}

extension LineStage {
    /// Whether the nation stopped it: on hold or withdrawn.
    var isStopped: Bool { self == .onHold || self == .withdrawn }
}
