public import MessageSchema

/// A post and how its filling went.
public struct PostRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What the post is.
    public private(set) var definition: Timeline<Post>
    /// Every step of its filling, each with all that then holds; a post without one is vacant.
    public private(set) var filling: Timeline<PostStep>

    /// Every abolition; the post is there again from a later definition on.
    public private(set) var abolition: Timeline<PostAbolition>

    /// Who acts in it where nobody is in post, beside the filling.
    public private(set) var acting: Timeline<ActingStep>

    init(_ definition: Post, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
        filling = Timeline()
        abolition = Timeline()
        acting = Timeline()
    }

    mutating func define(_ definition: Post, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }

    mutating func step(_ step: PostStep, _ stamp: EntryStamp) {
        filling.insert(step, stamp)
    }

    mutating func act(_ step: ActingStep, _ stamp: EntryStamp) {
        acting.insert(step, stamp)
    }

    /// Who acts in the post at a moment: nobody while an officer is in post, and nobody after one was since the appointment.
    public func acting(at moment: Moment) -> Timeline<ActingStep>.Entry? {
        guard step(at: moment).state != .inPost, let entry = acting.entry(at: moment), entry.value.officer != nil
        else { return nil }
        let isOver = filling.entries.contains {
            $0.value.state == .inPost && $0.stamp.movesValues && moment.includes($0.stamp)
                && $0.stamp.effective.lastDay >= entry.stamp.effective.lastDay
        }
        return isOver ? nil : entry
    }

    mutating func abolish(_ abolition: PostAbolition, _ stamp: EntryStamp) {
        self.abolition.insert(abolition, stamp)
    }

    /// Whether the post was abolished at a moment and not established anew since.
    public func isAbolished(at moment: Moment) -> Bool {
        guard let ended = abolition.entry(at: moment) else { return false }
        guard let defined = definition.entry(at: moment) else { return true }
        return ended.stamp.outranks(defined.stamp)
    }

    /// How far the filling had come at a moment.
    public func step(at moment: Moment) -> PostStep {
        filling.value(at: moment) ?? .vacant
    }

    /// The rungs of the post's ladder: a confirmation is one only where somebody must confirm.
    private func gates(at moment: Moment) -> [PostState] {
        let needsConfirmation = (definition.entry(at: moment) ?? definition.entries.first)?.value.confirmedBy != nil
        return PostState.allCases.filter { $0 != .confirmed || needsConfirmation }
    }

    /// The events by which the cell decided a step where nothing shows the step before it.
    var decidedWithoutGate: [EventID] {
        filling.entries.filter { entry in
            let at = Moment(asOf: entry.stamp.effective.lastDay, knownAt: nil)
            guard entry.stamp.isDecided, let gate = gates(at: at).last(where: { $0 < entry.value.state }),
                gate > .vacant
            else { return false }
            return !filling.entries.contains {
                $0.stamp.movesValues && $0.value.passes(gate, for: entry.value)
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
        return gates(at: moment).filter { gate in
            gate != .vacant && gate < holding.value.state && !run.contains { $0.passes(gate, for: holding.value) }
        }
    }
}
