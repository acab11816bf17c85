public import MessageSchema

/// A command that was read and found well-formed: what is left is to decide it.
public struct PreparedCommand<Command: ServiceCommand>: Sendable {
    /// The command as it was sent.
    public let envelope: CommandEnvelope
    /// What it asks for, typed.
    public let command: Command
    /// Whether the cell decides or a source reports.
    public let basis: Basis
    /// The SHA-256 of its content, by which a repetition is told from a reuse of its id.
    public let contentHash: Digest256

    /// Puts it together.
    public init(envelope: CommandEnvelope, command: Command, basis: Basis, contentHash: Digest256) {
        self.envelope = envelope
        self.command = command
        self.basis = basis
        self.contentHash = contentHash
    }
}

extension CommandEnvelope {
    /// The SHA-256 of the canonical JSON (RFC 8785) of name, operation, data, revision, effective date, learned time and
    /// sources: what makes two commands with one id the same (DESIGN.md section 4).
    /// - Throws: `CanonicalJSONError` where a number in the data cannot be written canonically.
    public func contentHash() throws -> Digest256 {
        var content = JSONObject([("name", .string(name)), ("operation", .string(operation.wire)), ("data", data)])
        if let revision { content["revision"] = .string(revision.description) }
        if let effectiveDate { content["effectiveDate"] = .string(effectiveDate.wire) }
        if let learnedTime { content["learnedTime"] = .string(learnedTime.wire) }
        if !sources.isEmpty { content["sources"] = try JSONValue.encoding(sources) }
        return Digest256(of: try CanonicalJSON.bytes(of: .object(content)))
    }
}
