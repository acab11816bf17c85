public import MessageSchema

/// A precondition and what was found of it.
public struct PreconditionRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// The fact in words.
    public private(set) var definition: Timeline<Precondition>
    /// Every finding whether it holds.
    public private(set) var findings: Timeline<PreconditionFinding>

    init(_ definition: Precondition, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
        findings = Timeline()
    }

    mutating func define(_ definition: Precondition, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }

    mutating func find(_ finding: PreconditionFinding, _ stamp: EntryStamp) {
        findings.insert(finding, stamp)
    }

    /// The post whose filling makes it hold, or `nil` where none does.
    public var post: EntityID? { definition.entries.first?.value.post }

    /// Whether it holds at a moment; `unknown` where nobody has said so on good enough word.
    public func status(at moment: Moment) -> Coded<PreconditionStatus> {
        findings.value(at: moment)?.status ?? .known(.unknown)
    }
}
