import MessageSchema

/// A nested type with everything that messages use, and its schema.
struct SampleOrder: Codable {
    enum Stage: String, Codable, CaseIterable, CodingKeyRepresentable {
        case offered, inPlace
    }

    struct Line: Codable {
        var item: String
        var count: Headcount
        var stage: Stage
        var nearby: [Line]?
    }

    /// A number, or the text "unknown".
    enum Headcount: Codable, SchemaDescribed {
        case known(Int)
        case unknown

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let count = try? container.decode(Int.self) {
                self = .known(count)
            } else {
                self = .unknown
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .known(let count): try container.encode(count)
            case .unknown: try container.encode("unknown")
            }
        }

        static var schema: JSONSchema { .oneOf([.integer(minimum: 0), .constant("unknown")], description: "how many") }
        static var schemaSample: Headcount { .known(5) }
    }

    var id: String
    var urgent: Bool?
    var lines: [Line]
    var labels: [String: String]
    var weight: Double

    static let golden = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "id": {
              "type": "string"
            },
            "urgent": {
              "type": "boolean"
            },
            "lines": {
              "type": "array",
              "items": {
                "$ref": "#/$defs/SampleOrder.Line"
              }
            },
            "labels": {
              "type": "object",
              "additionalProperties": {
                "type": "string"
              }
            },
            "weight": {
              "type": "number"
            }
          },
          "required": [
            "id",
            "lines",
            "labels",
            "weight"
          ],
          "additionalProperties": false,
          "$defs": {
            "SampleOrder.Line": {
              "type": "object",
              "properties": {
                "item": {
                  "type": "string"
                },
                "count": {
                  "description": "how many",
                  "oneOf": [
                    {
                      "type": "integer",
                      "minimum": 0
                    },
                    {
                      "type": "string",
                      "const": "unknown"
                    }
                  ]
                },
                "stage": {
                  "type": "string",
                  "enum": [
                    "offered",
                    "inPlace"
                  ]
                },
                "nearby": {
                  "type": "array",
                  "items": {
                    "$ref": "#/$defs/SampleOrder.Line"
                  }
                }
              },
              "required": [
                "item",
                "count",
                "stage"
              ],
              "additionalProperties": false
            }
          }
        }
        """
}
