import DomainModel
import MessageSchema

extension Answers {
    func nations() -> NationsPart {
        let approaches = records.pledges.approaches.sorted { $0.key < $1.key }.map(\.value)
        let asked = approaches.compactMap { approach in
            approach.ask.entry(at: moment).map { (approach.nation, [$0.stamp.event]) }
        }
        let committed = lines.filter(\.isNominal).map { ($0.pledge.nation, $0.entries) }
        return NationsPart(
            asked: nationFigure("nations to which an ask is on record", asked, .nationsAsked),
            interested: answering(.interestExpressed, in: approaches, .nationsInterested),
            inTalks: answering(.inTalks, in: approaches, .nationsInTalks),
            declined: answering(.declined, in: approaches, nil),
            committed: nationFigure(
                "nations of which lines are committed or beyond, not on hold and not home again", committed,
                .nationsCommitted))
    }

    private func answering(
        _ answer: ApproachAnswer, in approaches: [ApproachRecord], _ figure: Figure?
    ) -> NationFigure {
        let found = approaches.compactMap { approach in
            approach.answers.entry(at: moment).flatMap { entry in
                entry.value.answer == .known(answer) ? (approach.nation, [entry.stamp.event]) : nil
            }
        }
        return nationFigure("nations whose answer in effect is \(answer.rawValue)", found, figure)
    }

    private func nationFigure(
        _ what: String, _ found: [(NationCode, [EventID])], _ figure: Figure?
    ) -> NationFigure {
        let codes = Set(found.map(\.0)).sorted()
        let nations = codes.map { code in
            NationFigure.Named(
                nation: code, name: code.name, entries: found.filter { $0.0 == code }.flatMap(\.1).distinct())
        }
        let reported = figure.flatMap { figure in
            KnownClaim.figure(claims.filter { $0.claim.figure == .known(figure) && $0.claim.of == nil })
        }
        let unnamed = reported?.best.map { max(0, $0 - nations.count) }
        var statement = "\(what): \(nations.count) by name"
        if let best = reported?.best { statement += ", \(best) as reported" }
        return NationFigure(
            statement: statement, count: nations.count, nations: nations, reported: reported, unnamed: unnamed)
    }

    func approaches() -> ApproachesReply {
        let figures: [Figure] = [
            .nationsAsked, .nationsInterested, .nationsInTalks, .nationsCommitted, .conferenceAttendance, .composition,
        ]
        return ApproachesReply(
            about: about, nations: nations(),
            approaches: records.pledges.approaches.sorted { $0.key < $1.key }.compactMap { view($0.value) },
            conferences: conferences(),
            claims: claims.filter { claim in figures.contains { claim.claim.figure == .known($0) } }.map(\.view))
    }

    private func view(_ approach: ApproachRecord) -> ApproachView? {
        let ask = approach.ask.entry(at: moment)
        let answers = approach.answers.known(at: moment)
        guard ask != nil || !approach.ask.known(at: moment).isEmpty || !answers.isEmpty else { return nil }
        let answer = approach.answers.entry(at: moment)
        return ApproachView(
            approach: approach.id, nation: approach.nation, name: approach.nation.name, asked: ask != nil,
            answer: answer?.value.answer ?? .known(.noResponse), kinds: answer?.value.kinds ?? ask?.value.kinds,
            asks: ask?.value.asks, by: ask?.value.by, wording: answer?.value.wording,
            entries: [ask?.stamp.event, answer?.stamp.event].compactMap { $0 },
            history: answers.map {
                ApproachView.Answer(
                    answer: $0.value.answer, wording: $0.value.wording, entry: EntryReference($0.stamp))
            })
    }
}
