import MessageSchema

/// What came back over HTTP.
struct HTTPResponse: Sendable {
    let status: Int
    /// Names in lower case.
    let headers: [(name: String, value: String)]
    let body: [UInt8]

    subscript(_ name: String) -> String? { headers.first { $0.name == name.lowercased() }?.value }

    var text: String { String(decoding: body, as: UTF8.self) }

    func json() throws -> JSONValue {
        do {
            return try JSONParser(limits: .init(bytes: 1 << 26)).parse(body)
        } catch {
            throw Failure("status \(status) with no JSON: \(error)\n\(text.prefix(500))")
        }
    }
}
