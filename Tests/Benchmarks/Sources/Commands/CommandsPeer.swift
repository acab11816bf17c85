/// Something that makes as many rows durable as it can, with a number of them in flight.
protocol CommandsPeer: AnyObject {
    /// What the lines of the report call it.
    var name: String { get }
    /// The least ratio of the service's rate to its own, with 64 in flight; `nil` where it is shown for information.
    var bound: Double? { get }
    /// Makes rows durable for about half a second.
    func measure(inFlight: Int) throws -> PeerOutcome
    func stop()
}

/// What a peer reached in one block.
struct PeerOutcome {
    /// Rows a second.
    let rate: Double
    /// From when a row is given to when it is known to be durable, in nanoseconds.
    let p50: Double
    /// The same.
    let p99: Double
}
