/// Lifts the `data` of an event from one version of its payload to the next one.
///
/// Stored bytes are never rewritten: an event of an earlier version is lifted each time that it is read, one version at a
/// time, until its payload type can decode it. To change a payload in a way that old readers could not ignore:
/// 1. give its type the next version, and the new fields;
/// 2. put an upcaster from the version before into the `upcasters` of the service's events;
/// 3. keep the golden file of the version before, and add one for the new version;
/// 4. upgrade the readers first: a program parks a version that is newer than the one it knows.
///
/// A new optional field needs none of this: who does not know it ignores it, and it survives in the stored bytes.
public struct EventUpcaster: Sendable {
    /// The type whose data it lifts; what comes out is of the same name in the next version.
    public let type: EventType
    private let lift: @Sendable (JSONObject) throws -> JSONObject

    /// Names the type with the version to lift from, and how.
    /// - Parameter lift: takes the members of `data`, those of the provenance included, and gives them for the next
    ///   version; what it does not know it leaves as it is. It throws where the data is not what that version wrote.
    public init(from type: EventType, _ lift: @escaping @Sendable (JSONObject) throws -> JSONObject) {
        self.type = type
        self.lift = lift
    }

    /// The data for the next version.
    func lifted(_ data: JSONValue) throws(EventReadingFailure) -> JSONValue {
        guard case .object(let members) = data else {
            throw .malformed("/data: the data of \(type.wire) is an object")
        }
        do {
            return .object(try lift(members))
        } catch {
            throw .malformed("/data: what \(type.wire) states cannot be read as its next version: \(error)")
        }
    }
}

extension ServiceEvent {
    /// Nothing has changed yet in a way that needs lifting.
    public static var upcasters: [EventUpcaster] { [] }

    /// How to read an event of an earlier version: the payload type of the nearest later version that is known, and the
    /// upcasters that lead to it in their order; `nil` where there is no such way.
    static func reading(_ type: EventType) -> (payload: any EventPayload.Type, lifting: [EventUpcaster])? {
        var lifting: [EventUpcaster] = []
        var reached = type
        while true {
            if let payload = payload(for: reached) { return (payload, lifting) }
            guard let step = upcasters.first(where: { $0.type == reached }) else { return nil }
            lifting.append(step)
            reached = EventType(reached.service, reached.name, version: reached.version + 1)
        }
    }

    /// The versions before the newest of each kind of fact that could not be read any more; a test holds it empty.
    public static var unreadableVersions: [EventType] {
        payloads.flatMap { payload in
            (1...payload.type.version).map { EventType(payload.type.service, payload.type.name, version: $0) }
        }.filter { reading($0) == nil }
    }
}
