import MessageSchema

/// Commands to a mandate service that it accepts, each another one: preconditions, as a source reports them.
struct ExampleCommands {
    let operation: OperationID
    /// Tells the commands of one series from those of another.
    private let series: Int
    private(set) var count = 0

    /// A series of its own for every number from 0 to 65,535.
    init(for operation: OperationID, series: Int = 0) {
        self.operation = operation
        self.series = series
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
        let precondition = Precondition(
            precondition: try EntityID(wire: "fact-\(series)-\(count)"),
            title: "armed groups have handed in their heavy weapons, as the monitors confirm")
        let source = Source(
            publisher: "Straits Times", published: .day(try CalendarDay(wire: "2026-02-19")),
            grade: try Grade(wire: "B2"))
        guard case .object(var data) = try JSONValue.encoding(precondition) else {
            throw BenchmarkFailure(text: "a command is an object")
        }
        data["basis"] = .string(Basis.reported.rawValue)
        return CommandEnvelope(
            id: try CommandID(wire: "0b7e2c1a-5d1f-4a51-\(40_000 + series)-\(100_000_000_000 + count)"),
            name: Precondition.name, operation: operation, data: .object(data),
            effectiveDate: .day(try CalendarDay(wire: "2026-02-19")), sources: [source], actor: "planner")
    }

    /// The next commands as requests whose numbers are their places, from 0; ready to be sent.
    mutating func frames(_ count: Int) throws -> [[UInt8]] {
        try (0..<count).map { number in
            try JSONValue.bytes(
                encoding: TypedBusRequest(id: "\(number)", request: .command, body: try next()))
        }
    }
}
