import Foundation
import MessageSchema
import Testing

@Suite("Schemas derived from decoders")
struct SchemaGeneratorTests {
    @Test("A nested type gives exactly this schema")
    func matchesGolden() throws {
        let schema = try SchemaGenerator(closed: true).schema(of: SampleOrder.self)
        #expect(JSONWriter.text(of: schema.document(), pretty: true) == SampleOrder.golden)
    }

    @Test("The sample of a type satisfies its schema")
    func sampleIsValid() throws {
        let generator = SchemaGenerator(closed: true)
        let sample = try generator.sample(of: SampleOrder.self)
        let value = try JSONParser().parse([UInt8](JSONEncoder().encode(sample)))
        #expect(try SchemaValidator(generator.schema(of: SampleOrder.self)).findings(in: value) == [])
    }

    @Test("Recursive types end in references, and their schema is usable")
    func endsRecursion() throws {
        struct Tree: Codable {
            var name: String
            var left: [Tree]
            var parts: [String: Tree]
            var twin: Twin?
        }
        struct Twin: Codable {
            var tree: [Tree]?
        }
        let schema = try SchemaGenerator(closed: true).schema(of: Tree.self)
        #expect(schema.reference == "SchemaGeneratorTests.Tree")
        #expect(schema.definitions.map(\.name) == ["SchemaGeneratorTests.Tree"])
        let tree = try #require(schema.definitions.first?.schema)
        #expect(tree.property("left")?.items?.reference == "SchemaGeneratorTests.Tree")
        #expect(tree.property("parts")?.additionalProperties == .matching(.reference("SchemaGeneratorTests.Tree")))
        #expect(tree.property("twin")?.property("tree")?.items?.reference == "SchemaGeneratorTests.Tree")
        #expect(tree.required == ["name", "left", "parts"])
        let validator = SchemaValidator(schema)
        let good: JSONValue = ["name": "a", "left": [["name": "b", "left": [], "parts": [:]]], "parts": [:]]
        #expect(validator.findings(in: good) == [])
        let bad: JSONValue = ["name": "a", "left": [["name": 1, "left": [], "parts": [:]]], "parts": [:]]
        #expect(validator.findings(in: bad).map(\.pointer.description) == ["/left/0/name"])
    }

    @Test("A type that contains itself with nothing between is an error")
    func refusesEndlessType() {
        final class Endless: Decodable {
            let inner: Endless
        }
        let error = #expect(throws: SchemaGenerationError.self) { try SchemaGenerator().schema(of: Endless.self) }
        #expect(error?.typeName == "SchemaGeneratorTests.Endless")
        #expect(error?.pointer.description == "/inner")
        #expect(error?.message.contains("contains itself") == true)
    }

