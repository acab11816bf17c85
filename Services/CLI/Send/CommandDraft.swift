import MessageSchema

/// A command on its way from the command line to an envelope.
struct CommandDraft: Sendable {
    /// The name of the command.
    var name: String
    /// The data, or a whole envelope with `data` in it, from a file or standard input.
    var input: JSONValue?
    /// Fields from the command line, put into the data.
    var assignments: [FieldAssignment] = []
    /// The service, where several own a command of that name.
    var service: ServiceName?
    /// The operation, where the command line names one.
    var operation: String?
    /// When it is or was so.
    var effective: String?
    /// When the cell knew it.
    var learned: String?
    /// Who said so.
    var sources: [Source] = []
    /// What it rests on; where missing, `reported` with a source and `decided` without.
    var basis: Basis?
    /// The command's id.
    var id: String?
    /// The revision that the sender saw.
    var revision: UInt64?
    /// What must be known first.
    var after: Bookmark?
    /// Who sends it.
    var actor: String?

    /// The envelope as JSON, in which what the command line says overrides the input.
    /// - Parameters:
    ///   - standardOperation: the operation where neither names one.
    ///   - standardActor: the sender where neither names one.
    ///   - newID: the id where neither gives one.
    /// - Throws: `CommandFailure` with what is wrong.
    func envelope(
        as entry: CommandCatalogue.Entry, standardOperation: @Sendable () async throws -> String,
        standardActor: String, newID: String
    ) async throws -> JSONValue {
        var object = JSONObject()
        var data: JSONValue = .object(JSONObject())
        if let input {
            guard let given = input.object else { throw CommandFailure.usage("the input is not a JSON object") }
            if Self.isEnvelope(given) {
                if let other = given["name"]?.string, other != name {
                    throw CommandFailure.usage("the input is a command `\(other)`, but `\(name)` is to be sent")
                }
                object = given
                data = given["data"] ?? data
            } else {
                data = input
            }
        }
        data = try FieldReader(schema: try entry.schema()).data(assignments, base: data)
        if !sources.isEmpty { object["sources"] = try .encoding(sources) }
        data = withBasis(data, hasSources: !(object["sources"]?.array ?? []).isEmpty)
        object["data"] = data
        object["name"] = .string(name)
        object["id"] = (id ?? object["id"]?.string ?? newID).json
        if let operation {
            object["operation"] = .string(operation)
        } else if object["operation"] == nil {
            object["operation"] = .string(try await standardOperation())
        }
        if let effective { object["effectiveDate"] = .string(effective) }
        if let learned { object["learnedTime"] = .string(learned) }
        if let revision { object["revision"] = .number(JSONNumber(revision)) }
        if let after { object["after"] = try .encoding(after) }
        if let actor {
            object["actor"] = .string(actor)
        } else if object["actor"] == nil {
            object["actor"] = .string(standardActor)
        }
        return .object(object)
    }

    /// Whether an object is a whole command rather than its data.
    static func isEnvelope(_ object: JSONObject) -> Bool {
        object["data"]?.object != nil && object.keys.allSatisfy(CommandEnvelope.fieldNames.contains)
    }

    private func withBasis(_ data: JSONValue, hasSources: Bool) -> JSONValue {
        guard var object = data.object else { return data }
        if let basis {
            object["basis"] = .string(basis.rawValue)
        } else if object["basis"] == nil, hasSources {
            object["basis"] = .string(Basis.reported.rawValue)
        }
        return .object(object)
    }
}

extension String {
    fileprivate var json: JSONValue { .string(self) }
}
