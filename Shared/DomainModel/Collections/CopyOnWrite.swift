/// A value of many parts behind one reference, which copies share until one of them is changed.
///
/// A copy of such a value counts a reference for each of its parts, at every hand that it goes through; of this, it counts
/// one. Changed in place where nobody else holds it, and copied once where somebody does. Values of it go between tasks
/// as those of any struct do.
@propertyWrapper
public struct CopyOnWrite<Value: Sendable>: Sendable {
    /// The value alone: an array is all of that already.
    private var storage: [Value]

    /// Holds a value.
    public init(wrappedValue: Value) {
        storage = [wrappedValue]
    }

    /// The value.
    public var wrappedValue: Value {
        _read { yield storage[0] }
        _modify { yield &storage[0] }
    }
}

extension CopyOnWrite: Equatable where Value: Equatable {}
extension CopyOnWrite: Hashable where Value: Hashable {}

extension CopyOnWrite: Encodable where Value: Encodable {
    /// Writes the value.
    public func encode(to encoder: any Encoder) throws { try storage[0].encode(to: encoder) }
}

extension CopyOnWrite: Decodable where Value: Decodable {
    /// Reads the value.
    public init(from decoder: any Decoder) throws { self.init(wrappedValue: try Value(from: decoder)) }
}
