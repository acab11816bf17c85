import ArgumentParser
import Foundation
import MessageSchema
import ServiceRuntime

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the suite's state lies (default: $MUSTER_HOME, or .muster here).", valueName: "folder"))
    var home: String?

    @Flag(help: "Print JSON for programs.")
    var json = false

    /// The folders of the suite.
    func musterHome() throws -> MusterHome {
        var environment = ProcessInfo.processInfo.environment
        if let home { environment["MUSTER_HOME"] = home }
        do throws(SettingsError) {
            return try MusterHome(environment: environment)
        } catch {
            throw CommandFailure.usage("\(error)")
        }
    }
}

/// Who sends commands, unless the command line names somebody else.
enum Actor {
    /// The name of the user who runs the program.
    static func standard(environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        if let record = getpwuid(getuid()), let name = record.pointee.pw_name {
            let text = String(cString: name)
            if !text.isEmpty { return text }
        }
        return environment["USER"] ?? "uid-\(getuid())"
    }
}
