import MessageSchema
import Testing

extension PythonBus.Log {
    /// Whether the sequences are gapless from 1 and the chain is the one that the service names at its head.
    func expectSound(_ service: String) {
        let sequences = events.map { $0["sequence"].flatMap(sequence) ?? 0 }
        #expect(
            sequences == Array(1...UInt64(max(1, events.count))).prefix(events.count).map { $0 }, "\(service): a gap")
        #expect(head == UInt64(events.count), "\(service): the head is another than the last event")
        #expect(computedHash == headHash, "\(service): the chain does not lead to the head's hash")
        let ids = events.compactMap { $0["id"]?.string }
        #expect(Set(ids).count == events.count, "\(service): an event id comes twice")
        #expect(events.allSatisfy { $0["logid"]?.string == id }, "\(service): an event of another log")
    }
}

/// The figures of a picture that the tests' commands add to.
struct Figures: Equatable, CustomStringConvertible {
    /// By stage: lines and headcount.
    var announced: [Int64]
    var assessed: [Int64]
    /// In cents.
    var pledgedCents: Int64
    var posts: Int64
    var preconditions: Int64

    init(_ picture: JSONValue) throws {
        func stage(_ name: String) -> [Int64] {
            let stage = picture["strength"]?["stages"]?.array?.first { $0["stage"]?.string == name }
            return [stage?["lines"]?.int64 ?? 0, stage?["best"]?.int64 ?? 0]
        }
        guard picture["strength"]?["stages"] != nil, let posts = picture["posts"]?["total"]?.int64,
            let preconditions = picture["preconditions"]?.array
        else { throw Failure("the picture lacks a figure: \(JSONWriter.text(of: picture).prefix(2000))") }
        announced = stage("announced")
        assessed = stage("assessed")
        let amount = picture["money"]?["pledged"]?["amount"]?.string ?? "0.00"
        pledgedCents = Int64(amount.filter { $0 != "." }) ?? -1
        self.posts = posts
        self.preconditions = Int64(preconditions.count)
    }

    /// Counts an accepted command.
    mutating func add(_ order: Order, assessing pledges: [String: Int64]) {
        switch order.name {
        case "announce-pledge":
            let count = order.data["lines"]?[0]?["headcount"]?.int64 ?? 0
            announced = [announced[0] + 1, announced[1] + count]
        case "assess-pledge":
            let count = pledges[order.data["pledge"]?.string ?? ""] ?? 0
            announced = [announced[0] - 1, announced[1] - count]
            assessed = [assessed[0] + 1, assessed[1] + count]
        case "pledge-contribution":
            let amount = order.data["amount"]?["amount"]?.string ?? ""
            pledgedCents += Int64(amount.filter { $0 != "." }) ?? 0
        case "establish-post": posts += 1
        case "define-precondition": preconditions += 1
        default: break
        }
    }

    var description: String {
        "announced \(announced), assessed \(assessed), pledged \(pledgedCents), "
            + "posts \(posts), preconditions \(preconditions)"
    }
}
