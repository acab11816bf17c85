import MessageSchema

/// Reads a scenario line by line and finds everything that is wrong with it, without asking a service.
struct ScenarioReader {
    /// The scenario, or `nil` where its header is missing or wrong.
    var scenario: Scenario? {
        header.map { Scenario(id: $0.scenario, title: $0.title?.wire, operation: $0.operation, entries: entries) }
    }
    /// Everything that is wrong, in the order of the lines.
    private(set) var findings: [ScenarioFinding] = []

    private var header: Header?
    private var sources: [String: NamedSource] = [:]
    private var entries: [Scenario.Entry] = []
    private var seen: [String: Int] = [:]
    private var checks: [String: DataCheck] = [:]

    private struct Header: Decodable {
        let scenario: EntityID
        let title: Text?
        let operation: OperationID
    }

    private struct NamedSource: Decodable {
        let source: EntityID
        let publisher: Text
        let title: Text?
        let published: EffectiveDate
        let address: Text?
        let grade: Grade?
    }

    private struct EntryFields: Decodable {
        let entry: EntityID
        let command: Text
        let service: Coded<ServiceName>?
        let effectiveDate: EffectiveDate?
        let learnedTime: Instant?
        let basis: Coded<Basis>?
    }

    /// Reads a whole file.
    init(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() { read(line, number: index + 1) }
        if header == nil, findings.isEmpty {
            note(1, "", "the scenario has no header; its first line is {\"scenario\": id, \"operation\": id}")
        }
    }

    private mutating func note(_ line: Int, _ pointer: String, _ message: String) {
        findings.append(ScenarioFinding(line: line, pointer: pointer, message: message))
    }

