import Foundation
import MessageSchema
import Testing

/// One event or command that has two golden files: with every field there can be, and with the required ones only.
struct GoldenMessage: Sendable, CustomTestStringConvertible {
    /// How much of the message is there.
    enum Fullness: String, CaseIterable, Sendable {
        /// Every field there can be.
        case complete
        /// The required fields only.
        case minimal
    }

    /// The files' name before `.complete.json`.
    let name: String
    /// The schema of what stands in `data` beside basis and sources.
    let schema: @Sendable () throws -> JSONSchema
    /// Reads the whole message as the suite does, and writes it again.
    let roundTrip: @Sendable ([UInt8]) throws -> [UInt8]
    /// A message made of samples.
    let sample: @Sendable (Fullness) throws -> JSONValue

    var testDescription: String { name }

    /// The name of a file.
    func file(_ fullness: Fullness) -> String { "\(name).\(fullness.rawValue).json" }

    /// Every event and every command of the four services.
    static let all: [GoldenMessage] = events + commands

    /// Every event of the four services.
    static let events: [GoldenMessage] =
        events(of: MandateEvent.self) + events(of: PledgesEvent.self) + events(of: FundingEvent.self)
        + events(of: CommandEvent.self)

    /// Every command of the four services.
    static let commands: [GoldenMessage] =
        commands(of: MandateCommand.self) + commands(of: PledgesCommand.self) + commands(of: FundingCommand.self)
        + commands(of: CommandCommand.self)

    private static func events<Event: ServiceEvent>(of type: Event.Type) -> [GoldenMessage] {
        Event.payloads.map { payload in
            GoldenMessage(
                name: payload.type.wire,
                schema: { try SchemaGenerator().schema(of: payload) },
                roundTrip: { bytes in
                    let coder = EventCoder()
                    return try coder.encode(try coder.decode(bytes, as: Event.self))
                },
                sample: { try GoldenSample.event(payload, of: Event.self, $0) })
        }
    }

    private static func commands<Command: ServiceCommand>(of type: Command.Type) -> [GoldenMessage] {
        Command.payloads.map { payload in
            let isShared = ["record-claim", "retract-entry", "correct-entry"].contains(payload.name)
            return GoldenMessage(
                name: "command." + (isShared ? "\(Command.service.rawValue)." : "") + payload.name,
                schema: { try SchemaGenerator().schema(of: payload) },
                roundTrip: { try roundTrip($0, payload) },
                sample: { try GoldenSample.command(payload, $0) })
        }
    }

    private static func roundTrip<Payload: CommandPayload>(
        _ bytes: [UInt8], _ type: Payload.Type
    ) throws -> [UInt8] {
        let decoder = JSONDecoder()
        decoder.userInfo[WireDecoding.strictKey] = true
        let envelope = try decoder.decode(CommandEnvelope.self, from: Data(bytes))
        let content = try decoder.decode(Payload.self, from: Data(JSONWriter.bytes(of: envelope.data)))
        var data = try GoldenSample.json(of: content).object ?? JSONObject()
        data["basis"] = envelope.data["basis"]
        return [UInt8](
            try JSONEncoder().encode(
                CommandEnvelope(
                    id: envelope.id, name: Payload.name, operation: envelope.operation, data: .object(data),
                    revision: envelope.revision, effectiveDate: envelope.effectiveDate,
                    learnedTime: envelope.learnedTime, sources: envelope.sources, after: envelope.after,
                    actor: envelope.actor, correlationId: envelope.correlationId,
                    traceparent: envelope.traceparent)))
    }
}
