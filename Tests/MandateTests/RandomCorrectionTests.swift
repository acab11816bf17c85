import DomainModel
import MandateDomain
import MessageSchema
import TestSupport
import Testing

struct RandomCorrectionTests {
    private struct Picture: Equatable {
        let authorisations: [AuthorisationStanding]
        let areas: [Timeline<Area>.Entry]
        let tasks: [TaskStanding]
        let options: [Timeline<MandateOption>.Entry]
        let stands: [Timeline<Stand>.Entry]
        let constraints: [Timeline<Constraint>.Entry]
        let preconditions: [PreconditionStanding]
        let assignment: Timeline<OptionPutInForce>.Entry?
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>) func `what was known stays known whatever is corrected`(
        _ seed: UInt64
    ) throws {
        var commands = RandomMandate(seed: seed)
        var history = CorrectionHistory<MandateOperation, Picture>(
            draw: { _ in (try commands.command(), commands.circumstances()) }, retract: { .entryRetraction($0) },
            correct: { .entryCorrection($0) },
            picture: { records, moment in
                Picture(
                    authorisations: records.authorisations(at: moment), areas: records.areas(at: moment),
                    tasks: records.tasks(at: moment), options: records.options(at: moment),
                    stands: records.stands(at: moment), constraints: records.constraints(at: moment),
                    preconditions: records.preconditions(at: moment),
                    assignment: records.assignmentInForce(at: moment))
            })
        var scenario = try Examples.established()
        var random = SeededGenerator(seed: seed)
        try history.run(400, from: &scenario, random: &random)
        #expect(history.failures.isEmpty, "\(history.failures.prefix(3))")
        #expect(history.retracted > 3)
        #expect(history.corrected > 0)
        #expect(history.restored > 0)
        for day in RandomMandate.days {
            let moment = Moment(asOf: day, knownAt: nil)
            for area in scenario.state.records.areas(at: moment).map(\.value.area) {
                #expect(!scenario.state.records.ancestors(of: area, at: moment).contains(area))
            }
        }
    }
}
