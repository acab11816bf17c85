import Foundation
import MessageBus
import MessageSchema
import ServiceRuntime

/// What a user sees once the suite is up: the scenario loaded, the force on one screen, and what to try next.
struct SuiteGreeting: Sendable {
    /// The folders of the suite.
    let home: MusterHome
    /// The scenario to load, where one is asked for.
    let scenario: String?
    /// Who sends it.
    let actor: String

    /// How long all processes may take until they answer.
    static let patience = Duration.seconds(60)

    /// Waits until every process answers, loads, and prints.
    /// - Throws: `CommandFailure` where a process does not answer in time or the scenario is not in order.
    func run() async throws {
        try await BusSession.with(home) { bus in
            for name in ProcessName.allCases { try await Self.wait(for: name, over: bus) }
            var bookmark: Bookmark?
            if let scenario {
                let loading = ScenarioLoading(file: scenario, operation: nil, actor: actor, showsProgress: true)
                let summary = try await loading.load(try loading.read(), over: bus)
                try Console.line(summary.text)
                bookmark = summary.bookmark
            }
            try await show(over: bus, after: bookmark)
        }
    }

    private static func wait(for name: ProcessName, over bus: BusSession) async throws {
        let end = ContinuousClock.now + patience
        var finding = "it does not answer"
        while ContinuousClock.now < end {
            do throws(Problem) {
                let reply = try await bus.ask(name.rawValue, .health, timeout: .seconds(2)).decoded(
                    as: HealthReply.self)
                if reply.ready { return }
                finding = reply.checks.first { !$0.passed }.map { "\($0.name): \($0.detail)" } ?? "it is not ready"
            } catch {
                finding = error.detail
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw CommandFailure(
            .unavailable,
            "\(name.rawValue) is not ready after \(patience.components.seconds) s: \(finding). Its log is "
                + bus.home.logFile(of: name.rawValue))
    }

    private func show(over bus: BusSession, after bookmark: Bookmark?) async throws {
        let surface = Console.surface()
        do throws(Problem) {
            let listing = QueryRequest(.operations, after: bookmark, waitSeconds: bookmark == nil ? nil : 20)
            let operations = try await Operations.ask(bus, listing).decoded(as: OperationsReply.self)
            var operation = operations.operations.first?.operation
            if operations.operations.count == 1, let only = operation {
                let answer = try await Operations.ask(bus, QueryRequest(.picture, operation: only))
                let picture = try answer.decoded(as: PictureReply.self)
                try? Output.lines([""] + StatusScreen(picture: picture, surface: surface).lines)
            } else {
                operation = operation ?? (try? OperationID(wire: "isf-gaza"))
                try? Output.lines([""] + StatusScreen.operations(operations, on: surface))
            }
            try? Output.lines([""] + Self.hints(address: address, operation: operation?.wire, on: surface))
        } catch {
            throw CommandFailure(error)
        }
    }

    private var address: String {
        StateFile.read(home.httpAddressFile) ?? "(the gateway has not written its address yet)"
    }

    /// Three lines to try next.
    static func hints(address: String, operation: String?, on surface: Surface) -> [String] {
        let path = operation.map { "/v1/operations/\($0)/picture" } ?? "/v1/operations"
        return [
            Style.bold("Try next, in another terminal", on: surface),
            "  curl \(address)\(path)",
            "  muster watch pledges",
            "  muster send announce-pledge pledge=ita-1 nation=ITA line=hospital capability='field hospital' "
                + "personnel=medical headcount=120",
        ]
    }
}
