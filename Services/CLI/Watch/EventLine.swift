import MessageSchema

/// One event as a line of text: time, type, subject, actor, and what it states.
enum EventLine {
    /// The line of an event from its stored bytes; one that cannot be read is said to be so.
    static func text(of bytes: [UInt8], coder: EventCoder, on surface: Surface) -> String {
        do throws(EventReadingFailure) {
            let header = try coder.header(of: bytes)
            let json = try? JSONParser().parse(bytes)
            return line(header, data: json?["data"] ?? .null, on: surface)
        } catch {
            return Safe.text("an event that cannot be read: \(error)")
        }
    }

    private static func line(_ header: EventHeader, data: JSONValue, on surface: Surface) -> String {
        let time = String(header.recorded.wire.dropFirst(11).prefix(8))
        let type = header.eventType.map { "\($0.service.rawValue) \($0.name)" } ?? Safe.text(header.type)
        var parts = [
            Style.dim(time, on: surface), Style.cyan(type, on: surface), Style.bold(header.subject.wire, on: surface),
            Safe.text(header.actor.wire),
        ]
        if header.effective != .day(header.recorded.day) { parts.append("as of \(header.effective.wire)") }
        parts.append(Essentials.text(of: data, about: header.subject))
        return parts.joined(separator: "  ")
    }

    /// The operation of an event, or `nil` where it cannot be read.
    static func operation(of bytes: [UInt8], coder: EventCoder) -> String? {
        (try? coder.header(of: bytes))?.operation.wire
    }
}
