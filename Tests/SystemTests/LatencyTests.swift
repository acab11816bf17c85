import Foundation
import MessageSchema
import Testing

/// How soon the picture counts a command.
struct LatencyTests {
    @Test(.enabled(if: Python.hasZeroMQ, Python.missing))
    func aCommandOverTheBusShowsInThePictureAtOnce() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let bus = try PythonBus(home)
            let address = try home.address()
            let connection = try HTTPConnection(address)
            let path = "/v1/operations/isf-gaza/picture"
            var commands: [Duration] = []
            var visible: [Duration] = []
            var figures = try Figures(try await home.question(path))
            for number in 1...300 {
                let order = Order.pledge("fast-\(number)", headcount: number)
                let begin = ContinuousClock.now
                let reply = try await bus.carryOut(order)
                let accepted = ContinuousClock.now
                let bookmark = try #require(reply["bookmark"])
                let request = HTTPConnection.request(
                    "GET", path, host: address.replacing("http://", with: ""),
                    headers: [("Muster-After", JSONWriter.text(of: bookmark)), ("Prefer", "wait=5")])
                let response = try await onThread { try connection.exchange(request) }
                visible.append(begin.duration(to: .now))
                commands.append(begin.duration(to: accepted))
                try #require(response.status == 200, "\(response.text)")
                figures.add(order, assessing: [:])
                #expect(try Figures(try response.json()) == figures)
            }
            print("latency: command p50 \(at(0.5, commands)), p99 \(at(0.99, commands))")
            print("latency: command until it is in the picture p50 \(at(0.5, visible)), p99 \(at(0.99, visible))")
            #expect(at(0.99, visible) < .seconds(1))
            try await suite.stop()
        }
    }

    private func at(_ share: Double, _ durations: [Duration]) -> Duration {
        durations.sorted()[min(durations.count - 1, Int(Double(durations.count) * share))]
    }
}
