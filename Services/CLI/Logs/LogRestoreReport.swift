import EventLog
import MessageSchema

/// What is told after a restore: what is back, what is lost, and what cannot be known.
struct LogRestoreReport: Sendable {
    let service: ServiceName
    /// What it was restored from, in words.
    let source: String
    /// Whether that was a copy of the events alone.
    let isCopy: Bool
    let outcome: LogRestoration.Outcome
    /// How many events the gateway had heard of and not received, where it was asked.
    let lag: Int?

    /// The last event that is known to have been there, beyond the restored ones.
    var lastLost: SequenceNumber? {
        let head = outcome.head.sequence
        let heard = lag.flatMap { $0 > 0 ? head.advanced(by: $0) : nil }
        return (outcome.beyond.map(\.cursor.sequence) + [heard].compactMap { $0 }).max()
    }

    var lines: [String] {
        let head = outcome.head
        var lines = [
            "\(service.rawValue): restored from \(source), up to event \(head.sequence) of \(head.log), now in epoch \(head.epoch); "
                + "\(Wording.number(outcome.replies)) stored replies, verified"
        ]
        if let lastLost {
            let count = lastLost.value - head.sequence.value
            var witnesses = outcome.beyond.map { "\($0.witness) (event \($0.cursor.sequence))" }
            if let lag, lag > 0 { witnesses.append("an announce that the gateway heard") }
            lines.append(
                "LOST: \(Wording.number(count)) events, \(head.sequence.next) to \(lastLost), which are not in \(source); known from "
                    + witnesses.joined(separator: ", "))
        } else {
            lines.append(
                "no event beyond \(head.sequence) is known to anybody; what reached nobody else cannot be known")
        }
        lines += unknown
        if let aside = outcome.movedAside { lines.append("the log that was there is kept as \(aside)") }
        lines.append("start the service again; whoever follows it begins anew by itself")
        return lines
    }

    private var unknown: [String] {
        guard isCopy else {
            return outcome.parked == 0
                ? [] : ["\(outcome.parked) parked events are back as they were; see `muster parked list`"]
        }
        var text =
            "not known from a copy: which events of other services were parked or given up. Their logs are read again "
            + "from the first event, and ids keep anything from happening twice; what was given up parks again"
        if !outcome.causes.isEmpty {
            text +=
                ". Known to have had their effect: events up to \(outcome.causes.map(\.wire).joined(separator: ", "))"
        }
        return [text]
    }

    var json: JSONValue {
        var object = JSONObject([
            ("service", .string(service.rawValue)), ("source", .string(source)),
            ("head", (try? .encoding(outcome.head)) ?? .null),
            ("replies", .number(JSONNumber(Int(clamping: outcome.replies)))),
            ("parkedKnown", .bool(!isCopy)), ("parked", .number(JSONNumber(Int(clamping: outcome.parked)))),
            ("causes", .array(outcome.causes.map { .string($0.wire) })),
            (
                "beyond",
                .array(
                    outcome.beyond.map {
                        [
                            "witness": .string($0.witness),
                            "sequence": .number(JSONNumber(Int(clamping: $0.cursor.sequence.value))),
                        ]
                    })
            ),
        ])
        if let lastLost { object["lastLost"] = .number(JSONNumber(Int(clamping: lastLost.value))) }
        if let aside = outcome.movedAside { object["movedAside"] = .string(aside) }
        return .object(object)
    }
}
