public import DomainModel
import HashTreeCollections
public import MessageSchema

extension PledgesOperation {
    /// Lines that were not renewed in time, by pledge and day; then availability and strength that
    /// changed because a day began.
    public func due(at instant: Instant) -> [DueCommand<PledgesCommand>] {
        guard records.acceptance != nil else { return [] }
        let today = instant.day
        let lapses = records.sortedPledges.flatMap { pledge in
            lastDays(of: pledge, by: today).map { validUntil in
                DueCommand<PledgesCommand>(
                    .pledgeLapse(PledgeLapse(pledge: pledge.id, validUntil: validUntil)), rule: "lapse",
                    on: validUntil.next)
            }
        }
        var due = lapses
        if !statements(on: today).isEmpty {
            due.append(DueCommand(.reexamination(Reexamination(on: today)), rule: "reexamine", on: today))
        }
        if !strengthStatements(on: today).isEmpty {
            due.append(
                DueCommand(.strengthRestatement(StrengthRestatement(on: today)), rule: "restate-strength", on: today))
        }
        return due
    }

    /// Renews lines of a pledge, in time or after they lapsed.
    func renew(_ wish: PledgeRenewal, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let pledge = try pledge(wish.pledge)
        try Bounds.check(wish.lines, at: "/lines")
        for (index, line) in (wish.lines ?? []).enumerated() where pledge.lines[line] == nil {
            throw .unknown(
                "line", line, at: "/lines/\(index)", among: pledge.lines.candidates, createWith: "add-lines")
        }
        guard pledge.exists(at: context.moment) else {
            throw Refusal(
                .notAllowed, at: "/pledge",
                "the pledge `\(pledge.id.wire)` was announced with effect from \(pledge.created.effective.wire), so it "
                    + "cannot be renewed on \(context.effective.wire); give that date or a later one")
        }
        let chosen = pledge.lines(at: context.moment).filter { wish.lines?.contains($0.id) ?? true }
        let fit = chosen.filter { isRenewable($0, context.moment) }
        if let lines = wish.lines, let index = lines.firstIndex(where: { line in !fit.contains { $0.id == line } }) {
            throw unfit("the line `\(lines[index].wire)`", pledge.lines[lines[index]], "/lines/\(index)", context)
        }
        guard !fit.isEmpty else {
            throw unfit("no line of the pledge `\(pledge.id.wire)`", nil, "/pledge", context)
        }
        let renewal = LineRenewal(wording: wish.wording)
        guard !fit.allSatisfy({ isRepeated(renewal, of: $0, context) }) else {
            throw .repeated("the renewal of the pledge `\(pledge.id.wire)` on \(context.effective.wire) is recorded")
        }
        return .pledgeLinesRenewed(
            PledgeLinesRenewed(
                pledge: pledge.id, lines: fit.map(\.id),
                validUntil: context.effective.lastDay.adding(months: LineRecord.monthsOfRenewal), wording: wish.wording)
        )
    }

    /// Lets lines lapse that were not renewed in time; only where they were not, by the day of recording.
    func lapse(_ wish: PledgeLapse, _ context: DecisionContext) throws(Refusal) -> PledgesEvent {
        let pledge = try pledge(wish.pledge)
        let lines = lapsed(in: pledge, after: wish.validUntil)
        guard wish.validUntil < context.now.day, !lines.isEmpty else {
            throw Refusal(
                .notAllowed, at: "/validUntil",
                "no line of the pledge `\(pledge.id.wire)` lapsed after \(wish.validUntil.wire): it was renewed, has got "
                    + "further, or that day is not over")
        }
        return .pledgeLinesExpired(
            PledgeLinesExpired(pledge: pledge.id, lines: lines, validUntil: wish.validUntil))
    }

    /// The last days after which lines of a pledge have lapsed by a day and that is not recorded yet.
    private func lastDays(of pledge: PledgeRecord, by today: CalendarDay) -> [CalendarDay] {
        let moment = Moment(asOf: today, knownAt: nil)
        let days = pledge.lines(at: moment).compactMap { line -> CalendarDay? in
            guard line.isLapsable(at: moment) else { return nil }
            let last = line.validUntil(at: moment)
            return last < today ? last : nil
        }
        return Set(days).sorted().filter { !lapsed(in: pledge, after: $0).isEmpty }
    }

    /// The lines that lapse when a day is over.
    private func lapsed(in pledge: PledgeRecord, after last: CalendarDay) -> [EntityID] {
        let moment = Moment(asOf: last.next, knownAt: nil)
        return pledge.lines(at: moment).filter {
            $0.isLapsable(at: moment) && $0.validUntil(at: moment) == last
        }.map(\.id)
    }

    private func isRenewable(_ line: LineRecord, _ moment: Moment) -> Bool {
        line.isLapsable(at: moment) || line.stage(at: moment) == .known(.expired)
    }

    private func isRepeated(_ renewal: LineRenewal, of line: LineRecord, _ context: DecisionContext) -> Bool {
        guard line.stage(at: context.moment) != .known(.expired) else { return false }
        return line.renewals.entries.contains {
            $0.stamp.effective == context.effective
                && (context.isDecided ? $0.stamp.isDecided : $0.stamp.provenance == context.provenance)
        }
    }

    private func unfit(
        _ what: String, _ line: LineRecord?, _ pointer: String, _ context: DecisionContext
    ) -> Refusal {
        let stage = line.flatMap { $0.stage(at: context.moment)?.wire }.map { " (it is `\($0)`)" } ?? ""
        return Refusal(
            .notAllowed, at: pointer,
            "\(what) can be renewed on \(context.effective.wire)\(stage): lines are renewed while they are announced or "
                + "assessed, on hold from there, or after they expired; what is committed does not lapse")
    }
}
