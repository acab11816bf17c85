import EventLog
import MessageSchema

/// Whether this program can decode the events of a service's log.
enum LogDecoding {
    /// The check for the log of a service: each event is one that this program knows, and is what its row says.
    static func check(of service: ServiceName) -> EventCheck {
        switch service {
        case .mandate: check(MandateEvent.self)
        case .pledges: check(PledgesEvent.self)
        case .funding: check(FundingEvent.self)
        case .command: check(CommandEvent.self)
        }
    }

    /// The same for a service by its name as a file states it; an unknown one knows no events.
    static func check(named name: String) -> EventCheck {
        guard let service = ServiceName(rawValue: name) else { return { _ in "no service is called \"\(name)\"" } }
        return check(of: service)
    }

    private static func check<Event: ServiceEvent>(_ type: Event.Type) -> EventCheck {
        { stored in
            do throws(EventReadingFailure) {
                let header = try EventCoder().decode(stored.bytes, as: Event.self).header
                guard header.id.sequence == stored.sequence, header.id.epoch == stored.epoch else {
                    return "it calls itself \(header.id.wire)"
                }
                let isAsStored =
                    header.operation.wire == stored.operation && header.subject.wire == stored.subject
                    && header.command.wire == stored.commandID
                return isAsStored ? nil : "its row names another operation, subject or command than its bytes"
            } catch {
                return error.description
            }
        }
    }
}
