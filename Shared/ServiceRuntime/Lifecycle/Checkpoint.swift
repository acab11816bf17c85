import Foundation
import Synchronization

/// The steps of a process between which a crash must lose and double nothing.
///
/// For tests only: with `MUSTER_TEST_FAULTS=1` and `MUSTER_TEST_KILL_AT=appended:3` the process kills itself, as `kill -9`
/// would, when it reaches that step for the third time. Without them reaching a step costs one comparison.
package enum Checkpoint: String, CaseIterable, Sendable {
    /// The lock is held, nothing is opened.
    case started
    /// The store is open and its tail verified.
    case opened
    /// The endpoints are bound.
    case bound
    /// A batch is decided and not appended yet.
    case appendBegun = "append-begun"
    /// It is durable, and nobody knows.
    case appended
    /// The cursor of a followed log is durable with it.
    case cursorSaved = "cursor-saved"
    /// A command was answered, its events not published.
    case replied
    /// The events were handed to the publisher.
    case published
    /// A snapshot is to be written.
    case snapshotBegun = "snapshot-begun"
    /// It is written.
    case snapshotKept = "snapshot-kept"
    /// The gateway has folded events and not stored them.
    case storeBegun = "store-begun"
    /// They are stored, and nobody can ask for them.
    case stored
    /// They are in the answers, and their follower does not know that they are.
    case shown

    private static let variable = "MUSTER_TEST_KILL_AT"
    private static let permission = "MUSTER_TEST_FAULTS"
    private static let armed = try? order(in: ProcessInfo.processInfo.environment)
    private static let count = Atomic(0)

    /// Says that the process is at this step; it may not come back.
    package func reached() {
        guard let armed = Self.armed, armed.step == self else { return }
        if Self.count.wrappingAdd(1, ordering: .relaxed).newValue == armed.time { kill(getpid(), SIGKILL) }
    }

    /// Checks what the environment asks for.
    /// - Throws: `wrong-value` where it names no step, or where faults are not permitted.
    package static func check(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(SettingsError) {
        _ = try order(in: environment)
    }

    private static func order(
        in environment: [String: String]
    ) throws(SettingsError) -> (step: Checkpoint, time: Int)? {
        guard let text = environment[variable], !text.isEmpty else { return nil }
        guard environment[permission] == "1" else {
            throw SettingsError(
                .wrongValue, subject: variable,
                "it has the process kill itself, which is for tests only: remove it, or set \(permission)=1 as well")
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = parts.first, let step = Checkpoint(rawValue: String(name)),
            let time = parts.count == 1 ? 1 : Int(parts[1]), time > 0
        else {
            throw SettingsError(
                .wrongValue, subject: variable,
                "\"\(text)\" is no step and number such as `appended:3`; the steps are "
                    + allCases.map(\.rawValue).joined(separator: ", "))
        }
        return (step, time)
    }
}
