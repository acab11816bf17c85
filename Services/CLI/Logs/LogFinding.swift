import EventLog
import MessageSchema

/// What was found of one log.
struct LogFinding: Sendable {
    enum Outcome: Sendable {
        /// There is none.
        case none
        case verified(LogVerification)
        /// It could not even be walked through.
        case failed(LogError)
    }

    /// The log, as it is called here.
    let name: String
    /// Whose log it is, where that is known: what helps hangs on it.
    let service: String?
    let outcome: Outcome

    var isDamaged: Bool {
        switch outcome {
        case .none: false
        case .verified(let result): !result.isSound
        case .failed(let error): CommandFailure(error).status == .damaged
        }
    }

    /// Whether nothing can be said of it.
    var isUnreadable: Bool { if case .failed = outcome { !isDamaged } else { false } }

    /// What helps where it is damaged.
    var advice: String? {
        guard isDamaged, case .verified = outcome else { return nil }
        if let service, ServiceName(rawValue: service) != nil, name == service {
            return "bring it back with `muster log restore \(service) --from-gateway --replace`, or --from FILE with a "
                + "backup; the service must be down, and the old file is kept"
        }
        if service == "gateway" {
            return
                "it is a copy: while the service's own log is sound, move gateway.sqlite away with the gateway down, and "
                + "it is copied anew"
        }
        return "use another backup, or the copy that the gateway keeps"
    }

    func lines(on surface: Surface) -> [String] {
        let label = Columns.pad(name, to: 18)
        switch outcome {
        case .none: return ["\(label)  no log yet"]
        case .failed(let error):
            let word = isDamaged ? "damaged" : "not readable"
            return ["\(label)  \(Style.red(word, on: surface))  \(Safe.text(error.message))"]
        case .verified(let result):
            guard let fault = result.fault else {
                let last = result.last
                return [
                    "\(label)  \(Style.green("sound", on: surface))  \(Wording.number(result.events)) events, log \(last.log), "
                        + "epoch \(last.epoch)"
                ]
            }
            let extent = result.events == 0 ? "no event before it" : "sound up to event \(result.last.sequence)"
            return [
                "\(label)  \(Style.red("damaged", on: surface))  \(Safe.text(fault.description)); \(extent)"
            ] + (advice.map { ["\(Columns.pad("", to: 18))  \($0)"] } ?? [])
        }
    }

    var json: JSONValue {
        var object = JSONObject([("name", .string(name)), ("sound", .bool(!isDamaged && !isUnreadable))])
        switch outcome {
        case .none: object["missing"] = true
        case .failed(let error): object["reason"] = .string(error.message)
        case .verified(let result):
            object["log"] = .string(result.last.log.value)
            object["epoch"] = .number(JSONNumber(Int(result.last.epoch.value)))
            object["events"] = .number(JSONNumber(Int(clamping: result.events)))
            if let fault = result.fault {
                object["firstBad"] = .number(JSONNumber(Int(clamping: fault.sequence.value)))
                object["reason"] = .string(fault.description)
                if let advice { object["advice"] = .string(advice) }
            }
        }
        return .object(object)
    }
}
