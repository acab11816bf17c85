import Foundation
import FundingDomain
import ServiceRuntime

/// `muster-funding`: see FundingOperation for all that it does.
@main
enum FundingMain {
    static func main() async {
        exit(await ServiceProgram.run(FundingOperation.self))
    }
}
