public import MessageSchema

extension LineRecord {
    /// Whether the line was there at a moment: known and in effect, and for a part the split strong enough to count.
    public func exists(at moment: Moment) -> Bool {
        moment.includes(created) && (origin == nil || created.movesValues)
    }

    /// How far it had come, or `nil` where nothing that is strong enough says so.
    ///
    /// It answers from the line's whole past; for a part that includes the time before the split. See `exists(at:)`.
    public func stage(at moment: Moment) -> Coded<LineStage>? { step(at: moment)?.value.stage }

    /// How large it was, or unknown.
    public func headcount(at moment: Moment) -> Quantity { size(at: moment).headcount }

    /// How large it was, with the entries that say so: the figure in effect, less the parts that left the line after
    /// that figure was recorded, for it spoke of the whole.
    ///
    /// A figure recorded after a split speaks of what remained. So the sum of line and parts is at each moment what the
    /// line was said to be, whatever the order in which splits and figures arrive.
    public func size(at moment: Moment) -> (headcount: Quantity, references: [EventID]) {
        guard let entry = figures.entry(at: moment) else { return (.unknown, []) }
        var (headcount, references) = (entry.value.headcount, [entry.stamp.event])
        for part in parts where part.stamp.movesValues && moment.includes(part.stamp) {
            guard entry.stamp.isRecorded(before: part.stamp) else { continue }
            headcount = headcount.removing(part.headcount.figures?.headline ?? 0)
            references.append(part.stamp.event)
        }
        return (headcount, references)
    }

    /// What a split leaves of it, or `nil` where the part is not smaller than the line.
    ///
    /// Worked out anew rather than taken from the event, so that it follows where what the line was said to be is
    /// corrected, and part and rest come to the whole.
    func remaining(after split: LineSplit, from stamp: EntryStamp) -> Quantity? {
        let whole = headcount(at: Moment(asOf: stamp.effective.lastDay, knownAt: nil))
        guard let part = split.part.figures?.headline, let figures = whole.figures else { return split.remaining }
        return part < figures.headline ? whole.removing(part) : nil
    }

    /// The events by which the cell decided a step of the ladder where nothing shows the step before it.
    var decidedWithoutGate: [EventID] {
        steps.entries.filter { entry in
            guard entry.stamp.isDecided, let before = entry.value.stage.term?.predecessor else { return false }
            return !steps.entries.contains {
                $0.stamp.movesValues && $0.value.stage == .known(before)
                    && $0.stamp.effective.lastDay <= entry.stamp.effective.lastDay
            }
        }.map(\.stamp.event)
    }

    /// The step by which it was active before what holds at a moment, such as before a hold; `nil` where nothing says.
    public func lastActiveStep(at moment: Moment) -> Timeline<LineStep>.Entry? {
        steps.inEffect(at: moment).last {
            $0.stamp.movesValues && moment.includes($0.stamp) && $0.value.stage.term?.isActive == true
        }
    }

    /// The agreement in force by a moment, or `nil` where none is evidenced.
    public func agreement(at moment: Moment) -> Agreement? {
        steps.inEffect(at: moment).last {
            $0.stamp.movesValues && moment.includes($0.stamp) && $0.value.agreement != nil
        }?
        .value.agreement
    }

    /// Steps of the ladder below the one it had reached that nothing evidences: a report skipped them (DOMAIN.md
    /// section 4). For a line on hold, withdrawn or expired, those below the last active step.
    public func notEvidenced(at moment: Moment) -> [LineStage] {
        guard let rung = rung(at: moment) else { return [] }
        let evidenced = steps.entries.filter { $0.stamp.movesValues && moment.includes($0.stamp) }
            .compactMap(\.value.stage.term)
        return LineStage.ladder.prefix(rung).filter { !evidenced.contains($0) }
    }

    /// Whether it had come to `committed` or beyond without a signed agreement being evidenced.
    public func lacksAgreement(at moment: Moment) -> Bool {
        guard let rung = rung(at: moment), let committed = LineStage.committed.rung else { return false }
        return rung >= committed && agreement(at: moment) == nil
    }

    private func rung(at moment: Moment) -> Int? {
        stage(at: moment)?.term?.rung ?? lastActiveStep(at: moment)?.value.stage.term?.rung
    }
}

extension EntryStamp {
    /// Whether the log took this one in earlier.
    func isRecorded(before other: EntryStamp) -> Bool {
        (place.epoch, place.sequence) < (other.place.epoch, other.place.sequence)
    }
}
