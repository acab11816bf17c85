public import HashTreeCollections
public import MessageSchema

/// Which area lies within which, at one moment.
public struct AreaTree: Hashable, Sendable {
    private let parents: TreeDictionary<EntityID, EntityID>

    /// A tree by each area's parent; an area without one is a root, and so is one that is not named at all.
    public init(parents: TreeDictionary<EntityID, EntityID> = [:]) {
        self.parents = parents
    }

    /// Whether an area lies within another; every area lies within itself. Ends where areas would lead round in a circle.
    public func isWithin(_ area: EntityID, _ ancestor: EntityID) -> Bool {
        var (current, left) = (area, parents.count)
        while current != ancestor {
            guard left > 0, let parent = parents[current] else { return false }
            current = parent
            left -= 1
        }
        return true
    }

    /// Whether two areas share ground: one lies within the other.
    public func overlap(_ area: EntityID, _ other: EntityID) -> Bool {
        isWithin(area, other) || isWithin(other, area)
    }
}
