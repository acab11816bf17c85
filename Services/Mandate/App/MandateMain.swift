import Foundation
import MandateDomain
import ServiceRuntime

/// `muster-mandate`: see MandateOperation for all that it does.
@main
enum MandateMain {
    /// On the main thread, whose mask the others inherit.
    @MainActor
    static func main() async {
        StopSignalMask.block()
        exit(await ServiceProgram.run(MandateOperation.self))
    }
}
