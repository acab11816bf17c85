/// What is kept of an entity that is defined, and may be defined anew: every definition, on a timeline.
public protocol DefinedRecord: Codable, Hashable, Sendable {
    /// What a definition says.
    associatedtype Definition: Codable & Hashable & Sendable

    /// Where the event that first named the entity comes from.
    var created: EntryStamp { get }
    /// Every definition.
    var definition: Timeline<Definition> { get }
}

extension DefinedRecord {
    /// Whether the entity was there at a moment: known and in effect.
    public func exists(at moment: Moment) -> Bool {
        definition.entries.contains { moment.includes($0.stamp) }
    }

    /// What the entity was at a moment, or `nil` where it was not there.
    ///
    /// A report too weak to move a value does not change what an entity is; where nothing better is known it still
    /// says what the entity is called, so that it can be shown. Ask `definition` itself for what holds.
    public func entry(at moment: Moment) -> Timeline<Definition>.Entry? {
        definition.entry(at: moment) ?? definition.known(at: moment).last
    }

    /// What the entity was at a moment; where it was not there yet, what it is first known to be.
    ///
    /// Facts arrive late and out of order, so a decision may name an entity whose record takes effect later.
    public func nearest(to moment: Moment) -> Timeline<Definition>.Entry? {
        entry(at: moment) ?? definition.entries.first { $0.stamp.movesValues } ?? definition.entries.first
    }
}
