/// Derives JSON Schemas from `Decodable` types by running their own `init(from:)` and watching what it asks for.
///
/// So the schema cannot drift from the decoder, and synthesised coding needs no extra code:
/// - what is asked with `decode` is required; with `decodeIfPresent`, or after `contains`, optional. `null` is not
///   allowed for a missing value, although Foundation's decoders would take it;
/// - an enum that is `CaseIterable` and has raw strings becomes a list of values. One whose `init(rawValue:)` takes
///   any text is open: the list when closed, otherwise any string with the values as examples;
/// - nested types are written in place, recursive ones become `$ref` to `$defs`;
/// - a ``SchemaDescribed`` type says its own; other types that refuse the samples (the text "sample", the number 1,
///   true) are an error;
/// - several containers, or another type's `init(from:)`, on one decoder merge into one object.
///
/// Only the branch that the samples lead to is seen: types that decode alternatives must be ``SchemaDescribed``.
public struct SchemaGenerator: Sendable {
    /// Whether objects refuse names that they do not know; objects of described types too, where those leave it open.
    public let closed: Bool
    /// What the decoders' `userInfo` holds.
    public let userInfo: [CodingUserInfoKey: any Sendable]

    /// Makes a generator; open and without `userInfo` by default.
    public init(closed: Bool = false, userInfo: [CodingUserInfoKey: any Sendable] = [:]) {
        self.closed = closed
        self.userInfo = userInfo
    }

    /// The schema of a type.
    ///
    /// - Throws: ``SchemaGenerationError`` naming the type inside that could not be probed, and where.
    public func schema(of type: any Decodable.Type) throws(SchemaGenerationError) -> JSONSchema {
        let session = ProbeSession(closed: closed, userInfo: userInfo)
        var schema = try rootSchema(of: type, session)
        schema.definitions = session.sortedDefinitions
        return closed ? schema.closed() : schema
    }

    /// A value of a type, made of samples: every optional is there, every array has one element.
    ///
    /// - Throws: ``SchemaGenerationError`` naming the type inside that could not be probed, and where.
    public func sample<Value: Decodable>(of type: Value.Type) throws(SchemaGenerationError) -> Value {
        let answer = try run(type, ProbeSession(closed: closed, userInfo: userInfo))
        guard let sample = answer.sample else {
            throw SchemaGenerationError(
                typeName: ProbeSession.name(of: type), pointer: .root, message: "there is no sample of it")
        }
        return sample
    }

    private func rootSchema<Value: Decodable>(
        of type: Value.Type, _ session: ProbeSession
    ) throws(SchemaGenerationError) -> JSONSchema {
        try run(type, session).schema
    }

    private func run<Value: Decodable>(
        _ type: Value.Type, _ session: ProbeSession
    ) throws(SchemaGenerationError) -> ProbeAnswer<Value> {
        do {
            return try session.describe(type, at: [])
        } catch let error as SchemaGenerationError {
            throw error
        } catch {
            throw SchemaGenerationError(
                typeName: ProbeSession.name(of: type), pointer: .root, message: String(describing: error))
        }
    }
}
