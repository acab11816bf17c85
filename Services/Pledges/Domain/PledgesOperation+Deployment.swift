import DomainModel
import HashTreeCollections
import MandatePolicy
import MessageSchema

extension PledgesOperation {
    /// The gates of a decided deployment beside the ladder: the force is authorised on that day, and no rule forbids the lines
    /// to go (DOMAIN.md section 3). Where no authorisation is recorded at all, there is nothing to hold it to.
    func checkMayDeploy(_ lines: [EntityID], of id: EntityID, _ context: DecisionContext) throws(Refusal) {
        let (day, moment) = (context.effective.lastDay, context.moment)
        let known = records.mandate.authorisations(at: moment)
        if !known.isEmpty, records.mandate.authorisationInForce(on: day, at: moment) == nil {
            let states = known.map { standing in
                "`\(standing.authorisation.authorisation.wire)` (\(standing.authorisation.instrument.wire)) is "
                    + standing.state(on: day).rawValue
            }
            throw Refusal(
                .gateNotMet, at: "/pledge",
                "no authorisation is in force on \(context.effective.wire): \(states.joined(separator: ", ")); "
                    + "new deployments wait for "
                    + "`renew-authorisation` or `reinstate-authorisation`, and what a source says goes with the basis "
                    + "`reported`")
        }
        let pledge = try pledge(id)
        for line in lines {
            guard let record = pledge.lines[line] else { continue }
            let assessment = assessment(of: record, in: pledge, at: moment)
            guard assessment.availability >= .suspended, let why = assessment.statement else { continue }
            throw Refusal(
                .gateNotMet, at: "/lines",
                "the line `\(line.wire)` cannot be deployed on \(context.effective.wire), for it is \(why); lift the caveat "
                    + "with `lift-caveat` where the nation agrees, or name the other lines in `lines`")
        }
    }
}
