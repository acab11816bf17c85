import Foundation
import Testing

@Suite("Money is never floating point")
struct MoneyIsWholeTests {
    @Test(arguments: [
        "Shared/DomainModel/Funding", "Shared/DomainModel/Costs", "Shared/DomainModel/Sums",
        "Shared/MessageSchema/Funding", "Services/Funding/Domain", "Services/Gateway/Domain/Answers",
        "Services/CLI/Money",
        "Shared/MessageSchema/Values/Money.swift", "Shared/MessageSchema/Values/ExchangeRate.swift",
    ])
    func noFileAboutMoneyHasATypeThatRounds(path: String) throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardized
        let place = root.appending(path: path)
        let files =
            path.hasSuffix(".swift")
            ? [place]
            : try FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "swift" }
        #expect(!files.isEmpty)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in ["Double", "Float", "CGFloat", "Decimal(", "NSDecimal", "Float16"] {
                let found = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "(" })
                    .contains { $0 == Substring(word) }
                #expect(!found, "\(file.lastPathComponent) has \(word)")
            }
        }
    }
}
