import DomainModel
import MessageSchema

/// A line of a pledge as it stands at a moment; behind a reference, as there may be thousands, each in many sums.
final class StandingLine: Sendable {
    let pledge: PledgeRecord
    let line: LineRecord
    let step: Timeline<LineStep>.Entry?
    let headcount: Quantity
    let references: [EventID]

    init(pledge: PledgeRecord, line: LineRecord, at moment: Moment) {
        self.pledge = pledge
        self.line = line
        step = line.step(at: moment)
        (headcount, references) = line.size(at: moment)
    }

    static func all(in records: PledgesRecords, at moment: Moment) -> [StandingLine] {
        records.sortedPledges.flatMap { pledge in
            pledge.lines(at: moment).map { StandingLine(pledge: pledge, line: $0, at: moment) }
        }
    }

    var stage: Coded<LineStage>? { step?.value.stage }
    var isNominal: Bool { stage?.term?.isNominal ?? false }
    var isInTheatre: Bool { stage == .known(.inTheatre) }
    var isOnHold: Bool { stage == .known(.onHold) }
    var personnel: Coded<PersonnelKind> { line.offer.personnel }

    /// The events that its stage and headcount rest on.
    var entries: [EventID] { ([step?.stamp.event].compactMap { $0 } + references).distinct() }
}
