import MessageBus
import MessageSchema

/// The new content of an entry that is to be corrected: its fields have the types of the command that recorded it.
extension CommandDraft {
    /// The event of the entry that the command is about, where it names one.
    var namedEntry: EventID? {
        let given = assignments.last { $0.path == "event" }?.value ?? (input?["data"] ?? input)?["event"]?.string
        return given.flatMap { try? EventID(wire: $0) }
    }

    /// The draft with its content as one piece: a file is read, and fields are put into what the entry states, for which
    /// the gateway is asked.
    /// - Throws: `CommandFailure` where the file or a field is wrong, or the entry is not known.
    func resolvingContent(of entry: CommandCatalogue.Entry, over bus: BusSession) async throws -> CommandDraft {
        guard name == "correct-entry" else { return self }
        var draft = self
        draft.assignments = try assignments.map { assignment in
            guard assignment.path == "content", !assignment.isJSON, assignment.value.hasPrefix("@") else {
                return assignment
            }
            return FieldAssignment(path: "content", json: try InputFile.json(String(assignment.value.dropFirst())))
        }
        let fields = draft.assignments.filter { $0.path.hasPrefix("content.") }
        guard !fields.isEmpty else { return draft }
        guard !draft.assignments.contains(where: { $0.path == "content" }) else {
            throw CommandFailure.usage("`content` is given as a whole and in parts; give one of the two")
        }
        guard let event = namedEntry else {
            throw CommandFailure.usage(
                "`content.…` changes fields of an entry: name it with event=…, as `muster entries` lists it")
        }
        let found = try await Self.entry(event, in: try await target(over: bus), over: bus)
        guard let command = found.command else {
            throw CommandFailure.usage(
                "no sender can record what `\(event)` states, so it cannot be corrected like that")
        }
        let schema = try CommandCatalogue.all.entry(named: command, service: entry.service).schema()
        let content = try FieldReader(schema: schema).data(
            fields.map { FieldAssignment(path: String($0.path.dropFirst("content.".count)), like: $0) },
            base: found.content)
        draft.assignments.removeAll { $0.path.hasPrefix("content.") }
        draft.assignments.append(FieldAssignment(path: "content", json: content))
        return draft
    }

    private func target(over bus: BusSession) async throws -> OperationID {
        let named = operation ?? input?["operation"]?.string
        if let named { return try CommandFailure.value(named, "--operation") }
        return try await Operations.standard(over: bus)
    }

    private static func entry(
        _ event: EventID, in operation: OperationID, over bus: BusSession
    ) async throws -> EntryView {
        do throws(Problem) {
            let answer = try await Operations.ask(
                bus, QueryRequest(.entries, operation: operation, filter: QueryFilter(event: event)))
            guard let found = try answer.decoded(as: EntriesReply.self).entries.first else {
                throw Problem(.unknownEntity, "there is no entry `\(event)`")
            }
            return found
        } catch {
            throw CommandFailure(error)
        }
    }
}
