import Foundation
import MessageSchema
import TestSupport
import Testing

@Suite("Bookmarks")
struct BookmarkTests {
    private func bookmark(_ positions: [(ServiceName, UInt32, UInt64)]) -> Bookmark {
        Bookmark(
            Dictionary(
                uniqueKeysWithValues: positions.map { service, epoch, sequence in
                    (
                        Controls.log(of: service),
                        Bookmark.Position(
                            service: service, epoch: Epoch(epoch), sequence: SequenceNumber(sequence))
                    )
                }))
    }

    @Test func mergingTakesTheLaterPositionOfEachLog() {
        let left = bookmark([(.pledges, 1, 9), (.mandate, 1, 4)])
        let right = bookmark([(.pledges, 2, 1), (.mandate, 1, 3), (.funding, 1, 7)])
        let expected = bookmark([(.pledges, 2, 1), (.mandate, 1, 4), (.funding, 1, 7)])
        #expect(left.merged(with: right) == expected)
        #expect(right.merged(with: left) == expected)
        #expect(expected.merged(with: expected) == expected)
        #expect(expected.merged(with: Bookmark([:])) == expected)
    }

    @Test func aServicesPositionIsFound() {
        let held = bookmark([(.pledges, 1, 9), (.mandate, 1, 4)])
        #expect(held.position(of: .mandate)?.log == "mandate-0000")
        #expect(held.position(of: .mandate)?.position.sequence == SequenceNumber(4))
        #expect(held.position(of: .funding) == nil)
    }

    @Test func itIsAnObjectByLog() throws {
        let held = bookmark([(.pledges, 1, 9)])
        let bytes = try JSONEncoder().encode(held)
        #expect(
            try JSONParser().parse([UInt8](bytes)) == [
                "pledges-0000": ["service": "pledges", "epoch": 1, "sequence": 9]
            ])
        #expect(try JSONDecoder().decode(Bookmark.self, from: bytes) == held)
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(
                Bookmark.self, from: Data(#"{"No Log": {"service": "pledges", "epoch": 1, "sequence": 9}}"#.utf8))
        }
    }
}
