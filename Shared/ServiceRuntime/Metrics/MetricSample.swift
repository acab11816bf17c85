/// One figure of a family, told apart from the others by its labels.
public struct MetricSample: Sendable, Hashable {
    /// A figure: whole numbers are written without a fraction.
    public enum Value: Sendable, Hashable {
        /// A count, exact.
        case whole(Int64)
        /// A measured value, in the unit of its family.
        case real(Double)
    }

    /// Names and values; names are made valid and sorted when written.
    public let labels: [String: String]
    /// The figure.
    public let value: Value

    /// Names a figure.
    public init(_ value: Value, labels: [String: String] = [:]) {
        self.value = value
        self.labels = labels
    }

    /// A count.
    public init(_ value: some BinaryInteger, labels: [String: String] = [:]) {
        self.init(.whole(Int64(clamping: value)), labels: labels)
    }

    /// A measured value, in the unit of its family.
    public init(_ value: Double, labels: [String: String] = [:]) {
        self.init(.real(value), labels: labels)
    }

    /// A time, for a family whose unit is seconds.
    public init(_ value: Duration, labels: [String: String] = [:]) {
        self.init(.real(value / .seconds(1)), labels: labels)
    }
}
