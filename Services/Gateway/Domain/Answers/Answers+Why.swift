import DomainModel
import HashTreeCollections
public import MessageSchema

extension Answers {
    /// What brought an event about, and what came of it.
    /// - Throws: `Problem` where none is named.
    func why(_ event: EventID?, _ chain: CausalChain?) throws(Problem) -> WhyReply {
        guard let event, let chain else {
            throw Problem(
                .invalidContent, "`why` is asked of an event: name it in `event`, such as pledges-0000.1.42",
                errors: [.init(pointer: "/filter/event", detail: "missing")])
        }
        let steps = chain.links.compactMap { link -> WhyStep? in
            let header = link.header
            guard let told = told(header.id) else { return nil }
            return WhyStep(
                depth: link.depth, event: header.id, service: .known(told.service), type: header.type,
                subject: header.subject, line: told.line, entry: EntryReference(told.stamp), command: header.command,
                actor: header.actor, cause: header.causation, asked: header.id == event)
        }
        return WhyReply(
            about: about, event: event, statement: beginning(chain), steps: steps,
            leftOut: chain.leftOut == 0 ? nil : chain.leftOut)
    }

    private func beginning(_ chain: CausalChain) -> String {
        guard let first = chain.links.first?.header else { return "nothing of it is known here" }
        if let missing = chain.missingCause {
            return "it began with event \(missing), which the gateway's copy does not hold"
        }
        return "it began with the command \(first.command) of \(first.actor), recorded \(first.recorded)"
    }

    private func told(_ event: EventID) -> (service: ServiceName, line: String, stamp: EntryStamp)? {
        if let entry = records.mandate.journal.entry(event) {
            return (.mandate, ChangeLine.text(of: entry.event), entry.stamp)
        }
        if let entry = records.pledges.journal.entry(event) {
            return (.pledges, ChangeLine.text(of: entry.event), entry.stamp)
        }
        if let entry = records.funding.journal.entry(event) {
            return (.funding, ChangeLine.text(of: entry.event), entry.stamp)
        }
        if let entry = records.command.journal.entry(event) {
            return (.command, ChangeLine.text(of: entry.event), entry.stamp)
        }
        return nil
    }
}

extension GatewayState {
    /// What an event brought about in other services, by their logs; also what no longer counts.
    public func consequences(of event: EventID, in operation: OperationID) -> [EventID] {
        guard let records = operations[operation] else { return [] }
        return records.mandate.journal.broughtAbout(by: event) + records.pledges.journal.broughtAbout(by: event)
            + records.funding.journal.broughtAbout(by: event) + records.command.journal.broughtAbout(by: event)
    }
}
