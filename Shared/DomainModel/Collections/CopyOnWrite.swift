/// A value of many parts behind one reference, which copies share until one of them is changed.
///
/// A copy of such a value counts a reference for each of its parts, at every hand that it goes through; of this, it counts
/// one. Changed in place where nobody else holds it, and copied once where somebody does. Values of it go between tasks
/// as those of any struct do.
@propertyWrapper
public struct CopyOnWrite<Value: Sendable>: Sendable {
    /// Sendable, since it is changed only by who alone holds it.
    private final class Storage: @unchecked Sendable {
        var value: Value

        init(_ value: Value) { self.value = value }
    }

    private var storage: Storage

    /// Holds a value.
    public init(wrappedValue: Value) {
        storage = Storage(wrappedValue)
    }

    /// The value.
    public var wrappedValue: Value {
        _read { yield storage.value }
        _modify {
            if !isKnownUniquelyReferenced(&storage) { storage = Storage(storage.value) }
            yield &storage.value
        }
    }
}

extension CopyOnWrite: Equatable where Value: Equatable {
    /// Whether the values are equal.
    public static func == (left: CopyOnWrite, right: CopyOnWrite) -> Bool {
        left.storage === right.storage || left.storage.value == right.storage.value
    }
}

extension CopyOnWrite: Hashable where Value: Hashable {
    /// Feeds the value to a hasher.
    public func hash(into hasher: inout Hasher) { storage.value.hash(into: &hasher) }
}

extension CopyOnWrite: Encodable where Value: Encodable {
    /// Writes the value.
    public func encode(to encoder: any Encoder) throws { try storage.value.encode(to: encoder) }
}

extension CopyOnWrite: Decodable where Value: Decodable {
    /// Reads the value.
    public init(from decoder: any Decoder) throws { self.init(wrappedValue: try Value(from: decoder)) }
}
