import EventLog
import MessageSchema

/// Reads what the store holds between two places, of all logs together, in the order in which it was recorded; events of
/// one log stay in their order. Holds a page of each log at most.
struct StoredStream: Sendable {
    /// Why it cannot go on.
    enum Failure: Error {
        /// The store does not hold what the places promise: a log is followed anew.
        case replaced
        case unreadable(LogError)
    }

    /// An event and the reader's place after it.
    struct Item: Sendable {
        let event: LiveEvent
        let position: StreamPosition
    }

    private static let pageEvents = 256
    private static let pageBytes = 256 << 10

    private let mirror: any MirrorStore
    private let end: StreamPosition
    private var fetched: StreamPosition
    private var pages: [ArraySlice<LiveEvent>]
    /// The place of the last event that was handed on.
    private(set) var position: StreamPosition

    init(of mirror: any MirrorStore, from start: StreamPosition, to end: StreamPosition) {
        self.mirror = mirror
        self.end = end
        fetched = start
        pages = Array(repeating: [], count: ServiceName.allCases.count)
        position = start
        // A log of which nothing was known at the start is read from its beginning.
        for service in ServiceName.allCases where position[service] == nil {
            guard let place = end[service] else { continue }
            let first = StreamPosition.Place(log: place.log, epoch: place.epoch, sequence: .zero)
            position[service] = first
            fetched[service] = first
        }
    }

    /// Whether everything up to the end was handed on.
    var isAtEnd: Bool {
        ServiceName.allCases.allSatisfy { (position[$0]?.sequence ?? .zero) >= (end[$0]?.sequence ?? .zero) }
    }

    /// The next event; `nil` at the end.
    mutating func next() async throws(Failure) -> Item? {
        var first: Int?
        for (index, service) in ServiceName.allCases.enumerated() {
            if pages[index].isEmpty { try await fetch(service, index) }
            guard let event = pages[index].first else { continue }
            guard let known = first, let earliest = pages[known].first, earliest.recorded <= event.recorded else {
                first = index
                continue
            }
        }
        guard let first else { return nil }
        let event = pages[first].removeFirst()
        position[event.service]?.sequence = event.sequence
        return Item(event: event, position: position)
    }

    private mutating func fetch(_ service: ServiceName, _ index: Int) async throws(Failure) {
        guard let place = fetched[service], let end = end[service], place.sequence < end.sequence else { return }
        let page: [StoredEvent]
        do throws(LogError) {
            page = try await mirror.events(
                source: service.rawValue, after: place.sequence, maxEvents: Self.pageEvents, maxBytes: Self.pageBytes)
        } catch {
            throw .unreadable(error)
        }
        let events = page.filter { $0.sequence <= end.sequence }.map { LiveEvent($0, of: service) }
        guard let first = events.first, let last = events.last, first.sequence == place.sequence.next,
            first.log.isEmpty || first.log == place.log.value
        else { throw .replaced }
        fetched[service]?.sequence = last.sequence
        pages[index] = events[...]
    }
}
