import GatewayDomain
import MessageSchema

/// Reads and checks questions for events.
enum EventsReading {
    /// Reads a question as it comes over the bus.
    /// - Throws: `Problem` of kind `invalid-content` that names the field and what is allowed.
    static func request(from json: JSONValue?) throws(Problem) -> EventsRequest {
        let object = json?.object ?? JSONObject()
        for key in object.keys where !EventsRequest.fieldNames.contains(key) {
            throw wrong(
                "/\(key)",
                "`events` has no field `\(key.prefix(60))`; it has \(EventsRequest.fieldNames.joined(separator: ", "))")
        }
        do {
            return try JSONValue.object(object).decoded(as: EventsRequest.self)
        } catch let error as DecodingError {
            throw Problem(decoding: error)
        } catch {
            throw Problem(.invalidContent, "the question cannot be read: \(error)")
        }
    }

    /// How many events a page has at most.
    static func limit(of request: EventsRequest) throws(Problem) -> Int {
        let limit = request.limit ?? EventsRequest.defaultLimit
        guard (1...EventsRequest.maximumLimit).contains(limit) else {
            throw wrong("/limit", "a page has 1 to \(EventsRequest.maximumLimit) events, not \(limit)")
        }
        return limit
    }

    /// How long to wait for what must have arrived.
    static func wait(of request: EventsRequest) throws(Problem) -> Double {
        let wait = request.waitSeconds ?? QuestionReading.defaultWaitSeconds
        guard (0...QuestionReading.maximumWaitSeconds).contains(wait) else {
            throw wrong("/waitSeconds", "it is 0 to \(Int(QuestionReading.maximumWaitSeconds)) seconds, not \(wait)")
        }
        return wait
    }

    private static func wrong(_ pointer: String, _ detail: String) -> Problem {
        Problem(.invalidContent, detail, errors: [Problem.Place(pointer: pointer, detail: detail)])
    }
}
