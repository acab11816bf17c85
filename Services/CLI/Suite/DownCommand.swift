import ArgumentParser
import MessageSchema
import ServiceRuntime

/// `muster down`: the end of what `muster up` started.
struct DownCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "down", abstract: "Stop the five processes in order.",
        discussion: "That nothing runs is said, and is no failure.")

    @OptionGroup var common: CommonOptions

    func run() async throws {
        let home = try common.musterHome()
        do throws(SupervisorError) {
            let process = try await SupervisorControl.stop(home: home)
            if common.json {
                try? Output.json(["stopped": true, "supervisor": .number(.init(process))])
            } else {
                Console.notice("muster: all processes of \(home.root) have stopped")
            }
        } catch {
            guard error.code == .notRunning else { throw UpCommand.failure(error) }
            if common.json {
                try? Output.json(["stopped": false])
            } else {
                Console.notice("muster: \(error.description)")
            }
        }
    }
}
