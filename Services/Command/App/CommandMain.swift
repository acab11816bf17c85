import CommandDomain
import Foundation
import ServiceRuntime

/// `muster-command`: see CommandOperation for all that it does.
@main
enum CommandMain {
    /// On the main thread, whose mask the others inherit.
    @MainActor
    static func main() async {
        StopSignalMask.block()
        exit(await ServiceProgram.run(CommandOperation.self))
    }
}
