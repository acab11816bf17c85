/// What is kept of an entity that is defined, may end, and may be defined anew after that: definitions and endings, each on
/// a timeline.
///
/// The later word holds, whichever arrived first: an ending put in the past leaves a definition that takes effect after it.
public protocol EndableRecord: DefinedRecord {
    /// What an ending says.
    associatedtype Ending: Codable & Hashable & Sendable

    /// Every ending.
    var endings: Timeline<Ending> { get }
}

extension EndableRecord {
    /// The ending that holds at a moment, or `nil` where the entity is in place or was not there yet.
    public func ending(at moment: Moment) -> Timeline<Ending>.Entry? {
        guard let ending = endings.entry(at: moment) else { return nil }
        guard let definition = definition.entry(at: moment) else { return ending }
        return definition.stamp.outranks(ending.stamp) ? nil : ending
    }

    /// The definition that holds at a moment, or `nil` where the entity was not there or has ended.
    public func inPlace(at moment: Moment) -> Timeline<Definition>.Entry? {
        ending(at: moment) == nil ? definition.entry(at: moment) : nil
    }

    /// What the entity was at a moment, also on a word too weak to move a value; `nil` where it was not there or has
    /// ended.
    public func shown(at moment: Moment) -> Timeline<Definition>.Entry? {
        ending(at: moment) == nil ? entry(at: moment) : nil
    }
}
