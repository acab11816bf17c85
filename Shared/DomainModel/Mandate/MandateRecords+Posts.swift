import HashTreeCollections
public import MessageSchema

extension MandateRecords {
    /// The preconditions that are met while an officer is in a post, by id.
    public func preconditions(hangingOn post: EntityID) -> [EntityID] {
        hanging[post]?.sorted() ?? []
    }

    /// The preconditions that are met while an officer is in a post of which something is known, by id.
    public var preconditionsOnKnownPosts: [EntityID] {
        posts.keys.flatMap { hanging[$0] ?? [] }.sorted()
    }

    /// What the notes on a precondition's post say that is not found by then and of which no finding of the same day says
    /// otherwise, with the day from which it holds, in the order of days: a precondition may be defined after its post was
    /// filled.
    ///
    /// Notes on days before the precondition's own count from its own day on.
    public func missingFindings(of precondition: EntityID) -> [(note: PostNote, on: CalendarDay)] {
        guard let record = preconditions[precondition], let post = record.post, let notes = posts[post],
            let begins = record.definition.entries.first(where: { $0.stamp.movesValues })?.stamp.effective.lastDay
        else { return [] }
        let days = Set(notes.entries.filter { $0.stamp.movesValues }.map { max(begins, $0.stamp.effective.lastDay) })
        return days.sorted().compactMap { day in
            let moment = Moment(asOf: day, knownAt: nil)
            let isFound = record.findings.entries.contains {
                $0.stamp.movesValues && $0.stamp.effective.lastDay == day
            }
            guard !isFound, let note = notes.value(at: moment), record.status(at: moment) != note.status else {
                return nil
            }
            return (note, day)
        }
    }
}

extension PostNote {
    /// What it comes to for a precondition that hangs on the post.
    public var status: Coded<PreconditionStatus> { .known(isFilled ? .met : .unmet) }
}
