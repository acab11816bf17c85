import DomainModel
import Foundation
import MessageSchema
import TestSupport
import Testing

@Suite("Sums of strength")
struct StrengthSumTests {
    private func figures(_ sum: StrengthSum) -> [Int] { [sum.low, sum.best, sum.high] }

    @Test func nothingComesToNothing() {
        let sum = StrengthSum()
        #expect(sum.lines == 0)
        #expect(sum.best == 0)
        #expect(sum.unknown == 0)
    }

    @Test func unknownLinesAreCountedApartAndInNoFigure() {
        let sum = StrengthSum([.unknown, 800, .unknown])
        #expect(sum.lines == 3)
        #expect(sum.unknown == 2)
        #expect(figures(sum) == [800, 800, 800])
    }

    @Test func openEndsAreSaid() {
        let sum = StrengthSum([.of(best: 8000, high: 8000), .of(low: 70, best: 70), .of(low: 10)])
        #expect(figures(sum) == [80, 8080, 8080])
        #expect(sum.openLow == 1)
        #expect(sum.openHigh == 2)
    }

    @Test func theSumOfSumsIsTheSumOfAllTheirLines() {
        let (left, right): ([Quantity], [Quantity]) = ([100, .unknown, .of(high: 5)], [.of(low: 3), 7])
        var sum = StrengthSum(left)
        sum.add(StrengthSum(right))
        #expect(sum == StrengthSum(left + right))
    }

    @Test func itSurvivesJSON() throws {
        let sum = StrengthSum([.of(best: 8000, high: 8000), .unknown])
        #expect(try JSONDecoder().decode(StrengthSum.self, from: JSONEncoder().encode(sum)) == sum)
    }
}
