public import MessageSchema

/// A task as the instrument authorises it; whether it is assigned is another matter.
public struct TaskRecord: EndableRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What is authorised, with its ceiling.
    public private(set) var definition: Timeline<TaskAuthorisation>
    /// Every word that it is no longer authorised.
    public private(set) var endings: Timeline<TaskWithdrawal>

    init(_ definition: TaskAuthorisation, _ stamp: EntryStamp) {
        created = stamp
        self.definition = Timeline(definition, stamp)
        endings = Timeline()
    }

    mutating func define(_ definition: TaskAuthorisation, _ stamp: EntryStamp) {
        self.definition.insert(definition, stamp)
    }

    mutating func withdraw(_ ending: TaskWithdrawal, _ stamp: EntryStamp) {
        endings.insert(ending, stamp)
    }
}
