import DomainModel
import MessageSchema

/// What reading the bytes of an event comes to.
enum ReadEvent {
    /// The event, and what it changes.
    case read(EventHeader, (inout OperationRecords) -> Void)
    /// A kind of fact that nobody here handles.
    case unhandled(EventHeader)
    /// Bytes that mean nothing here, with their attributes where those can be read.
    case unreadable(EventHeader?, String)
}

extension GatewayState {
    func read(_ bytes: [UInt8], from service: ServiceName, coder: EventCoder) -> ReadEvent {
        do throws(EventReadingFailure) {
            switch service {
            case .mandate:
                let event = try coder.decode(bytes, as: MandateEvent.self)
                return .read(event.header) { records in
                    records.mandate.apply(event)
                    records.note(event, line: ChangeLine.text(of: event.event))
                }
            case .pledges:
                let event = try coder.decode(bytes, as: PledgesEvent.self)
                return .read(event.header) { records in
                    records.pledges.apply(event)
                    records.note(event, line: ChangeLine.text(of: event.event))
                }
            case .funding:
                let event = try coder.decode(bytes, as: FundingEvent.self)
                return .read(event.header) { records in
                    records.funding.apply(event)
                    records.note(event, line: ChangeLine.text(of: event.event))
                }
            case .command:
                let event = try coder.decode(bytes, as: CommandEvent.self)
                return .read(event.header) { records in
                    records.command.apply(event)
                    records.note(event, line: ChangeLine.text(of: event.event))
                }
            }
        } catch {
            switch error {
            case .unhandled(let header): return .unhandled(header)
            case .unknownVersion(let header): return .unreadable(header, error.description)
            case .malformed: return .unreadable(try? coder.header(of: bytes), error.description)
            }
        }
    }
}
