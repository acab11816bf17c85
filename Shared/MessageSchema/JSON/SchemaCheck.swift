/// One run of a validator.
struct SchemaCheck {
    let root: JSONSchema
    let checksTexts: Bool
    var findings: [SchemaFinding] = []
    let patterns = PatternCache()
    private var depth = 0

    /// Deeper values than parsers accept are refused rather than followed.
    private static let greatestDepth = 512

    init(root: JSONSchema, checksTexts: Bool) {
        self.root = root
        self.checksTexts = checksTexts
    }

    /// The nearest words, for as many findings as anybody reads: a hostile document must not cost more than it is worth.
    func suggestions(for text: String, in words: [String]) -> [String] {
        findings.count < 50 ? NearestMatch.of(text, in: words) : []
    }

    mutating func add(
        _ code: SchemaFinding.Code, _ pointer: JSONPointer, _ message: String, nearest: [String] = []
    ) {
        findings.append(SchemaFinding(code: code, pointer: pointer, message: message, nearest: nearest))
    }

    /// Checks a value. `hops` counts references followed at the same value, so that a circle of them ends.
    mutating func check(_ value: JSONValue, _ schema: JSONSchema, at place: JSONPointer, hops: Int) {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 2 * Self.greatestDepth else {
            add(.wrongType, place, "found nesting deeper than allowed; allowed are \(Self.greatestDepth) levels")
            return
        }
        if let name = schema.reference {
            guard let definition = root.definitions.first(where: { $0.name == name })?.schema, hops < 32 else {
                add(.brokenSchema, place, "the schema refers to `\(name)`, which it does not define")
                return
            }
            check(value, definition, at: place, hops: hops + 1)
        }
        guard SchemaWords.isOfType(value, schema.types) else {
            add(.wrongType, place, "found \(SchemaWords.found(value)); allowed is \(SchemaWords.allowed(schema, root))")
            return
        }
        switch value {
        case .string(let text): checkText(text, schema, at: place)
        case .number(let number): checkNumber(number, schema, at: place)
        case .array(let elements): checkArray(elements, schema, at: place)
        case .object(let object): checkObject(object, schema, at: place)
        case .null, .bool: checkWords(value, schema, at: place)
        }
        if !schema.oneOf.isEmpty { checkAlternatives(value, schema.oneOf, exclusive: true, at: place, hops: hops) }
        if !schema.anyOf.isEmpty { checkAlternatives(value, schema.anyOf, exclusive: false, at: place, hops: hops) }
    }

    private mutating func checkNumber(_ number: JSONNumber, _ schema: JSONSchema, at place: JSONPointer) {
        checkWords(.number(number), schema, at: place)
        let isTooSmall = schema.minimum.map { number.isLess(than: $0) } ?? false
        let isTooLarge = schema.maximum.map { $0.isLess(than: number) } ?? false
        guard isTooSmall || isTooLarge else { return }
        add(.range, place, "found \(number); allowed is \(SchemaWords.allowed(schema, root))")
    }

    private mutating func checkArray(_ elements: [JSONValue], _ schema: JSONSchema, at place: JSONPointer) {
        checkWords(.array(elements), schema, at: place)
        let count = elements.count
        if count < schema.minItems ?? 0 || count > schema.maxItems ?? .max {
            let bounds = SchemaWords.bounds(schema.minItems, schema.maxItems, "element")
            add(.length, place, "found \(SchemaWords.counted(count, "element")); allowed are \(bounds)")
        }
        guard let items = schema.items else { return }
        for (index, element) in elements.enumerated() {
            check(element, items, at: place.appending(index), hops: 0)
        }
    }

    private mutating func checkObject(_ object: JSONObject, _ schema: JSONSchema, at place: JSONPointer) {
        checkWords(.object(object), schema, at: place)
        for member in object.members {
            let inner = place.appending(member.key)
            if let names = schema.propertyNames {
                check(.string(member.key), names, at: inner, hops: 0)
            }
            if let property = schema.property(member.key) {
                check(member.value, property, at: inner, hops: 0)
                continue
            }
            switch schema.additionalProperties {
            case .refused: addUnknown(member.key, schema, at: inner)
            case .matching(let values): check(member.value, values, at: inner, hops: 0)
            case .allowed, nil: break
            }
        }
        for name in schema.required where object[name] == nil {
            let wanted = schema.property(name).map { "; it must be \(SchemaWords.allowed($0, root))" } ?? ""
            add(.missingField, place.appending(name), "field `\(name)` is missing\(wanted)")
        }
    }

    private mutating func addUnknown(_ key: String, _ schema: JSONSchema, at place: JSONPointer) {
        let names = schema.properties.map(\.name)
        let nearest = suggestions(for: key, in: names)
        let hint = nearest.first.map { "; did you mean `\($0)`?" } ?? ";"
        let allowed = names.isEmpty ? "no field is allowed here" : "allowed are \(SchemaWords.list(names))"
        add(
            .unknownField, place, "unknown field `\(SchemaWords.cut(key))`\(hint) \(allowed)", nearest: nearest)
    }

    /// What is no string cannot be one of a list of strings.
    private mutating func checkWords(_ value: JSONValue, _ schema: JSONSchema, at place: JSONPointer) {
        guard schema.enumeration != nil || schema.constant != nil else { return }
        add(.wrongType, place, "found \(SchemaWords.found(value)); allowed is \(SchemaWords.allowed(schema, root))")
    }
}
