import MessageSchema

/// What one thing was, when, on whose word: entries in the order of precedence, of which the last one in effect among
/// those known holds (DOMAIN.md section 4).
///
/// An entry inserted in the past changes the answers about the past, and today's only where nothing later overrides it.
/// Finding the value costs the logarithm of their number, and no more than the entries that were learned later than the
/// moment asked for.
public struct Timeline<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    /// Every entry, the one with the lowest precedence first.
    public private(set) var entries: [Entry]

    /// A value with where it comes from.
    public struct Entry: Codable, Hashable, Sendable {
        /// What was so.
        public let value: Value
        /// When, and on whose word.
        public let stamp: EntryStamp

        /// Puts an entry together.
        public init(value: Value, stamp: EntryStamp) {
            self.value = value
            self.stamp = stamp
        }
    }

    /// A timeline without entries.
    public init() {
        entries = []
    }

    /// A timeline with its first entry.
    public init(_ value: Value, _ stamp: EntryStamp) {
        entries = [Entry(value: value, stamp: stamp)]
    }

    /// Puts an entry where its precedence belongs.
    public mutating func insert(_ value: Value, _ stamp: EntryStamp) {
        let index = entries.lastIndex { stamp.outranks($0.stamp) }.map { $0 + 1 } ?? 0
        entries.insert(Entry(value: value, stamp: stamp), at: index)
    }

    /// Takes out the entries that some events recorded.
    mutating func remove(_ events: Set<EventID>) {
        entries.removeAll { events.contains($0.stamp.event) }
    }

    /// The entry that holds at a moment, or `nil` where none does.
    ///
    /// Later entries cost nothing where they take effect after the day asked for; those that were learned later are passed
    /// over one by one.
    public func entry(at moment: Moment) -> Entry? {
        inEffect(at: moment).last { $0.stamp.movesValues && moment.includes($0.stamp) }
    }

    /// The entries that take effect by the day asked for; the effect is what precedence goes by first.
    func inEffect(at moment: Moment) -> ArraySlice<Entry> {
        guard let asOf = moment.asOf else { return entries[...] }
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].stamp.effective.lastDay <= asOf { low = middle + 1 } else { high = middle }
        }
        return entries[..<low]
    }

    /// The value that holds at a moment, or `nil` where none does.
    public func value(at moment: Moment) -> Value? {
        entry(at: moment)?.value
    }

    /// Every entry known at a moment, those in effect and those too weak to move the value among them.
    public func known(at moment: Moment) -> [Entry] {
        inEffect(at: moment).filter { moment.includes($0.stamp) }
    }

    /// Writes the entries as an array.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries)
    }

    /// Reads the entries from an array in their order.
    public init(from decoder: any Decoder) throws {
        entries = try decoder.singleValueContainer().decode([Entry].self)
    }
}