    @Test("Several containers on one decoder merge into one object")
    func mergesContainers() throws {
        struct Payload: Decodable {
            let id: String
            let note: String?
        }
        struct Flat: Decodable {
            let payload: Payload
            let sources: [String]
            enum Keys: String, CodingKey { case sources, id }
            init(from decoder: any Decoder) throws {
                payload = try Payload(from: decoder)
                let container = try decoder.container(keyedBy: Keys.self)
                sources = try container.decodeIfPresent([String].self, forKey: .sources) ?? []
                _ = try container.decodeIfPresent(String.self, forKey: .id)
            }
        }
        let schema = try SchemaGenerator().schema(of: Flat.self)
        #expect(
            schema
                == .object(
                    properties: [("id", .string()), ("note", .string()), ("sources", .array(of: .string()))],
                    required: ["id"]))
    }

    @Test("Every type that JSON knows itself is told")
    func tellsPrimitives() throws {
        struct All: Decodable {
            let text: String, flag: Bool, double: Double, float: Float
            let int: Int, int8: Int8, int16: Int16, int32: Int32, int64: Int64
            let uint: UInt, uint8: UInt8, uint16: UInt16, uint32: UInt32, uint64: UInt64
            let optional: Int?, optionalFlag: Bool?, set: Set<String>, holes: [Int?]
        }
        let schema = try SchemaGenerator().schema(of: All.self)
        #expect(schema.property("flag") == .boolean())
        #expect(schema.property("double") == .number())
        #expect(schema.property("float") == .number())
        #expect(schema.property("int") == .integer())
        #expect(schema.property("int8") == .integer(minimum: -128, maximum: 127))
        #expect(schema.property("int16") == .integer(minimum: -32768, maximum: 32767))
        #expect(schema.property("int32") == .integer(minimum: -2_147_483_648, maximum: 2_147_483_647))
        #expect(schema.property("int64") == .integer())
        #expect(schema.property("uint") == .integer(minimum: 0))
        #expect(schema.property("uint8") == .integer(minimum: 0, maximum: 255))
        #expect(schema.property("uint16") == .integer(minimum: 0, maximum: 65535))
        #expect(schema.property("uint32") == .integer(minimum: 0, maximum: 4_294_967_295))
        #expect(schema.property("uint64") == .integer(minimum: 0))
        #expect(schema.property("optional") == .integer())
        #expect(schema.property("set") == .array(of: .string()))
        #expect(schema.property("holes")?.items?.types == [.integer, .null])
        #expect(schema.properties.count == 18)
        #expect(Set(schema.properties.map(\.name)).subtracting(schema.required) == ["optional", "optionalFlag"])
    }

    @Test("A name asked for after `contains` is optional, one that may be null is nullable")
    func tellsPresence() throws {
        struct Careful: Decodable {
            enum Keys: String, CodingKey { case maybe, nullable, inner, list }
            enum InnerKeys: String, CodingKey { case deep }
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Keys.self)
                if container.contains(.maybe) { _ = try container.decode(Int.self, forKey: .maybe) }
                if try !container.decodeNil(forKey: .nullable) {
                    _ = try container.decode(String.self, forKey: .nullable)
                }
                let inner = try container.nestedContainer(keyedBy: InnerKeys.self, forKey: .inner)
                _ = try inner.decode(Bool.self, forKey: .deep)
                var list = try container.nestedUnkeyedContainer(forKey: .list)
                while !list.isAtEnd { _ = try list.decode(Int.self) }
            }
        }
        let schema = try SchemaGenerator().schema(of: Careful.self)
        #expect(schema.required == ["nullable", "inner", "list"])
        #expect(schema.property("nullable")?.types == [.string, .null])
        #expect(schema.property("inner") == .object(properties: [("deep", .boolean())], required: ["deep"]))
        #expect(schema.property("list") == .array(of: .integer()))
    }

    @Test("Values that are written as a bare string, number or list are told")
    func tellsWrappers() throws {
        struct Name: RawRepresentable, Decodable { let rawValue: String }
        struct Count: Decodable {
            let value: UInt16
            init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(UInt16.self) }
        }
        struct Names: Decodable {
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                while !container.isAtEnd { _ = try container.decode(Name.self) }
            }
        }
        struct Empty: Decodable {}
        let generator = SchemaGenerator(closed: true)
        #expect(try generator.schema(of: Name.self) == .string())
        #expect(try generator.schema(of: Count.self) == .integer(minimum: 0, maximum: 65535))
        #expect(try generator.schema(of: Names.self) == .array(of: .string()))
        #expect(
            try generator.schema(of: Empty.self)
                == .object(properties: [], required: [], additionalProperties: .refused))
        #expect(try generator.schema(of: [Int].self) == .array(of: .integer()))
    }

    @Test("An open vocabulary is a list when closed, and any string with examples otherwise")
    func tellsOpenVocabularies() throws {
        #expect(try SchemaGenerator(closed: true).schema(of: OpenWord.self) == .string(enumeration: ["red", "green"]))
        #expect(try SchemaGenerator().schema(of: OpenWord.self) == .string(examples: ["red", "green"]))
        #expect(try SchemaGenerator().schema(of: SampleOrder.Stage.self).enumeration == ["offered", "inPlace"])
    }

    @Test("Described objects that leave it open are closed too, outspoken ones are not")
    func closesDescribedObjects() throws {
        struct Holder: Decodable { let inner: Loose }
        let open = try SchemaGenerator().schema(of: Holder.self).property("inner")
        #expect(open?.additionalProperties == nil)
        #expect(open?.property("free")?.additionalProperties == .allowed)
        let closed = try SchemaGenerator(closed: true).schema(of: Holder.self).property("inner")
        #expect(closed?.additionalProperties == .refused)
        #expect(closed?.property("free")?.additionalProperties == .allowed)
    }

    @Test("A type that refuses the samples is named with its place and the remedy")
    func namesTheCulprit() {
        struct Picky: Decodable {
            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                _ = try container.decode(String.self)
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a colour")
            }
        }
        struct Line: Decodable { let colour: Picky? }
        struct Order: Decodable { let lines: [Line] }
        let error = #expect(throws: SchemaGenerationError.self) { try SchemaGenerator().schema(of: Order.self) }
        #expect(error?.typeName == "SchemaGeneratorTests.Picky")
        #expect(error?.pointer.description == "/lines/0/colour")
        #expect(error?.message.contains("not a colour") == true)
        #expect(error?.message.contains("SchemaDescribed") == true)
    }

    @Test("A type that reads one value in two forms is an error")
    func refusesTwoForms() {
        struct Either: Decodable {
            enum Keys: String, CodingKey { case best }
            init(from decoder: any Decoder) throws {
                _ = try? decoder.singleValueContainer().decode(String.self)
                _ = try decoder.container(keyedBy: Keys.self).decode(Int.self, forKey: .best)
            }
        }
        let error = #expect(throws: SchemaGenerationError.self) { try SchemaGenerator().schema(of: Either.self) }
        #expect(error?.message.contains("an object and a value") == true)
    }

    @Test("The coding that Swift makes for enums with values is refused, as nothing but Swift would write it")
    func refusesSynthesisedEnums() {
        let error = #expect(throws: SchemaGenerationError.self) { try SchemaGenerator().schema(of: SwiftEnum.self) }
        #expect(error?.typeName == "SwiftEnum")
    }

    @Test("Keys of their own type give a rule for the names")
    func tellsKeys() throws {
        struct Totals: Decodable { let byStage: [SampleOrder.Stage: Int] }
        let schema = try SchemaGenerator().schema(of: Totals.self).property("byStage")
        #expect(schema == .dictionary(of: .integer(), names: .string(enumeration: ["offered", "inPlace"])))
    }

    @Test("What the decoder is set to reaches the type")
    func passesUserInfo() throws {
        struct Strict: Decodable {
            static let key = CodingUserInfoKey(rawValue: "strict")
            enum Keys: String, CodingKey { case extra }
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Keys.self)
                if Self.key.flatMap({ decoder.userInfo[$0] }) as? Bool == true {
                    _ = try container.decode(Int.self, forKey: .extra)
                }
            }
        }
        let key = try #require(Strict.key)
        #expect(try SchemaGenerator().schema(of: Strict.self).properties.isEmpty)
        #expect(try SchemaGenerator(userInfo: [key: true]).schema(of: Strict.self).required == ["extra"])
    }

    @Test("References can be written for another document's definitions")
    func rendersReferences() {
        #expect(
            JSONSchema.reference("A/B").jsonValue(definitionsPrefix: "#/components/schemas/")
                == ["$ref": "#/components/schemas/A~1B"])
        #expect(JSONSchema().document(id: "urn:x") == ["$schema": .string(JSONSchema.dialect), "$id": "urn:x"])
    }
}

private enum SwiftEnum: Decodable {
    case first(Int)
    case second
}

private struct OpenWord: Decodable, RawRepresentable, CaseIterable, Hashable {
    let rawValue: String
    static let allCases = [OpenWord(rawValue: "red"), OpenWord(rawValue: "green")]
}

private struct Loose: Decodable, SchemaDescribed {
    static var schema: JSONSchema {
        .object(
            properties: [("free", .object(properties: [], required: [], additionalProperties: .allowed))], required: [])
    }
    static var schemaSample: Loose { Loose() }
}
