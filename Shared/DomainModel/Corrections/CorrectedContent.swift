import MessageSchema

/// Reads the new content of an entry as the command that would record it: by the command's own schema, or where the
/// content is that of the event, by the command that follows from it.
struct CorrectedContent<Event: ServiceEvent, Command: ServiceCommand> {
    private let fact: any EventPayload.Type

    init(of fact: Event) {
        self.fact = type(of: fact.payload)
    }

    /// - Throws: `Refusal` with every wrong place under `/content`.
    func command(_ content: JSONValue) throws(Refusal) -> Command {
        let payload: any CommandPayload
        if let own = fact as? any CommandPayload.Type {
            payload = try read(content, as: own)
        } else if let stated = fact as? any StatedByCommand.Type {
            payload = try read(content, statedBy: stated)
        } else {
            throw Refusal(.notAllowed, at: "/event", "what records \(fact.type.name) cannot be corrected")
        }
        guard let command = Command(payload) else {
            throw Refusal(
                .internalFailure, at: "/content", "`\(type(of: payload).name)` is not handled; please report this")
        }
        return command
    }

    /// The command that would have recorded a fact; `nil` where none does.
    func command(of fact: Event) -> Command? {
        let payload = fact.payload
        let order = payload as? any CommandPayload ?? (payload as? any StatedByCommand).map { $0.order }
        return order.flatMap { Command($0) }
    }

    private func read<Payload: CommandPayload>(
        _ content: JSONValue, as payload: Payload.Type
    ) throws(Refusal) -> any CommandPayload {
        try typed(content, as: payload)
    }

    private func read<Fact: StatedByCommand>(
        _ content: JSONValue, statedBy fact: Fact.Type
    ) throws(Refusal) -> any CommandPayload {
        do throws(Refusal) {
            return try typed(content, as: Fact.Order.self)
        } catch {
            guard let fact = try? typed(content, as: Fact.self) else { throw error }
            return fact.order
        }
    }

    private func typed<Value: Codable>(_ content: JSONValue, as type: Value.Type) throws(Refusal) -> Value {
        let found: Result<Value, Problem>
        do {
            found = .success(try content.decoded(as: type, strict: true))
        } catch let error as DecodingError {
            found = .failure(Problem(decoding: error))
        } catch {
            throw Refusal(.invalidContent, at: "/content", "\(error)")
        }
        var places: [Problem.Place] = []
        if let schema = try? SchemaGenerator(closed: true).schema(of: type) {
            places = SchemaValidator(schema).findings(in: content).map { finding in
                Problem.Place(pointer: "/content" + finding.pointer.description, detail: finding.message)
            }
        }
        // The decoder stops at the first wrong place, and has better words for it than a schema.
        if case .failure(let problem) = found, let first = problem.errors.first {
            let place = Problem.Place(pointer: "/content" + first.pointer, detail: first.detail)
            places.removeAll { $0.pointer == place.pointer }
            places.insert(place, at: 0)
        }
        if places.isEmpty, case .success(let value) = found { return value }
        throw Refusal(
            .invalidContent,
            places.isEmpty
                ? "/content: not as asked for"
                : places.prefix(5).map { "\($0.pointer): \($0.detail)" }.joined(separator: "; "),
            fields: Array(places.prefix(100)))
    }
}
