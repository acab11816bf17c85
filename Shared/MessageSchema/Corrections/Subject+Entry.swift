extension Subject {
    /// An entry by its place in the log; used where the entity that it is about is not known.
    init(entry event: EventID) {
        self.init("entry", (try? EntityID(wire: event.sequence.description)) ?? .schemaSample)
    }
}
