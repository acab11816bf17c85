/// An RFC 9457 problem: what was wrong, what is allowed, and what the caller can do next; the same on the bus as over
/// HTTP (DESIGN.md section 9).
public struct Problem: Error, Codable, Hashable, Sendable, CustomStringConvertible {
    /// A stable name for the kind of problem: `/problems/<kind>`.
    public let type: String
    /// The kind of problem in a few words.
    public let title: String
    /// The HTTP status that fits it.
    public let status: Int
    /// This occurrence in sentences: what was wrong, what is allowed, what to do.
    public let detail: String
    /// Each wrong place, by JSON pointer into what was sent; empty where there is none.
    public let errors: [Place]
    /// The revision of the entity now, where a stale one was sent.
    public let currentRevision: SequenceNumber?
    /// After how many seconds the same request may succeed, where waiting helps.
    public let retryAfter: Int?

    /// One wrong place in what was sent.
    public struct Place: Codable, Hashable, Sendable {
        /// A JSON pointer (RFC 6901) into the request's body.
        public let pointer: String
        /// What was found there and what is allowed.
        public let detail: String

        /// Names a place.
        public init(pointer: String, detail: String) {
            self.pointer = pointer
            self.detail = detail
        }
    }

    /// Makes a problem of a kind.
    public init(
        _ kind: Kind, _ detail: String, errors: [Place] = [], currentRevision: SequenceNumber? = nil,
        retryAfter: Int? = nil
    ) {
        type = "/problems/\(kind.rawValue)"
        title = kind.title
        status = kind.status
        self.detail = detail
        self.errors = errors
        self.currentRevision = currentRevision
        self.retryAfter = retryAfter
    }

    /// The kind, or `nil` for one that a newer program named.
    public var kind: Kind? { Kind(rawValue: String(type.dropFirst("/problems/".count))) }

    /// Whether the same request may succeed later without a change.
    public var isRetryable: Bool { status == 503 || status == 429 || retryAfter != nil }

    private enum CodingKeys: String, CodingKey {
        case type, title, status, detail, errors, currentRevision, retryAfter
    }

    /// Reads a problem; missing members other than the type are filled in.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        type = try container.decode(String.self, forKey: .type)
        title = try container.decodeIfPresent(String.self, forKey: .title) ?? type
        status = try container.decodeIfPresent(Int.self, forKey: .status) ?? 500
        detail = try container.decodeIfPresent(String.self, forKey: .detail) ?? ""
        errors = try container.decodeIfPresent([Place].self, forKey: .errors) ?? []
        currentRevision = try container.decodeIfPresent(SequenceNumber.self, forKey: .currentRevision)
        retryAfter = try container.decodeIfPresent(Int.self, forKey: .retryAfter)
    }

    /// Writes a problem; empty members are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(type, forKey: .type)
        try container.encode(title, forKey: .title)
        try container.encode(status, forKey: .status)
        try container.encode(detail, forKey: .detail)
        if !errors.isEmpty { try container.encode(errors, forKey: .errors) }
        try container.encodeIfPresent(currentRevision, forKey: .currentRevision)
        try container.encodeIfPresent(retryAfter, forKey: .retryAfter)
    }

    /// Title, detail and places on several lines.
    public var description: String {
        ([title + ": " + detail] + errors.map { "  \($0.pointer.isEmpty ? "(whole)" : $0.pointer): \($0.detail)" })
            .joined(separator: "\n")
    }
}
