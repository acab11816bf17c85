public import MessageSchema

/// A task as the instrument authorises it; whether it is assigned is another matter.
public struct TaskRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What is authorised, with its ceiling.
    public private(set) var definition: Timeline<TaskAuthorisation>

    init(_ definition: TaskAuthorisation, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
    }

    mutating func define(_ definition: TaskAuthorisation, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }
}
