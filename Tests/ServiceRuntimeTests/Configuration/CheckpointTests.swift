import Testing

@testable import ServiceRuntime

/// What asks a process to kill itself is refused where nobody permitted it.
struct CheckpointTests {
    @Test func nothingIsAskedForByDefault() throws {
        try Checkpoint.check(environment: ["MUSTER_TEST_FAULTS": "1", "MUSTER_TEST_KILL_AT": ""])
        try Checkpoint.check(environment: [:])
    }

    @Test func aStepIsTakenOnlyWithPermission() throws {
        try Checkpoint.check(environment: ["MUSTER_TEST_FAULTS": "1", "MUSTER_TEST_KILL_AT": "append-begun:3"])
        let error = #expect(throws: SettingsError.self) {
            try Checkpoint.check(environment: ["MUSTER_TEST_KILL_AT": "append-begun:3"])
        }
        #expect(error?.code == .wrongValue && error?.message.contains("MUSTER_TEST_FAULTS=1") == true)
    }

    @Test(arguments: ["appendbegun:3", "appended:0", "appended:x", ":1", "appended:"])
    func whatIsNoStepIsRefusedWithThoseThatAre(text: String) throws {
        let error = #expect(throws: SettingsError.self) {
            try Checkpoint.check(environment: ["MUSTER_TEST_FAULTS": "1", "MUSTER_TEST_KILL_AT": text])
        }
        #expect(error?.message.contains("append-begun") == true)
    }
}
