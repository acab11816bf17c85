import Foundation
import PledgesDomain
import ServiceRuntime

/// `muster-pledges`: see PledgesOperation for all that it does.
@main
enum PledgesMain {
    /// On the main thread, whose mask the others inherit.
    @MainActor
    static func main() async {
        StopSignalMask.block()
        exit(await ServiceProgram.run(PledgesOperation.self))
    }
}
