public import HashTreeCollections
public import MessageSchema

/// Which area lies within which, at one moment.
public struct AreaTree: Hashable, Sendable {
    /// The areas that contain each area, the nearest first; worked out once, because every rule asks.
    private let ancestors: [EntityID: [EntityID]]

    /// A tree by each area's parent; an area without one is a root, and so is one that is not named at all. Where areas
    /// would lead round in a circle the walk ends.
    public init(parents: TreeDictionary<EntityID, EntityID> = [:]) {
        var ancestors: [EntityID: [EntityID]] = [:]
        for (area, parent) in parents {
            var (chain, seen): ([EntityID], Set<EntityID>) = ([], [area])
            var next = Optional(parent)
            while let current = next, seen.insert(current).inserted {
                chain.append(current)
                next = parents[current]
            }
            ancestors[area] = chain
        }
        self.ancestors = ancestors
    }

    /// Whether an area lies within another; every area lies within itself.
    public func isWithin(_ area: EntityID, _ ancestor: EntityID) -> Bool {
        area == ancestor || (ancestors[area]?.contains(ancestor) ?? false)
    }

    /// Whether two areas share ground: one lies within the other.
    public func overlap(_ area: EntityID, _ other: EntityID) -> Bool {
        isWithin(area, other) || isWithin(other, area)
    }
}
