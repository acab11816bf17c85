import DomainModel
import MessageSchema

extension PledgesOperation {
    /// Takes the operation in from mandate; an older position never overwrites a newer one, and the currency is fixed
    /// for life.
    func accept(_ acceptance: PledgesOperationAcceptance) throws(Refusal) -> PledgesEvent {
        if let known = records.acceptance {
            let origin = known.acceptance.origin
            guard !known.covers(acceptance.origin) else {
                throw Refusal(
                    .alreadySo, at: "/origin",
                    "pledges accepted the operation `\(operation.wire)` as of \(origin.sequence) of mandate's log "
                        + "`\(origin.log)` already")
            }
            guard origin.log == acceptance.origin.log else {
                throw Refusal(
                    .notAllowed, at: "/origin/log",
                    "pledges accepted the operation `\(operation.wire)` from mandate's log `\(origin.log)`, and this is "
                        + "`\(acceptance.origin.log)`; an operation keeps the log that established it")
            }
            guard known.acceptance.currency == acceptance.currency else {
                throw Refusal(
                    .notAllowed, at: "/currency",
                    "the currency of `\(operation.wire)` is \(known.acceptance.currency.wire), fixed for life; "
                        + "establish another operation for \(acceptance.currency.wire)")
            }
        }
        return .pledgesOperationAcceptance(acceptance)
    }
}