    private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
        guard let first = line.first(where: { ![32, 9, 13].contains($0) }), first != 35 else { return }
        let json: JSONValue
        do throws(JSONParseError) {
            json = try JSONParser().parse(line)
        } catch {
            return note(number, error.pointer.description, "not JSON: \(error.message) (column \(error.column))")
        }
        guard let object = json.object else { return note(number, "", "a line holds one JSON object") }
        if object["scenario"] != nil {
            readHeader(json, object, number)
        } else if object["source"] != nil {
            readSource(json, object, number)
        } else if object["entry"] != nil {
            readEntry(json, object, number)
        } else {
            note(
                number, "",
                "a line begins with `scenario`, `source` or `entry`; this one has \(object.keys.joined(separator: ", "))"
            )
        }
    }

    private mutating func readHeader(_ json: JSONValue, _ object: JSONObject, _ number: Int) {
        guard header == nil else { return note(number, "/scenario", "a second header; a file holds one scenario") }
        refuseUnknown(object, ["scenario", "title", "operation", "description"], number)
        header = decode(Header.self, json, number)
    }

    private mutating func readSource(_ json: JSONValue, _ object: JSONObject, _ number: Int) {
        refuseUnknown(object, ["source", "publisher", "title", "published", "address", "grade"], number)
        guard let source = decode(NamedSource.self, json, number) else { return }
        guard sources[source.source.wire] == nil else {
            return note(number, "/source", "the source `\(source.source.wire)` is named twice")
        }
        sources[source.source.wire] = source
    }

    private mutating func readEntry(_ json: JSONValue, _ object: JSONObject, _ number: Int) {
        let before = findings.count
        if header == nil, !findings.contains(where: { $0.pointer == "/scenario" }) {
            note(number, "", "an entry before the header; the first line is {\"scenario\": id, \"operation\": id}")
        }
        refuseUnknown(
            object,
            ["entry", "command", "service", "effectiveDate", "learnedTime", "sources", "basis", "data", "note"], number)
        guard let fields = decode(EntryFields.self, json, number) else { return }
        if let line = seen.updateValue(number, forKey: fields.entry.wire) {
            note(number, "/entry", "the entry `\(fields.entry.wire)` stands in line \(line) already")
        }
        let command: CommandCatalogue.Entry
        do throws(CommandFailure) {
            command = try CommandCatalogue.all.entry(named: fields.command.wire, service: fields.service?.term)
        } catch {
            return note(number, "/command", error.message)
        }
        let sources = readSources(object["sources"], number)
        let data = withBasis(object["data"], fields.basis?.term, hasSources: !sources.isEmpty)
        guard let data else { return note(number, "/data", "an entry has `data`, an object with the command's fields") }
        check(data, command, number)
        guard findings.count == before else { return }
        entries.append(
            Scenario.Entry(
                id: fields.entry, line: number, command: command, data: data, sources: sources,
                effective: fields.effectiveDate, learned: fields.learnedTime))
    }

    private func withBasis(_ data: JSONValue?, _ basis: Basis?, hasSources: Bool) -> JSONValue? {
        guard var object = data?.object else { return nil }
        if let basis = basis ?? (hasSources ? .reported : nil), object["basis"] == nil {
            object["basis"] = .string(basis.rawValue)
        }
        return .object(object)
    }

    private mutating func check(_ data: JSONValue, _ command: CommandCatalogue.Entry, _ number: Int) {
        let key = "\(command.service.rawValue)/\(command.name)"
        do throws(CommandFailure) {
            let check: DataCheck
            if let known = checks[key] { check = known } else { check = try DataCheck(command) }
            checks[key] = check
            for place in check.findings(in: data) { note(number, "/data" + place.pointer, place.detail) }
        } catch {
            note(number, "/command", error.message)
        }
    }

    /// A reference is `{"ref": id, "grade": "B2"}`, or the id alone where the source's own line gives the grade.
    private mutating func readSources(_ json: JSONValue?, _ number: Int) -> [Source] {
        guard let json else { return [] }
        guard let elements = json.array else {
            note(number, "/sources", "`sources` is a list of {\"ref\": id, \"grade\": \"B2\"}")
            return []
        }
        return elements.enumerated().compactMap { index, element in
            let pointer = "/sources/\(index)"
            if let object = element.object { refuseUnknown(object, ["ref", "grade"], number, at: pointer) }
            guard let ref = element.string ?? element["ref"]?.string else {
                note(number, pointer, "a source is {\"ref\": id, \"grade\": \"B2\"}")
                return nil
            }
            guard let named = sources[ref] else {
                let nearest = NearestMatch.of(ref, in: sources.keys.sorted(), limit: 3)
                note(
                    number, pointer,
                    "no line above names a source `\(ref)`"
                        + (nearest.isEmpty ? "" : "; nearest are \(nearest.joined(separator: ", "))"))
                return nil
            }
            guard let grade = grade(element["grade"]?.string, of: named, number, pointer) else { return nil }
            return Source(
                publisher: named.publisher, title: named.title, published: named.published, address: named.address,
                grade: grade)
        }
    }

    private mutating func grade(_ text: String?, of source: NamedSource, _ number: Int, _ pointer: String) -> Grade? {
        guard let text else {
            if source.grade == nil { note(number, pointer, "a grade is missing here or in the source's own line") }
            return source.grade
        }
        do throws(InvalidValue) {
            return try Grade(wire: text)
        } catch {
            note(number, pointer + "/grade", error.message)
            return nil
        }
    }

    private mutating func decode<Value: Decodable>(_ type: Value.Type, _ json: JSONValue, _ number: Int) -> Value? {
        do {
            return try json.decoded(as: type, strict: true)
        } catch let error as DecodingError {
            for place in Problem(decoding: error).errors { note(number, place.pointer, place.detail) }
        } catch {
            note(number, "", "\(error)")
        }
        return nil
    }

    private mutating func refuseUnknown(
        _ object: JSONObject, _ allowed: [String], _ number: Int, at pointer: String = ""
    ) {
        for key in object.keys where !allowed.contains(key) {
            let nearest = NearestMatch.of(key, in: allowed, limit: 1).first.map { "; did you mean `\($0)`?" } ?? "."
            note(
                number, pointer + JSONPointer.root.appending(key).description,
                "there is no such field\(nearest) Allowed are \(allowed.joined(separator: ", "))")
        }
    }
}
