public import MessageSchema

/// A post and how its filling went.
public struct PostRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What the post is.
    public private(set) var definition: Timeline<Post>
    /// Every step of its filling, each with all that then holds; a post without one is vacant.
    public private(set) var filling: Timeline<PostStep>

    init(_ definition: Post, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
        filling = Timeline()
    }

    mutating func define(_ definition: Post, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }

    mutating func step(_ step: PostStep, _ stamp: EntryStamp) {
        filling.insert(step, stamp)
    }

    /// How far the filling had come at a moment.
    public func step(at moment: Moment) -> PostStep {
        filling.value(at: moment) ?? .vacant
    }

    /// The events by which the cell decided a step where nothing shows the step before it.
    var decidedWithoutGate: [EventID] {
        filling.entries.filter { entry in
            guard entry.stamp.isDecided, let index = PostState.allCases.firstIndex(of: entry.value.state), index > 1
            else { return false }
            return !filling.entries.contains {
                $0.stamp.movesValues && $0.value.passes(PostState.allCases[index - 1], for: entry.value)
                    && $0.stamp.effective.lastDay <= entry.stamp.effective.lastDay
            }
        }.map(\.stamp.event)
    }

    /// The gates below the step that holds at a moment which nothing shows to have been passed, in their order: since
    /// the post last fell vacant, no entry that counts says so of this nation and this officer.
    public func notEvidenced(at moment: Moment) -> [PostState] {
        guard let holding = filling.entry(at: moment) else { return [] }
        var run: [PostStep] = []
        for entry in filling.entries where entry.stamp.movesValues && moment.includes(entry.stamp) {
            if entry.value.state == .vacant { run = [] } else { run.append(entry.value) }
        }
        return PostState.allCases.filter { gate in
            gate != .vacant && gate < holding.value.state && !run.contains { $0.passes(gate, for: holding.value) }
        }
    }
}
