public import MessageSchema

/// Says what stands against a line in a slot by the rules on it: the nation's caveats and the mandate's constraints.
///
/// Many lines stand under the same rules, so that the rules of a line are asked for apart from what they say of a slot.
public protocol CaveatCheck: Sendable {
    /// How one rule is called.
    associatedtype Limit: Hashable & Comparable & Sendable

    /// The rules on a line, in order.
    func limits(on line: EntityID, of pledge: PledgeRecord) -> [Limit]

    /// What a rule says against filling a slot with a line that stands under it; empty where it says nothing.
    func objections(of limit: Limit, to requirement: Requirement) -> [CaveatObjection]
}
