import MessageSchema

/// What came back to a question, if anything did.
struct Answer {
    var body: JSONValue?
    var problem: Problem?
    var frames: [[UInt8]] = []

    /// Nothing came in time.
    static let none = Answer()

    /// Reads the frames of a reply.
    init(_ frames: [[UInt8]]) {
        guard let first = frames.first, let reply = try? JSONParser().parse(first) else { return }
        if let value = reply["problem"], let problem = try? value.decoded(as: Problem.self) {
            self.problem = problem
        } else {
            body = reply["body"]
        }
        self.frames = Array(frames.dropFirst())
    }

    private init() {}

    var reason: String { problem?.detail ?? "nothing came" }
}
