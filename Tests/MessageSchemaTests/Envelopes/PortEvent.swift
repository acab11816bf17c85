import MessageSchema

/// The worked example of a payload that has changed twice: a berth is assigned to a vessel.
///
/// Version 1 had `vessel` as a text and `days`; version 2 put the days into `stay`; version 3 made the vessel an object,
/// so that its flag has a place.
struct BerthAssignment: EventPayload {
    static let type = EventType(.funding, "berth.assigned", version: 3)

    struct Vessel: Codable, Hashable, Sendable {
        let name: Text
        var flag: NationCode?
    }

    struct Stay: Codable, Hashable, Sendable {
        let days: Int
    }

    enum Use: String, CaseIterable, Hashable, Sendable {
        case loading, unloading
    }

    /// A term of which later producers may have more.
    enum CodedUse: Codable, Hashable, Sendable {
        case known(Use)
        case unrecognised(String)

        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            self = Use(rawValue: text).map { .known($0) } ?? .unrecognised(text)
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .known(let use): try container.encode(use.rawValue)
            case .unrecognised(let text): try container.encode(text)
            }
        }
    }

    let berth: EntityID
    let vessel: Vessel
    let stay: Stay
    let use: CodedUse
    /// Optional from its first day on: needed no version.
    var note: Text?

    func subject(in operation: OperationID) -> Subject { Subject("berth", berth) }
}

enum PortEvent: ServiceEvent {
    case berth(BerthAssignment)

    static let service = ServiceName.funding
    static let payloads: [any EventPayload.Type] = [BerthAssignment.self]

    static let upcasters = [
        EventUpcaster(from: EventType(.funding, "berth.assigned", version: 1)) { data in
            var data = data
            guard let days = data["days"] else { throw InvalidValue("`days` is missing") }
            data["days"] = nil
            data["stay"] = .object(JSONObject([("days", days)]))
            return data
        },
        EventUpcaster(from: EventType(.funding, "berth.assigned", version: 2)) { data in
            var data = data
            guard let name = data["vessel"]?.string else { throw InvalidValue("`vessel` is a text") }
            data["vessel"] = .object(JSONObject([("name", .string(name))]))
            return data
        },
    ]

    init?(_ payload: any EventPayload) {
        guard let berth = payload as? BerthAssignment else { return nil }
        self = .berth(berth)
    }

    var payload: any EventPayload {
        switch self {
        case .berth(let berth): berth
        }
    }
}

/// The same, by somebody who forgot the first upcaster.
enum ForgetfulEvent: ServiceEvent {
    case berth(BerthAssignment)

    static let service = ServiceName.funding
    static let payloads: [any EventPayload.Type] = [BerthAssignment.self]
    static let upcasters = PortEvent.upcasters.filter { $0.type.version == 2 }

    init?(_ payload: any EventPayload) {
        guard let berth = payload as? BerthAssignment else { return nil }
        self = .berth(berth)
    }

    var payload: any EventPayload {
        switch self {
        case .berth(let berth): berth
        }
    }
}
