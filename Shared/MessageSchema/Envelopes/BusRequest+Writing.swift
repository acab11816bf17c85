extension TypedBusRequest: DirectlyWritten {
    func write(to text: inout JSONText) throws {
        try text.object { text in
            if let body {
                text.name("body")
                try text.encoded(body)
            }
            text.member("id", id)
            text.member("request", request)
        }
    }
}

extension TypedBusReply: DirectlyWritten {
    func write(to text: inout JSONText) throws {
        try text.object { text in
            text.name("body")
            try text.encoded(body)
            text.member("id", id)
        }
    }
}

extension CommandReply: DirectlyWritten, DirectlyRead {
    func write(to text: inout JSONText) {
        text.object { text in
            text.name("bookmark")
            bookmark.write(to: &text)
            text.member("command", command)
            text.name("events")
            text.array(events) { $1.string($0.wire) }
            text.member("operation", operation)
            if let reservations {
                text.name("reservations")
                text.array(reservations) { $1.string($0.wire) }
            }
            text.name("revision")
            text.number(revision.value)
        }
    }

    init?(plain json: JSONValue) {
        guard case .object(let object) = json, object.count == 5, let command = object["command"]?.string,
            let operation = object["operation"]?.string, let revision = object["revision"]?.uint64,
            let events = object["events"]?.array, let bookmark = object["bookmark"].flatMap(Bookmark.init(plain:)),
            let command = try? CommandID(wire: command), let operation = try? OperationID(wire: operation)
        else { return nil }
        var ids: [EventID] = []
        for event in events {
            guard let text = event.string, let id = try? EventID(wire: text) else { return nil }
            ids.append(id)
        }
        self.init(
            command: command, operation: operation, events: ids, revision: SequenceNumber(revision), bookmark: bookmark)
    }
}

extension Bookmark: DirectlyWritten, DirectlyRead {
    func write(to text: inout JSONText) {
        text.object { text in
            for (log, position) in positions.sorted(by: { $0.key < $1.key }) {
                text.name(of: log)
                text.object { text in
                    text.name("epoch")
                    text.number(position.epoch.value)
                    text.name("sequence")
                    text.number(position.sequence.value)
                    text.member("service", position.service.rawValue)
                }
            }
        }
    }

    init?(plain json: JSONValue) {
        guard case .object(let object) = json else { return nil }
        var positions: [LogID: Position] = [:]
        for member in object.members {
            guard let log = LogID(member.key), case .object(let position) = member.value, position.count == 3,
                let service = position["service"]?.string.flatMap(ServiceName.init(rawValue:)),
                let epoch = position["epoch"]?.uint64.flatMap(UInt32.init(exactly:)),
                let sequence = position["sequence"]?.uint64
            else { return nil }
            positions[log] = Position(service: service, epoch: Epoch(epoch), sequence: SequenceNumber(sequence))
        }
        self.init(positions)
    }
}
