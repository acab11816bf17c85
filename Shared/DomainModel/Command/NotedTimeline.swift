public import MessageSchema

/// Facts of another service about one entity, as command took them in.
///
/// Each entry keeps the id of the foreign event, its times and its sources, so that it counts as it does at its origin,
/// in whatever order the facts arrive and however often.
public struct NotedTimeline<Value: Codable & Hashable & Sendable>: Codable, Hashable, Sendable {
    /// What was so, when, on whose word.
    public private(set) var timeline: Timeline<Value>

    init() {
        timeline = Timeline()
    }

    /// Whether the fact at a place of the other service's log was taken in already.
    public func covers(_ origin: ForeignPosition) -> Bool {
        let event = EventID(log: origin.log, epoch: origin.epoch, sequence: origin.sequence)
        return timeline.entries.contains { $0.stamp.event == event }
    }

    mutating func note(_ value: Value, from origin: ForeignPosition, _ stamp: EntryStamp) {
        guard !covers(origin) else { return }
        timeline.insert(value, stamp.standing(at: origin))
    }
}
