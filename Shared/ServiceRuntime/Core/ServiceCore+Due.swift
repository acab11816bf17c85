import DomainModel
import HashTreeCollections
public import MessageSchema

extension ServiceCore {
    /// Whether something may be due of which nobody was asked yet: an operation changed, or a day began.
    public func hasToAskWhatIsDue(at now: Instant) -> Bool {
        due.isOpen(on: max(now, state.lastRecorded).day)
    }

    /// Asks the operations what time alone has brought about, and queues it; by the clock or by the last recording, which
    /// the clock may have been put back behind.
    ///
    /// Where the log has no room it is asked later, as it is while something due still waits.
    mutating func askWhatIsDue(_ now: Instant) {
        let moment = max(now, state.lastRecorded)
        guard due.isTime(on: moment.day, time, every: settings.dueInterval), !isEnding, !isShortOfRoom,
            !queue.contains(where: \.isDue), !held.contains(where: \.isDue)
        else { return }
        for operation in due.begin(on: moment.day, time, all: state.operations.keys) {
            let commands = state.held(operation).wrappedValue.due(at: moment)
            due.keep(Set(commands.map { name(of: $0, in: operation) }), of: operation)
            takeIn(commands.map { .due(operation, $0) })
        }
    }

    /// Decides something that is due, unless it was carried out before.
    mutating func bringAbout(
        _ command: DueCommand<A.Command>, in operation: OperationID, _ coder: EventCoder, _ now: Instant,
        _ working: inout Working
    ) {
        let asked = working.unasked.count
        do throws(Problem) {
            if let id = try decide(command, in: operation, coder, now, &working) {
                working.notes.append(.broughtAbout(command: id.wire))
            } else if working.unasked.count == asked {
                working.notes.append(.repeated)
            }
        } catch {
            working.dueRefused.append(
                DueBook.Refused(
                    operation: operation, command: name(of: command, in: operation), reason: error.detail))
        }
    }

    /// What a command that is due is called where something is said of it: its id, or what there is of it.
    private func name(of command: DueCommand<A.Command>, in operation: OperationID) -> String {
        (try? command.id(in: operation))?.wire ?? "\(command.rule):\(operation.wire):\(command.on.wire)"
    }
}
