/// A list that only grows, and whose copies share what they have in common: to append costs the same at any length, also
/// where a copy is kept of the list as it was.
///
/// What is full stands in a tree whose nodes have up to 32 children, as in the vectors of Clojure; the last elements stand
/// in an array beside it. A copy that goes on growing copies these, and one path of the tree for every 32 elements. To
/// find an element takes as many steps as the tree has levels: four for a million.
public struct AppendList<Element: Sendable>: Sendable {
    private static var bits: Int { 5 }
    private static var width: Int { 1 << bits }

    /// A node of the tree: elements, or nodes that are all as deep as each other.
    private final class Node: Sendable {
        let children: [Node]
        let elements: [Element]

        init(_ elements: [Element]) {
            children = []
            self.elements = elements
        }

        init(_ children: [Node]) {
            self.children = children
            elements = []
        }

        /// A node so many levels above one with elements, and with nothing else below it.
        static func path(_ levels: Int, to leaf: Node) -> Node {
            levels == 0 ? leaf : Node([path(levels - 1, to: leaf)])
        }

        /// This node with another one of elements, which becomes the one at a place.
        func appending(_ leaf: Node, at place: Int, levels: Int) -> Node {
            var children = children
            let index = (place >> (bits * levels)) & (width - 1)
            if index < children.count {
                children[index] = children[index].appending(leaf, at: place, levels: levels - 1)
            } else {
                children.append(.path(levels - 1, to: leaf))
            }
            return Node(children)
        }
    }

    private var root: Node?
    /// How many levels of nodes stand above those with elements.
    private var levels = 0
    /// How many elements the tree has.
    private var treeCount = 0
    /// The elements after those of the tree, as many as a node has at most.
    private var tail: [Element] = []

    /// A list without elements.
    public init() {}

    /// Adds an element at the end.
    public mutating func append(_ element: Element) {
        if tail.count == Self.width { moveTailIntoTree() }
        tail.append(element)
    }

    private mutating func moveTailIntoTree() {
        let leaf = Node(tail)
        if let root {
            if treeCount == Self.width << (Self.bits * levels) {
                self.root = Node([root, .path(levels, to: leaf)])
                levels += 1
            } else {
                self.root = root.appending(leaf, at: treeCount, levels: levels)
            }
        } else {
            root = leaf
        }
        treeCount += tail.count
        tail = []
        tail.reserveCapacity(Self.width)
    }
}

extension AppendList: RandomAccessCollection {
    /// The place of the first element, 0.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { treeCount + tail.count }

    /// The element at a place.
    public subscript(place: Int) -> Element {
        guard place < treeCount, var node = root else { return tail[place - treeCount] }
        for level in stride(from: levels, to: 0, by: -1) {
            node = node.children[(place >> (Self.bits * level)) & (Self.width - 1)]
        }
        return node.elements[place & (Self.width - 1)]
    }
}

extension AppendList: Equatable where Element: Equatable {
    /// Whether both have the same elements in the same order.
    public static func == (left: AppendList, right: AppendList) -> Bool {
        guard left.count == right.count else { return false }
        // As many elements lead to as many in the tree.
        return left.tail == right.tail
            && (left.root === right.root || (0..<left.treeCount).allSatisfy { left[$0] == right[$0] })
    }
}

extension AppendList: Hashable where Element: Hashable {
    /// Feeds the number of elements and the last ones to a hasher.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        hasher.combine(tail)
    }
}
