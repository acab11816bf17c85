import Foundation
import MessageSchema
import Testing

/// One service away, the others at work.
struct RestartTests {
    @Test(arguments: Binaries.services)
    func aServiceThatIsKilledIsNamedWithReasonAndLogAndStartedAgain(service: String) async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home, loads: false)
            try await home.carryOut(.establishment("isf-gaza", title: "A force"))
            let killed = try #require(try await suite.processID(of: service))
            kill(killed, SIGKILL)
            try await eventually("the death to be told", finding: { suite.supervisor.report }) {
                suite.supervisor.errors.contains("\(service) died").orNil
            }
            let line = suite.supervisor.errors.split(separator: "\n").first { $0.contains("\(service) died") } ?? ""
            #expect(line.contains("SIGKILL"))
            #expect(line.contains("\(home.root)/log/\(service).log"))
            #expect(line.contains("starts again in"))
            try await suite.waitUntilWell()
            let reborn = try #require(try await suite.processID(of: service))
            #expect(reborn != killed)
            let processes = try await home.muster("ps", "--json").json()
            let restarts = processes["services"]?.array?.first { $0["name"]?.string == service }?["restarts"]?.int64
            #expect(restarts == 1)
            // Nothing is lost: the operation is there, and takes what is new.
            try await eventually("the operation to be known everywhere") {
                let response = try await home.post(.pledge("after-the-death", headcount: 100))
                if response.status == 200 { return true }
                #expect(response.status == 404 || response.status == 503, "\(response.text)")
                return nil
            }
            try await suite.stop()
        }
    }

    @Test
    func whileAServiceIsAwayTheGatewayAnswersSaysHowOldItsPartIsAndRefusesItsCommands() async throws {
        try await withHome { home in
            let suite = try await RunningSuite.start(home)
            let before = try await home.question("/v1/operations/isf-gaza/pledges")
            // Whoever holds the lock of its log keeps it from coming back.
            let lock = open("\(home.root)/data/pledges.lock", O_RDWR | O_CLOEXEC)
            defer { close(lock) }
            kill(try #require(try await suite.processID(of: "pledges")), SIGKILL)
            try await eventually("the lock", every: .milliseconds(2)) { (flock(lock, LOCK_EX | LOCK_NB) == 0).orNil }

            let stale = try await eventually("the gateway to notice") {
                let response = try await home.get("/v1/operations/isf-gaza/pledges")
                #expect(response.status == 200)
                return response["Muster-Stale"] == nil ? nil : response
            }
            let header = try #require(stale["Muster-Stale"])
            #expect(header.hasPrefix("pledges;age="), "\(header)")
            #expect(!header.contains("funding") && !header.contains("mandate") && !header.contains("command"))
            #expect(try stale.json()["pledges"] == before["pledges"])
            #expect(try stale.json()["about"]?["services"]?["pledges"]?["live"]?.bool == false)

            let order = Order.pledge("while-away", headcount: 321)
            let refused = try await home.post(order)
            #expect(refused.status == 503)
            #expect(refused["Retry-After"].flatMap { Int($0) } ?? 0 > 0)
            #expect(refused["Content-Type"] == "application/problem+json")
            #expect(try refused.json()["detail"]?.string?.contains("pledges") == true)
            // The others go on.
            try await home.carryOut(.contribution("while-away", dollars: 5))
            #expect(try await home.get("/readyz").status == 200)
            #expect(try await home.muster("ps").code == 3)

            flock(lock, LOCK_UN)
            try await suite.waitUntilWell()
            let reply = try await home.carryOut(order)
            let after = try await home.question("/v1/operations/isf-gaza/pledges", after: reply["bookmark"])
            #expect(after["pledges"]?.array?.count == (before["pledges"]?.array?.count ?? 0) + 1)
            try await suite.stop()
        }
    }
}
