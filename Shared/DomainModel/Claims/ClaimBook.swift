public import HashTreeCollections
public import MessageSchema

/// The claims on figures that one service keeps for an operation: all of them, also those that contradict each other.
public struct ClaimBook: Codable, Hashable, Sendable {
    /// Every claim by its id.
    public private(set) var claims: TreeDictionary<EntityID, Entry>

    /// A claim with where it comes from.
    public struct Entry: Codable, Hashable, Sendable {
        /// The claim as it was made.
        public let claim: Claim
        /// When, and on whose word.
        public let stamp: EntryStamp

        /// Puts an entry together.
        public init(claim: Claim, stamp: EntryStamp) {
            self.claim = claim
            self.stamp = stamp
        }
    }

    /// A book without claims.
    public init() {
        claims = [:]
    }

    /// Takes a claim in.
    public mutating func record(_ claim: Claim, _ stamp: EntryStamp) {
        claims[claim.claim] = Entry(claim: claim, stamp: stamp)
    }

    mutating func forget(_ claim: EntityID) {
        claims[claim] = nil
    }

    /// The claims on an entity's figures, by id.
    public func reliers(on subject: Subject) -> [Subject] {
        claims.filter { $0.value.claim.of == subject }.map(\.key).sorted().map { Subject("claim", $0) }
    }

    /// The claims known at a moment, by id; those that speak of the future among them.
    public func known(at moment: Moment) -> [Entry] {
        claims.sorted { $0.key < $1.key }.map(\.value).filter { moment.includes($0.stamp) }
    }

    /// Checks a claim before it is recorded: its id is new, it is reported, it says something, and the claims that it
    /// contradicts are there.
    /// - Throws: `Refusal` with the wrong field.
    public func check(_ claim: Claim, in context: DecisionContext) throws(Refusal) {
        guard claims[claim.claim] == nil else {
            throw .exists(
                "claim", claim.claim, at: "/claim",
                changeWith: "claims are kept as they were made: record the new one under an id of its own")
        }
        guard !context.isDecided else {
            throw Refusal(
                .gateNotMet, at: "/basis",
                "a claim is what a source says: give `basis` as `reported`, and the source in `sources`")
        }
        guard claim.count != nil || claim.amount != nil || claim.wording != nil else {
            throw Refusal(
                .invalidContent, at: "",
                "a claim says something: give at least one of `count`, `amount` and `wording`")
        }
        try ListRules.check(claim.contradicts, at: "/contradicts", name: \.wire)
        for (index, other) in (claim.contradicts ?? []).enumerated() {
            guard claims[other] != nil else {
                throw .unknown(
                    "claim", other, at: "/contradicts/\(index)", among: Array(claims.keys), createWith: "record-claim")
            }
        }
    }
}
