public import DomainModel
public import MessageSchema

extension Scenario where State: CorrectableAggregate {
    /// The id of the fact so many places from the end, 0 for the last.
    public func event(_ back: Int = 0) -> EventID { facts[facts.count - 1 - back].header.id }

    /// What an event states, as `correct-entry` takes it: the data of the command that would record it.
    /// - Throws: what the coder throws.
    public func content(of event: EventID) throws -> JSONObject {
        guard let entry = state.records.journal.entry(event), let fact = state.records.journal.content(of: entry) else {
            throw ScenarioFailure("\(event) has no content")
        }
        func ordered(_ fact: some StatedByCommand) -> any CommandPayload { fact.order }
        let payload = fact.payload
        let json: JSONValue
        if let stated = payload as? any StatedByCommand {
            let order = ordered(stated)
            json = try JSONValue.encoding(order)
        } else {
            json = try JSONValue.encoding(payload)
        }
        return json.object ?? JSONObject()
    }

    /// The same with one field changed; `nil` takes it out.
    /// - Throws: what the coder throws.
    public func content(of event: EventID, _ field: String, _ value: JSONValue?) throws -> JSONValue {
        var content = try content(of: event)
        content[field] = value
        return .object(content)
    }
}
