import Foundation
import PledgesDomain
import ServiceRuntime

/// `muster-pledges`: see PledgesOperation for all that it does.
@main
enum PledgesMain {
    static func main() async {
        exit(await ServiceProgram.run(PledgesOperation.self))
    }
}
