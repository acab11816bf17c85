public import MessageSchema

extension LineRecord {
    /// For how many months an offer holds (UN PCRS; DOMAIN.md section 2, pledges).
    public static let monthsOfOffer = 12
    /// For how many months a renewal holds from its own day.
    public static let monthsOfRenewal = 6

    /// The last day on which the line holds unless it is renewed, as known at a moment: twelve months from the offer, or six
    /// from the last renewal in effect where that is later. Being committed, a line does not lapse; see `isLapsable(at:)`.
    public func validUntil(at moment: Moment) -> CalendarDay {
        let offered = (start ?? created).effective.lastDay.adding(months: Self.monthsOfOffer)
        let renewed = renewals.entries.filter { $0.stamp.movesValues && moment.includes($0.stamp) }
            .map { $0.stamp.effective.lastDay.adding(months: Self.monthsOfRenewal) }
        return max(offered, renewed.max() ?? offered)
    }

    /// Whether it can lapse as it stands at a moment: it is offered or assessed, or on hold from there. What is committed or
    /// beyond rests on an agreement.
    public func isLapsable(at moment: Moment) -> Bool {
        guard let entry = step(at: moment) else { return false }
        return isLapsable(entry, after: steps.entries.filter { $0.stamp.movesValues && moment.includes($0.stamp) })
    }

    /// The entry by which it stands where it stands, or `nil` where nothing says so.
    ///
    /// That it lapsed is passed over where it did not by what is known at the moment: it was renewed in time or later, or had
    /// got further before that day, which was recorded late.
    public func step(at moment: Moment) -> Timeline<LineStep>.Entry? {
        guard let last = steps.entry(at: moment), last.value.stage == .known(.expired) else {
            return steps.entry(at: moment)
        }
        var entries = steps.entries.filter { $0.stamp.movesValues && moment.includes($0.stamp) }
        let validUntil = validUntil(at: moment)
        while let entry = entries.last, entry.value.stage == .known(.expired) {
            entries.removeLast()
            let before = entries.last { $0.value.stage != .known(.expired) }
            if validUntil < entry.stamp.effective.lastDay, before.map({ isLapsable($0, after: entries) }) ?? false {
                return entry
            }
        }
        return entries.last
    }

    private func isLapsable(
        _ entry: Timeline<LineStep>.Entry, after entries: [Timeline<LineStep>.Entry]
    ) -> Bool {
        switch entry.value.stage.term {
        case .announced, .assessed: return true
        case .onHold:
            let active = entries.last { $0.value.stage.term?.isActive == true }
            return active.map { $0.value.stage == .known(.announced) || $0.value.stage == .known(.assessed) } ?? false
        default: return false
        }
    }

    /// The entry with which the line was first offered; for a part that of the whole it comes from.
    private var start: EntryStamp? { steps.entries.first { $0.value.stage == .known(.announced) }?.stamp }
}
