/// What an entry rests on, and who said so; it stands beside the payload in the `data` of every event.
public struct Provenance: Codable, Hashable, Sendable {
    /// Whether the cell decided it or a source reported it.
    public let basis: Coded<Basis>
    /// The sources, in the order in which they were given; empty only for what the cell itself decided.
    public let sources: [Source]

    /// Names the basis and its sources.
    public init(basis: Basis, sources: [Source] = []) {
        self.basis = .known(basis)
        self.sources = sources
    }

    private enum CodingKeys: String, CodingKey {
        case basis, sources
    }

    /// Reads both keys; missing sources are none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        basis = try container.decodeIfPresent(Coded<Basis>.self, forKey: .basis) ?? .known(.decided)
        sources = try container.decodeIfPresent([Source].self, forKey: .sources) ?? []
    }

    /// Reads both keys among those of a payload; `nil` where one is wrong: then `init(from:)` tells which.
    package init?(plain data: JSONObject) {
        var basis = Coded<Basis>.known(.decided)
        var sources: [Source] = []
        for member in data.members {
            switch (member.key, member.value) {
            case ("basis", .string(let text)): basis = Basis(rawValue: text).map { .known($0) } ?? .unrecognised(text)
            case ("sources", .array(let elements)):
                sources = elements.compactMap { Source(plain: $0) }
                guard sources.count == elements.count else { return nil }
            case ("basis", let value), ("sources", let value): guard value.isNull else { return nil }
            default: break
            }
        }
        self.basis = basis
        self.sources = sources
    }

    /// Writes the basis, and the sources where there are any.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(basis, forKey: .basis)
        if !sources.isEmpty { try container.encode(sources, forKey: .sources) }
    }

    /// The best source: the better credibility, the better reliability, the later publication; `nil` without sources.
    public var best: Source? {
        sources.max { left, right in
            right.grade.outranks(left.grade)
                || (!left.grade.outranks(right.grade) && left.published < right.published)
        }
    }
}
