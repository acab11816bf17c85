/// How long the supervisor waits for what.
struct SupervisorTiming: Sendable, Hashable {
    /// Before the first restart; twice as long before each further one.
    var firstBackoff = Duration.milliseconds(500)
    /// The longest wait before a restart.
    var longestBackoff = Duration.seconds(30)
    /// A service that has run this long is taken to be sound: its next restart waits briefly again.
    var soundAfter = Duration.seconds(60)
    /// How long the start of the next service waits for this one to be ready.
    var readyPatience = Duration.seconds(10)
    /// How long one service may take to stop before the next one is asked to.
    var stopPatience = Duration.milliseconds(1500)
    /// When whatever still runs is killed, counted from the wish to stop; short of the ten seconds that are promised.
    var stopDeadline = Duration.seconds(8)
}
