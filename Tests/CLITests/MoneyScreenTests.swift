import Foundation
import GatewayDomain
import MessageSchema
import Testing

@testable import MusterCLI

@Suite("Money on a terminal")
struct MoneyScreenTests {
    @Test("basis points are shares, amounts keep their sign, and what cannot be compared is no zero")
    func words() {
        #expect(MoneyText.share(nil) == "–" && MoneyText.share(0) == "0.00 %" && MoneyText.share(7_505) == "75.05 %")
        #expect(MoneyText.share(12_345) == "123.45 %")
        #expect(Wording.amount("-0.50", "USD") == "USD −0.50" && Wording.amount("-1200.00", "USD") == "USD −1,200")
        #expect(Wording.amount("0.00", "USD") == "USD 0")
    }
}
