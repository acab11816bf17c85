import HashTreeCollections

/// A dictionary in two parts, what has settled and what was changed since, so that a batch can be decided on a copy and
/// costs the same however much there is.
///
/// To change a `TreeDictionary` of which a copy is kept means to copy every node on the way to the entry, with a count of
/// references for each of its neighbours: in a large one that takes longer than all else that a command asks for. Here a
/// change goes into the second part, which is small; ``settle()`` moves it into the first one once no copy is kept any
/// longer, and then changes it in place. Without that it is as quick as a `TreeDictionary`.
///
/// Which entries have settled is never seen from outside: two are equal where their entries are.
public struct SettlingMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var settled: TreeDictionary<Key, Value> = [:]
    private var recent: TreeDictionary<Key, Value> = [:]
    /// How many of the recent entries stand in the place of a settled one.
    private var replacing = 0

    /// A map without entries.
    public init() {}

    /// Moves what was changed into the part that has settled: in place where no copy of the map is kept.
    public mutating func settle() {
        guard !recent.isEmpty else { return }
        if settled.isEmpty {
            settled = recent
        } else {
            for (key, value) in recent { settled.updateValue(value, forKey: key) }
        }
        recent = [:]
        replacing = 0
    }

    /// How many entries there are.
    public var count: Int { settled.count + recent.count - replacing }

    /// Whether there is none.
    public var isEmpty: Bool { count == 0 }

    /// The keys, in no order.
    public var keys: some Sequence<Key> { lazy.map(\.key) }

    /// The values, in no order.
    public var values: some Sequence<Value> { lazy.map(\.value) }

    /// The value of a key; `nil` where it has none, and set to `nil` to take it out.
    public subscript(key: Key) -> Value? {
        get { recent.isEmpty ? settled[key] : recent[key] ?? settled[key] }
        set {
            if let newValue { updateValue(newValue, forKey: key) } else { removeValue(forKey: key) }
        }
        _modify {
            if recent.index(forKey: key) != nil {
                let count = recent.count
                defer { if recent.count < count { forgetSettled(key) } }
                yield &recent[key]
            } else {
                var value = settled[key]
                let isSettled = value != nil
                defer {
                    if let value {
                        recent[key] = value
                        if isSettled { replacing += 1 }
                    } else if isSettled {
                        settled[key] = nil
                    }
                }
                yield &value
            }
        }
    }

    /// The value of a key, or another one where it has none; that becomes its value where it is changed.
    public subscript(key: Key, default other: @autoclosure () -> Value) -> Value {
        get { self[key] ?? other() }
        _modify {
            if recent.index(forKey: key) != nil {
                yield &recent[key, default: other()]
            } else {
                let before = settled[key]
                var value = before ?? other()
                defer {
                    recent[key] = value
                    if before != nil { replacing += 1 }
                }
                yield &value
            }
        }
    }

    /// Gives a key a value.
    /// - Returns: the one that it had.
    @discardableResult
    public mutating func updateValue(_ value: Value, forKey key: Key) -> Value? {
        if let before = recent.updateValue(value, forKey: key) { return before }
        let before = settled[key]
        if before != nil { replacing += 1 }
        return before
    }

    /// Takes an entry out; costs more than a change where it had settled.
    /// - Returns: the value that it had.
    @discardableResult
    public mutating func removeValue(forKey key: Key) -> Value? {
        guard let value = recent.removeValue(forKey: key) else { return settled.removeValue(forKey: key) }
        forgetSettled(key)
        return value
    }

    /// Lets go of the settled entry behind a recent one that was taken out.
    private mutating func forgetSettled(_ key: Key) {
        if settled.removeValue(forKey: key) != nil { replacing -= 1 }
    }
}

extension SettlingMap: Sequence {
    /// Goes through the entries.
    public struct Iterator: IteratorProtocol {
        fileprivate var settled: TreeDictionary<Key, Value>.Iterator
        fileprivate var recent: TreeDictionary<Key, Value>.Iterator
        fileprivate let replacing: TreeDictionary<Key, Value>

        /// The next entry; `nil` after the last.
        public mutating func next() -> (key: Key, value: Value)? {
            while let entry = settled.next() {
                if replacing.index(forKey: entry.key) == nil { return entry }
            }
            return recent.next()
        }
    }

    /// Goes through the entries, in no order.
    public func makeIterator() -> Iterator {
        Iterator(
            settled: settled.makeIterator(), recent: recent.makeIterator(), replacing: replacing == 0 ? [:] : recent)
    }

    /// How many entries there are.
    public var underestimatedCount: Int { count }

    /// One of the entries, whichever; `nil` where there is none.
    public var first: Element? {
        var entries = makeIterator()
        return entries.next()
    }
}

extension SettlingMap: ExpressibleByDictionaryLiteral {
    /// A map of some entries; of several with one key, the last.
    public init(dictionaryLiteral elements: (Key, Value)...) {
        for (key, value) in elements { updateValue(value, forKey: key) }
    }
}

extension SettlingMap: Equatable where Value: Equatable {
    /// Whether both have the same entries.
    public static func == (left: SettlingMap, right: SettlingMap) -> Bool {
        if left.recent.isEmpty, right.recent.isEmpty { return left.settled == right.settled }
        return left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
    }
}

extension SettlingMap: Hashable where Value: Hashable {
    /// Feeds the entries to a hasher, in whatever order.
    public func hash(into hasher: inout Hasher) {
        var all = self
        all.settle()
        all.settled.hash(into: &hasher)
    }
}

extension SettlingMap: Encodable where Key: Encodable, Value: Encodable {
    /// Writes the entries as a `TreeDictionary` does.
    public func encode(to encoder: any Encoder) throws {
        var all = self
        all.settle()
        try all.settled.encode(to: encoder)
    }
}

extension SettlingMap: Decodable where Key: Decodable, Value: Decodable {
    /// Reads the entries as a `TreeDictionary` does.
    public init(from decoder: any Decoder) throws {
        settled = try TreeDictionary(from: decoder)
    }
}
