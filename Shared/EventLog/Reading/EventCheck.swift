/// What a tool asks of every event beyond the chain: whether a program can decode it, for one.
///
/// - Returns: what is wrong with the event, for people; `nil` where nothing is.
public typealias EventCheck = @Sendable (StoredEvent) -> String?

/// Told now and then how many events, or other units, of how many are done.
public typealias LogProgress = @Sendable (_ done: UInt64, _ total: UInt64) -> Void
