import MessageSchema

/// A page of events with their stored bytes.
struct EventPage: Sendable {
    let operation: OperationID
    let events: [LiveEvent]
    /// The place after the page.
    let position: StreamPosition
    /// Whether there is more already.
    let more: Bool

    /// The page as a reply, for those who are given values.
    /// - Throws: `Problem` where an event's bytes are no JSON.
    func reply() throws(Problem) -> EventsReply {
        var values: [JSONValue] = []
        for event in events {
            do throws(JSONParseError) {
                values.append(try JSONParser().parse(event.bytes))
            } catch {
                throw Problem(
                    .internalFailure, "event \(event.sequence) of \(event.service.rawValue): \(error.message)")
            }
        }
        return EventsReply(operation: operation, events: values, bookmark: position.bookmark, more: more)
    }

    /// The same as bytes, in which those of the events stand as they are.
    func bytes(next: String) throws(Problem) -> [UInt8] {
        var text = Array("{\"bookmark\":\(position.text),\"events\":[".utf8)
        for (index, event) in events.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text += event.bytes
        }
        text += "],\"more\":\(more),\"next\":".utf8
        text += try WireJSON.bytes(of: next)
        text += ",\"operation\":".utf8
        text += try WireJSON.bytes(of: operation)
        text += "}".utf8
        return text
    }
}
