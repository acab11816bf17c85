import Foundation
import MandateDomain
import ServiceRuntime

/// `muster-mandate`: see MandateOperation for all that it does.
@main
enum MandateMain {
    static func main() async {
        exit(await ServiceProgram.run(MandateOperation.self))
    }
}
