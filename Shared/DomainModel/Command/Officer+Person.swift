public import MessageSchema

extension Officer {
    /// Whether both are the same person: name and nation, whatever the grade, which rises over the years.
    public func isSamePerson(as other: Officer?) -> Bool {
        other.map { $0.name == name && $0.nation == nation } ?? false
    }
}
