import DomainModel
import MessageSchema

extension CommandOperation {
    /// Bases somebody in an area, from the effective date on. What the cell decides is checked against every constraint
    /// that binds on any day of it; what a source reports is kept and then shown in breach.
    func station(_ wish: Station, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let day = context.effective.lastDay
        guard wish.unit == nil || wish.post == nil else {
            throw Refusal(
                .invalidContent, at: "/post",
                "a station is that of a unit, of a post's officer, or of personnel of a nation; name `unit` or `post`, not both"
            )
        }
        if let until = wish.until, until < day {
            throw Refusal(
                .invalidContent, at: "/until",
                "the last day \(until.wire) lies before the first, \(day.wire); give a later `until` or an earlier "
                    + "`effectiveDate`")
        }
        let step = StationStep(wish)
        if records.stations[wish.station]?.repeats(step, in: context) ?? false {
            throw Refusal(
                .alreadySo, at: "/station",
                "the station `\(wish.station.wire)` is set so on \(context.effective.wire) already")
        }
        try checkWho(wish, in: context)
        guard context.isDecided else { return .station(wish) }
        let (mandate, moment) = (records.mandate, context.moment)
        guard let area = mandate.areas[wish.area], area.entry(at: moment) != nil else {
            throw .unknown(
                "area", wish.area, at: "/area", among: mandate.areas(at: moment).map(\.value.area),
                createWith: "define-area")
        }
        guard area.inPlace(at: moment) != nil else {
            throw Refusal(
                .gateNotMet, at: "/area",
                "mandate retired the area `\(wish.area.wire)`; name one that is in place, or define it anew with `define-area`"
            )
        }
        let next = records.stations[wish.station]?.entries.first {
            $0.stamp.movesValues && day < $0.stamp.effective.lastDay
        }
        let found = mandate.findings(against: wish, from: day, to: next?.stamp.effective.lastDay)
        guard found.isEmpty else {
            throw Refusal(
                .notAllowed, at: "/area",
                found.map(\.words).joined(separator: "; and ")
                    + "; name another area, or end the station before that day with `until`; what a source says of it can be "
                    + "recorded with the basis `reported`")
        }
        return .station(wish)
    }

    /// Who is based somewhere: a unit or a post must be there, and of the nationality that is given.
    private func checkWho(_ wish: Station, in context: DecisionContext) throws(Refusal) {
        if let id = wish.unit {
            guard let unit = records.units[id]?.nearest(to: context.moment)?.value else {
                throw .unknown("unit", id, at: "/unit", among: records.units.keys.sorted(), createWith: "form-unit")
            }
            if context.isDecided, let owner = records.pledges[unit.pledge]?.owner, owner != wish.nation {
                throw Refusal(
                    .notAllowed, at: "/nation",
                    "the unit `\(id.wire)` is of \(owner.wire), not of \(wish.nation.wire); give its nation")
            }
        }
        if let id = wish.post {
            let place = try place(id, in: context)
            if context.isDecided, place.step.nation != wish.nation {
                throw Refusal(
                    .gateNotMet, at: "/nation",
                    "the post `\(id.wire)` is \(place.step.nation.map { "with \($0.wire)" } ?? "with nobody") on "
                        + "\(context.effective.wire), not with \(wish.nation.wire); fill it first, or give its nation")
            }
        }
    }

    func endStation(_ wish: StationEnd, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        guard let timeline = records.stations[wish.station] else {
            throw .unknown(
                "station", wish.station, at: "/station", among: records.stations.keys.sorted(), createWith: "station")
        }
        let holds = timeline.value(at: context.moment)
        if timeline.repeats(StationStep(wish), in: context)
            || (holds != nil && holds?.place == nil && context.isDecided)
        {
            throw Refusal(
                .alreadySo, at: "/station",
                "the station `\(wish.station.wire)` has ended on \(context.effective.wire) already")
        }
        guard !context.isDecided || holds != nil else {
            throw Refusal(
                .gateNotMet, at: "/station",
                "the station `\(wish.station.wire)` has not begun on \(context.effective.wire); give a later `effectiveDate`"
            )
        }
        return .stationEnd(wish)
    }
}
