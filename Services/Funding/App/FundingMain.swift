import Foundation
import FundingDomain
import ServiceRuntime

/// `muster-funding`: see FundingOperation for all that it does.
@main
enum FundingMain {
    /// On the main thread, whose mask the others inherit.
    @MainActor
    static func main() async {
        StopSignalMask.block()
        exit(await ServiceProgram.run(FundingOperation.self))
    }
}
