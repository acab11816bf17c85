/// Messages of a ROUTER to peers whose queue in the library is full, apart from the outbox.
///
/// The library has no sign for a single peer's queue having room again, so each is tried after a growing pause. Peers
/// are tried in the order in which they fell behind; the messages to each stay in order.
struct PeerBacklog {
    /// A message without its address.
    struct Message {
        let frames: [[UInt8]]
        let size: Int
    }

    /// What the library made of a message.
    enum Outcome {
        case sent
        case waits
        case dropped
    }

    private struct Peer {
        let address: [UInt8]
        var waiting: [Message]
        var size: Int
    }

    private var peers: [Peer] = []
    private var places: [[UInt8]: Int] = [:]
    private(set) var messages = 0
    private(set) var size = 0
    /// When to try again; nil while nothing waits.
    private(set) var nextAttempt: ContinuousClock.Instant?
    private var pause = shortestPause

    var isEmpty: Bool { peers.isEmpty }

    func holdsUp(_ address: [UInt8]) -> Bool { places[address] != nil }

    /// Takes a message for a peer.
    ///
    /// - Returns: Whether there was room.
    mutating func append(_ message: Message, to address: [UInt8], bounds: QueueBounds) -> Bool {
        guard messages < bounds.messages, size + message.size <= bounds.size.bytes else { return false }
        if let place = places[address] {
            guard peers[place].waiting.count < max(1, bounds.messages / 4),
                peers[place].size + message.size <= max(message.size, bounds.size.bytes / 4)
            else { return false }
            peers[place].waiting.append(message)
            peers[place].size += message.size
        } else {
            places[address] = peers.count
            peers.append(Peer(address: address, waiting: [message], size: message.size))
        }
        messages += 1
        size += message.size
        if nextAttempt == nil { nextAttempt = .now + pause }
        return true
    }

    /// Tries every peer once the pause is over.
    mutating func retry(at now: ContinuousClock.Instant, _ send: ([UInt8], Message) -> Outcome) {
        guard let due = nextAttempt, now >= due else { return }
        var progress = false
        for index in peers.indices {
            var taken = 0
            attempts: for message in peers[index].waiting {
                switch send(peers[index].address, message) {
                case .waits: break attempts
                case .sent, .dropped:
                    taken += 1
                    messages -= 1
                    size -= message.size
                    peers[index].size -= message.size
                }
            }
            if taken > 0 {
                progress = true
                peers[index].waiting.removeFirst(taken)
            }
        }
        if progress {
            peers.removeAll { $0.waiting.isEmpty }
            places = Dictionary(uniqueKeysWithValues: peers.enumerated().map { ($0.element.address, $0.offset) })
        }
        pause = progress ? Self.shortestPause : min(pause * 2, Self.longestPause)
        nextAttempt = peers.isEmpty ? nil : now + pause
    }

    private static let shortestPause = Duration.milliseconds(1)
    private static let longestPause = Duration.milliseconds(50)
}
