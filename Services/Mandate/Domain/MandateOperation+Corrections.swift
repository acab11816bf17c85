public import DomainModel
public import MessageSchema

extension MandateOperation {
    /// An operation is established for good, and so is what its title was corrected to.
    public func objectionToRetracting(_ fact: MandateEvent) -> String? {
        guard case .operationEstablishment = fact else { return objectionToChanging(fact) }
        return
            "an operation is established for good, and every service has taken it in; its title and description can be "
            + "corrected with `correct-entry`, also back to what they were"
    }

    /// What mandate states by itself follows from other entries.
    public func objectionToCorrecting(_ fact: MandateEvent) -> String? { objectionToChanging(fact) }

    private func objectionToChanging(_ fact: MandateEvent) -> String? {
        switch fact {
        case .postNote: "it is what command says of the post; change it there"
        case .authorisationExpiration: "time brought it about; correct the authorisation or its renewal instead"
        default: nil
        }
    }

    /// The currency of an operation is fixed for life; a stand keeps its party and target.
    public func checkIdentity(of content: MandateEvent, as fact: MandateEvent) throws(Refusal) {
        guard case (.operationEstablishment(let content), .operationEstablishment(let fact)) = (content, fact),
            content.currency != fact.currency
        else { return }
        throw Refusal(
            .notAllowed, at: "/currency",
            "the currency of `\(operation.wire)` is \(fact.currency.wire), fixed for life, and cannot become "
                + "\(content.currency.wire); title and description can be corrected")
    }

    /// What names an area, a task, an option, a precondition or an authorisation.
    public func reliers(on subject: Subject) -> [Subject] {
        var found: [Subject] = []
        func look<Record: DefinedRecord>(
            _ kind: String, _ records: SettlingMap<EntityID, Record>, names: (Record.Definition) -> [Subject]
        ) {
            for (id, record) in records.sorted(by: { $0.key < $1.key })
            where record.definition.entries.contains(where: { names($0.value).contains(subject) }) {
                found.append(Subject(kind, id))
            }
        }
        func all(_ kind: String, _ ids: [EntityID]?) -> [Subject] { (ids ?? []).map { Subject(kind, $0) } }
        look("area", records.areas) { all("area", $0.within.map { [$0] }) }
        look("task", records.tasks) {
            all("area", $0.areas) + all("authorisation", $0.authorisation.map { [$0] })
        }
        look("option", records.options) { option in
            option.assigned.flatMap { [Subject("task", $0.task)] + all("area", $0.areas) }
                + all("precondition", option.assumes)
        }
        look("stand", records.stands) {
            all("task", $0.task.map { [$0] }) + all("option", $0.option.map { [$0] })
        }
        look("constraint", records.constraints) { all("area", $0.areas) }
        return found + records.claims.reliers(on: subject)
    }

    /// Command's, from where it is noted who is in post.
    public var foreignLogs: [LogID: ServiceName] {
        var logs: [LogID: ServiceName] = [:]
        for (_, notes) in records.posts {
            for note in notes.entries { logs[note.value.origin.log] = .command }
        }
        return logs
    }

    /// Notes of posts are, and the findings that came with them.
    public func isCopy(_ fact: MandateEvent) -> Bool {
        switch fact {
        case .postNote, .preconditionFinding: true
        default: false
        }
    }
}
