/// A schema prepared for one question: whether a value is beyond doubt as it asks for, texts aside.
///
/// It says so far quicker than ``SchemaCheck``, since it needs to know of no place and to explain nothing. Where it does
/// not say yes, the check has the say: the matcher knows no references, and does not look into them.
final class SchemaMatcher: Sendable {
    private struct Member: Sendable {
        let name: String
        let matcher: SchemaMatcher
        let isRequired: Bool
    }

    private let kinds: [JSONSchema.Kind]
    private let members: [Member]
    private let requiredCount: Int
    /// Whether every required name is that of a member; otherwise nothing is beyond doubt.
    private let isKnown: Bool
    private let isClosed: Bool
    private let others: SchemaMatcher?
    private let names: SchemaMatcher?
    private let items: SchemaMatcher?
    private let words: [String]?
    private let lengths: ClosedRange<Int>?
    private let counts: ClosedRange<Int>
    private let minimum: JSONNumber?
    private let maximum: JSONNumber?
    private let oneOf: [SchemaMatcher]
    private let anyOf: [SchemaMatcher]

    init(_ schema: JSONSchema) {
        kinds = schema.types
        members = schema.properties.map { property in
            Member(
                name: property.name, matcher: SchemaMatcher(property.schema),
                isRequired: schema.required.contains(property.name))
        }
        requiredCount = Set(schema.required).count
        let bounds = [(schema.minLength, schema.maxLength), (schema.minItems, schema.maxItems)]
        isKnown =
            schema.reference == nil && members.count { $0.isRequired } == requiredCount
            && bounds.allSatisfy { ($0 ?? 0) <= ($1 ?? .max) }
        switch schema.additionalProperties {
        case .refused: (isClosed, others) = (true, nil)
        case .matching(let values): (isClosed, others) = (false, SchemaMatcher(values))
        case .allowed, nil: (isClosed, others) = (false, nil)
        }
        names = schema.propertyNames.map { SchemaMatcher($0) }
        items = schema.items.map { SchemaMatcher($0) }
        words = schema.enumeration ?? schema.constant.map { [$0] }
        lengths =
            isKnown && (schema.minLength != nil || schema.maxLength != nil)
            ? (schema.minLength ?? 0)...(schema.maxLength ?? .max) : nil
        counts = isKnown ? (schema.minItems ?? 0)...(schema.maxItems ?? .max) : 0...0
        minimum = schema.minimum
        maximum = schema.maximum
        oneOf = schema.oneOf.map { SchemaMatcher($0) }
        anyOf = schema.anyOf.map { SchemaMatcher($0) }
    }

    /// Whether the schema finds nothing wrong with a value; no answer says that it does.
    func accepts(_ value: JSONValue) -> Bool {
        guard isKnown, SchemaWords.isOfType(value, kinds), isWithinBounds(value) else { return false }
        if !oneOf.isEmpty, oneOf.count(where: { $0.accepts(value) }) != 1 || !oneOf.allSatisfy(\.isDecided) {
            return false
        }
        return anyOf.isEmpty || anyOf.contains { $0.accepts(value) }
    }

    /// Whether `false` means that the schema does find something wrong.
    private var isDecided: Bool {
        isKnown && others?.isDecided ?? true && names?.isDecided ?? true && items?.isDecided ?? true
            && members.allSatisfy(\.matcher.isDecided) && oneOf.allSatisfy(\.isDecided)
            && anyOf.allSatisfy(\.isDecided)
    }

    private func isWithinBounds(_ value: JSONValue) -> Bool {
        switch value {
        case .string(let text):
            if let words, !words.contains(text) { return false }
            return lengths.map { $0.contains(text.unicodeScalars.count) } ?? true
        case .number(let number):
            return words == nil && !(minimum.map { number.isLess(than: $0) } ?? false)
                && !(maximum.map { $0.isLess(than: number) } ?? false)
        case .array(let elements):
            return words == nil && counts.contains(elements.count)
                && items.map { items in elements.allSatisfy { items.accepts($0) } } ?? true
        case .object(let object): return words == nil && accepts(object)
        case .null, .bool: return words == nil
        }
    }

    private func accepts(_ object: JSONObject) -> Bool {
        var missing = requiredCount
        for member in object.members {
            if let names, !names.accepts(.string(member.key)) { return false }
            if let known = members.first(where: { $0.name == member.key }) {
                guard known.matcher.accepts(member.value) else { return false }
                if known.isRequired { missing -= 1 }
            } else if isClosed || !(others?.accepts(member.value) ?? true) {
                return false
            }
        }
        return missing == 0
    }
}
