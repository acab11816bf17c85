import Testing

/// Connections that are cut, late, deaf on one side or never answered, between a service and all who talk to it.
struct ProxyTests {
    /// What is done to which connections.
    struct Row: Sendable, CustomTestStringConvertible {
        let mode: SocketProxy.Mode
        let endpoints: [String]
        let service: String

        var testDescription: String { "\(mode), \(endpoints.joined(separator: " and ")) of \(service)" }
    }

    private static let modes: [SocketProxy.Mode] = [.delay(milliseconds: 200), .cut, .oneWay, .halfOpen, .flap]
    private static let rows = FaultTable.rows(
        modes.flatMap { mode in
            Binaries.logs.flatMap { service in
                [["events"], ["requests"], ["events", "requests"]].map { endpoints in
                    Row(mode: mode, endpoints: endpoints, service: service)
                }
            }
        },
        orOnly: [
            Row(mode: .cut, endpoints: ["events"], service: "mandate"),
            Row(mode: .halfOpen, endpoints: ["events", "requests"], service: "pledges"),
        ])

    @Test(.enabled(if: Python.hasZeroMQ, Python.missing), arguments: rows)
    func whatHappensToConnectionsLosesNothing(row: Row) async throws {
        let proxy = Kept<SocketProxy>()
        try await FaultBench.run(
            "\(row.mode), \(row.endpoints.joined(separator: " and ")), for 4 s", on: row.service,
            start: { _ in
                .init(first: row.service) { home in
                    proxy.set(try await SocketProxy(home, service: row.service, endpoints: row.endpoints))
                }
            },
            { bench in
                let between = try proxy.get()
                try await between.order(row.mode)
                // The time is the fault itself.
                try await Task.sleep(for: .seconds(4))
                // The others go on meanwhile.
                let others = Binaries.logs.filter { $0 != row.service }
                try await bench.load.progress(3, in: others, within: .seconds(10))
                try await between.order(.pass)
                return "the others went on"
            })
    }
}
