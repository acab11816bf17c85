import MessageSchema

/// A command, as HTTP and the bus take it.
struct Order: Sendable, CustomStringConvertible {
    let id: String
    let service: String
    let name: String
    var operation = "isf-gaza"
    let data: JSONValue

    var path: String { "/v1/operations/\(operation)/commands/\(name)" }
    var body: [UInt8] { JSONWriter.bytes(of: ["actor": "system", "data": data]) }
    var envelope: JSONValue {
        [
            "id": .string(id), "name": .string(name), "operation": .string(operation), "actor": "system", "data": data,
        ]
    }
    var description: String { "\(name) \(id)" }

    static func establishment(_ operation: String, title: String) -> Order {
        Order(
            id: "establish-\(operation)", service: "mandate", name: "establish-operation", operation: operation,
            data: ["title": .string(title), "currency": "USD"])
    }

    static func pledge(
        _ pledge: String, nation: String = "ITA", headcount: Int, in operation: String = "isf-gaza"
    ) -> Order {
        Order(
            id: "\(operation):announce:\(pledge)", service: "pledges", name: "announce-pledge", operation: operation,
            data: [
                "pledge": .string(pledge), "nation": .string(nation),
                "lines": [
                    [
                        "line": "infantry", "capability": "Infantry", "personnel": "troops",
                        "headcount": .number(JSONNumber(headcount)),
                    ]
                ],
            ])
    }

    static func assessment(_ pledge: String, in operation: String = "isf-gaza") -> Order {
        Order(
            id: "\(operation):assess:\(pledge)", service: "pledges", name: "assess-pledge", operation: operation,
            data: ["pledge": .string(pledge)])
    }

    static func contribution(
        _ contribution: String, donor: String = "SAU", dollars: Int, in operation: String = "isf-gaza"
    ) -> Order {
        Order(
            id: "\(operation):contribute:\(contribution)", service: "funding", name: "pledge-contribution",
            operation: operation,
            data: [
                "contribution": .string(contribution), "donor": .string(donor), "kind": "financial",
                "amount": ["amount": .string("\(dollars).00"), "currency": "USD"],
            ])
    }

    static func post(_ post: String, title: String = "Staff officer", in operation: String = "isf-gaza") -> Order {
        Order(
            id: "\(operation):post:\(post)", service: "command", name: "establish-post", operation: operation,
            data: ["post": .string(post), "title": .string(title)])
    }

    static func precondition(
        _ precondition: String, title: String = "A condition", in operation: String = "isf-gaza"
    ) -> Order {
        Order(
            id: "\(operation):precondition:\(precondition)", service: "mandate", name: "define-precondition",
            operation: operation, data: ["precondition": .string(precondition), "title": .string(title)])
    }
}
