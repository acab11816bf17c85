import MessageSchema
import TestSupport
import Testing

@testable import ServiceRuntime

/// Long lists of parked events come in pieces.
struct ParkedReplyTests {
    private static let items = (1...1_100).map { number in
        ParkedItem(
            event: EventID(log: .random(for: "mandate"), epoch: .first, sequence: SequenceNumber(UInt64(number))),
            source: "mandate", operation: "isf-gaza", subject: "operation/isf-gaza", type: "t", reason: "r",
            parkedAt: "2026-04-01T08:00:00Z")
    }

    @Test func theyAreWholeWhenPutTogether() {
        var got: [ParkedItem] = []
        while got.count < Self.items.count {
            let reply = ParkedReply(of: Self.items, skipping: got.count)
            #expect(reply.total == 1_100 && (1...ParkedRequest.maximumItems).contains(reply.items.count))
            guard !reply.items.isEmpty else { break }
            got += reply.items
        }
        #expect(got == Self.items)
        #expect(ParkedReply(of: Self.items, skipping: 2_000).items.isEmpty)
        #expect(ParkedReply(of: Self.items, skipping: -3).items.first == Self.items.first)
    }
}
