/// A value that never changes behind one reference: for values of many parts that are copied often, as into every entry
/// of a timeline, where each copy would have to count a reference for each part.
package final class Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
    /// The value.
    package let value: Value

    /// Holds a value.
    package init(_ value: Value) {
        self.value = value
    }

    /// Whether the values are equal.
    package static func == (left: Boxed, right: Boxed) -> Bool { left === right || left.value == right.value }

    /// Feeds the value to a hasher.
    package func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
