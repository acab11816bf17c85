import MessageSchema

/// A scenario as it was read: what it is for, and its entries in order.
struct Scenario: Sendable {
    /// Its id, of which the ids of its commands derive.
    let id: EntityID
    /// What it is called.
    let title: String?
    /// The operation that it fills, unless the user names another.
    let operation: OperationID
    /// Its entries in the order of the file.
    let entries: [Entry]

    /// One command of a scenario.
    struct Entry: Sendable {
        /// Its id, unique within the scenario.
        let id: EntityID
        /// The line of the file.
        let line: Int
        /// The command that it asks for.
        let command: CommandCatalogue.Entry
        /// What it asks for, with the basis.
        let data: JSONValue
        /// Who said so, with the references followed.
        let sources: [Source]
        /// When it is or was so.
        let effective: EffectiveDate?
        /// When the cell knew it.
        let learned: Instant?
    }

    /// The command id of an entry: the same at every load into an operation, so that a repetition records nothing twice.
    func commandID(of entry: Entry, in operation: OperationID) -> String {
        "scenario:\(id.wire):\(operation.wire):\(entry.id.wire)"
    }

    /// An entry's command for an operation.
    func envelope(of entry: Entry, in operation: OperationID, after: Bookmark?, actor: String) throws -> JSONValue {
        var object = JSONObject([
            (key: "id", value: .string(commandID(of: entry, in: operation))),
            (key: "name", value: .string(entry.command.name)),
            (key: "operation", value: .string(operation.wire)),
            (key: "data", value: entry.data),
        ])
        if let effective = entry.effective { object["effectiveDate"] = .string(effective.wire) }
        if let learned = entry.learned { object["learnedTime"] = .string(learned.wire) }
        if !entry.sources.isEmpty { object["sources"] = try .encoding(entry.sources) }
        if let after { object["after"] = try .encoding(after) }
        object["actor"] = .string(actor)
        return .object(object)
    }
}

/// Something wrong in a scenario's file.
struct ScenarioFinding: Hashable, Sendable {
    /// The line, from 1.
    let line: Int
    /// The place within the line's object; empty for the whole.
    let pointer: String
    /// What was found, what is allowed, what to do.
    let message: String

    /// The finding as compilers write theirs, so that editors find the place.
    func text(file: String) -> String {
        "\(file):\(line): \(pointer.isEmpty ? "" : "\(pointer): ")\(message)"
    }
}
