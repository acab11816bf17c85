extension CommandEnvelope: DirectlyWritten, DirectlyRead {
    func write(to text: inout JSONText) throws {
        text.object { text in
            text.member("actor", actor)
            if let after {
                text.name("after")
                after.write(to: &text)
            }
            if let correlationId { text.member("correlationId", correlationId) }
            text.name("data")
            text.value(data)
            text.member("effectiveDate", effectiveDate)
            text.member("id", id)
            text.member("learnedTime", learnedTime)
            text.member("name", name)
            text.member("operation", operation)
            if let revision {
                text.name("revision")
                text.number(revision.value)
            }
            if !sources.isEmpty {
                text.name("sources")
                text.array(sources) { $0.write(to: &$1) }
            }
            text.member("traceparent", traceparent)
        }
    }

    /// Reads a command in which every member is known, not null and as it should be, so that its closed schema has
    /// nothing to say beside `data`.
    ///
    /// Answers `nil` for any other: then `init(from:)` and the schema tell what is wrong, if anything is.
    public init?(plain json: JSONValue) {
        guard case .object(let object) = json else { return nil }
        var (id, operation): (CommandID?, OperationID?)
        var (name, correlationId): (String?, String?)
        var (actor, traceparent): (Text?, Text?)
        var (revision, effectiveDate, learnedTime): (SequenceNumber?, EffectiveDate?, Instant?)
        var data: JSONValue?
        var after: Bookmark?
        var sources: [Source] = []
        for member in object.members {
            var isRead = true
            switch (member.key, member.value) {
            case ("id", .string(let text)): id = try? CommandID(wire: text)
            case ("name", .string(let text)): name = text
            case ("operation", .string(let text)): operation = try? OperationID(wire: text)
            case ("data", let value): data = value
            case ("actor", .string(let text)): actor = try? Text(wire: text)
            case ("correlationId", .string(let text)): correlationId = text
            case ("revision", .number(let number)):
                revision = number.uint64.map { SequenceNumber($0) }
                isRead = revision != nil
            case ("effectiveDate", .string(let text)):
                effectiveDate = try? EffectiveDate(wire: text)
                isRead = effectiveDate != nil
            case ("learnedTime", .string(let text)):
                learnedTime = try? Instant(wire: text)
                isRead = learnedTime != nil
            case ("traceparent", .string(let text)):
                traceparent = try? Text(wire: text)
                isRead = traceparent != nil
            case ("after", let value):
                after = Bookmark(plain: value)
                isRead = after != nil
            case ("sources", .array(let elements)):
                sources = elements.compactMap { Source(plain: $0) }
                isRead = sources.count == elements.count
            default: isRead = false
            }
            guard isRead else { return nil }
        }
        guard let id, let name, let operation, let data, let actor else { return nil }
        self.init(
            id: id, name: name, operation: operation, data: data, revision: revision, effectiveDate: effectiveDate,
            learnedTime: learnedTime, sources: sources, after: after, actor: actor, correlationId: correlationId,
            traceparent: traceparent)
    }
}

extension CommandEnvelope {
    /// The SHA-256 of the canonical JSON (RFC 8785) of name, operation, data, revision, effective date, learned time and
    /// sources: what makes two commands with one id the same (DESIGN.md section 4).
    /// - Throws: `CanonicalJSONError` where a number in the data cannot be written canonically.
    public func contentHash() throws -> Digest256 {
        var text = JSONText()
        try text.object { text in
            text.name("data")
            do throws(CanonicalJSONError) {
                try text.canonical(data)
            } catch {
                throw error.under("data")
            }
            text.member("effectiveDate", effectiveDate)
            text.member("learnedTime", learnedTime)
            text.member("name", name)
            text.member("operation", operation)
            // A string, since canonical JSON has no whole numbers beyond 2^53.
            if let revision { text.member("revision", revision.description) }
            if !sources.isEmpty {
                text.name("sources")
                text.array(sources) { $0.write(to: &$1) }
            }
        }
        return Digest256(of: text.bytes)
    }
}
