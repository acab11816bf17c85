import CommandDomain
import Foundation
import ServiceRuntime

/// `muster-command`: see CommandOperation for all that it does.
@main
enum CommandMain {
    static func main() async {
        exit(await ServiceProgram.run(CommandOperation.self))
    }
}
