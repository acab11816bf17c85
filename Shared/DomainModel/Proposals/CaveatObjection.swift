public import MessageSchema

/// What a caveat of a nation or a constraint of the mandate says against a line in a slot.
public struct CaveatObjection: Hashable, Sendable {
    /// How grave it is.
    public let gravity: Gravity
    /// Why, in one sentence that names the rule.
    public let sentence: String
    /// The event that states the rule, where there is one.
    public let entry: EventID?

    /// How grave an objection is, from the lightest.
    public enum Gravity: Int, Comparable, Sendable {
        /// The line can be used for other tasks or in other areas.
        case restricts = 1
        /// Nobody can say.
        case undetermined
        /// The line cannot be used.
        case suspends
        /// The nation ends its participation.
        case withdraws

        /// The less grave first.
        public static func < (left: Gravity, right: Gravity) -> Bool { left.rawValue < right.rawValue }
    }

    /// Puts it together.
    public init(gravity: Gravity, sentence: String, entry: EventID? = nil) {
        self.gravity = gravity
        self.sentence = sentence
        self.entry = entry
    }
}
