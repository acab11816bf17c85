import MessageSchema

/// Commands to a mandate service that it accepts, each another one: preconditions, as a source reports them, or findings
/// on some that are there.
struct ExampleCommands {
    let operation: OperationID
    /// Tells the commands of one series from those of another.
    private let series: Int
    private(set) var count = 0
    /// What the findings are on, in turn; with none, each command is a precondition.
    private let found: [EntityID]

    /// A series of its own for every number from 0 to 65,535.
    init(for operation: OperationID, series: Int = 0, findingsOn found: [EntityID] = []) {
        self.operation = operation
        self.series = series
        self.found = found
    }

    /// The command that comes before all others.
    func establishment() throws -> CommandEnvelope {
        let establishment = OperationEstablishment(
            title: "International Stabilization Force", currency: try CurrencyCode(wire: "USD"))
        return CommandEnvelope(
            id: try CommandID(wire: "bench-establish-\(operation.wire)"), name: OperationEstablishment.name,
            operation: operation, data: try JSONValue.encoding(establishment), actor: "planner")
    }

    mutating func next() throws -> CommandEnvelope {
        count += 1
        let source = Source(
            publisher: "Straits Times", published: .day(try CalendarDay(wire: "2026-02-19")),
            grade: try Grade(wire: "B2"))
        let (name, content) = try content()
        guard case .object(var data) = content else { throw BenchmarkFailure(text: "a command is an object") }
        data["basis"] = .string(Basis.reported.rawValue)
        return CommandEnvelope(
            id: try CommandID(wire: "0b7e2c1a-5d1f-4a51-\(40_000 + series)-\(100_000_000_000 + count)"),
            name: name, operation: operation, data: .object(data),
            effectiveDate: .day(try day()), sources: [source], actor: "planner")
    }

    /// The same for all preconditions; each finding is of the day after the last one on the same, as it says otherwise.
    private func day() throws -> CalendarDay {
        let first = try CalendarDay(wire: "2026-02-19")
        guard !found.isEmpty else { return first }
        guard let day = CalendarDay(daysSinceEpoch: first.daysSinceEpoch + count / found.count) else {
            throw BenchmarkFailure(text: "there are no days left for finding \(count)")
        }
        return day
    }

    private func content() throws -> (name: String, data: JSONValue) {
        guard !found.isEmpty else {
            let precondition = Precondition(
                precondition: try EntityID(wire: "fact-\(series)-\(count)"),
                title: "armed groups have handed in their heavy weapons, as the monitors confirm")
            return (Precondition.name, try JSONValue.encoding(precondition))
        }
        let finding = PreconditionFinding(
            precondition: found[count % found.count], status: .known(count / found.count % 2 == 0 ? .met : .unmet),
            wording: "as the monitors confirm")
        return (PreconditionFinding.name, try JSONValue.encoding(finding))
    }

    /// The next commands as requests whose numbers are their places, from 0; ready to be sent.
    mutating func frames(_ count: Int) throws -> [[UInt8]] {
        try (0..<count).map { number in
            try JSONValue.bytes(
                encoding: TypedBusRequest(id: "\(number)", request: .command, body: try next()))
        }
    }
}
