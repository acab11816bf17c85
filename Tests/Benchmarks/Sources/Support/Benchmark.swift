/// One thing that is measured, against a peer within the same run.
struct Benchmark: Sendable {
    /// What it is called on the command line.
    let name: String
    /// How long it may take before the run is ended: several times what it takes on an idle machine.
    var limit = Duration.seconds(170)
    /// Measures; files go into the workspace.
    let run: @Sendable (Workspace) async throws -> Report
}

/// Why a measurement means nothing.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}
