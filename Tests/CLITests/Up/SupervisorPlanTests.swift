import Foundation
import ServiceRuntime
import Testing

@testable import MusterCLI

@Suite struct SupervisorPlanTests {
    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = "/tmp/muster-plan-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    @Test func theExecutablesBesideTheCommandAreFoundInTheOrderOfTheirStart() throws {
        try withFolder { folder in
            for name in SupervisorPlan.order {
                _ = FileManager.default.createFile(
                    atPath: "\(folder)/muster-\(name)", contents: nil, attributes: [.posixPermissions: 0o755])
            }
            let home = try MusterHome(root: "/h", run: "/r")
            let plan = try SupervisorPlan.discover(
                home: home, environment: ["A": "b", "MUSTER_PARENT_PIPE": "9"], folder: folder)
            #expect(plan.services.map(\.name) == ["mandate", "pledges", "funding", "command", "gateway"])
            #expect(plan.services[1].executable == folder + "/muster-pledges")
            #expect(plan.services[1].logFile == "/h/log/pledges.log")
            #expect(plan.environment == ["A": "b", "MUSTER_HOME": "/h", "MUSTER_RUN_DIR": "/r"])
        }
    }

    @Test func missingExecutablesAreAllNamedWithTheRemedy() throws {
        try withFolder { folder in
            let home = try MusterHome(root: "/h")
            let error = #expect(throws: SupervisorError.self) {
                try SupervisorPlan.discover(home: home, environment: [:], folder: folder)
            }
            #expect(error?.code == .missingExecutable)
            for name in SupervisorPlan.order {
                #expect(error?.description.contains("\(folder)/muster-\(name)") == true)
            }
            #expect(error?.description.contains("swift build") == true)
        }
    }

    @Test func aLargeLogIsPutAsideAndASmallOneStays() throws {
        try withFolder { folder in
            let path = folder + "/log"
            try Data("one\ntwo\u{1B}[2J\nthree\n".utf8).write(to: URL(fileURLWithPath: path))
            ServiceLogFile.rotate(path)
            #expect(ServiceLogFile.lastLines(path, count: 2) == ["two[2J", "three"])
            #expect(ServiceLogFile.lastLines(path, from: 4, count: 5) == ["two[2J", "three"])
            #expect(truncate(path, ServiceLogFile.rotationBytes) == 0)
            ServiceLogFile.rotate(path)
            #expect(ServiceLogFile.size(path) == 0)
            #expect(ServiceLogFile.size(path + ".1") == ServiceLogFile.rotationBytes)
        }
    }
}
