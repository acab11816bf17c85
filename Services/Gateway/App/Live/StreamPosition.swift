import GatewayDomain
import MessageSchema

/// How far a client of the live stream is in each of the logs; complete, so that it can go on from there exactly.
struct StreamPosition: Hashable, Sendable {
    /// How far in one log.
    struct Place: Hashable, Sendable {
        let log: LogID
        let epoch: Epoch
        var sequence: SequenceNumber

        /// The places that a stored copy of a log or a bookmark names.
        init(log: LogID, epoch: Epoch, sequence: SequenceNumber) {
            self.log = log
            self.epoch = epoch
            self.sequence = sequence
        }

        init(_ cursor: Cursor) {
            self.init(log: cursor.log, epoch: cursor.epoch, sequence: cursor.sequence)
        }
    }

    /// By the order of the services; `nil` for a log of which nothing is known yet.
    private var places: [Place?] = Array(repeating: nil, count: ServiceName.allCases.count)

    init() {}

    /// Where a state stands.
    init(_ state: GatewayState) {
        for service in ServiceName.allCases { self[service] = state.source(service).position.map { Place($0) } }
    }

    subscript(_ service: ServiceName) -> Place? {
        get { Self.index(of: service).flatMap { places[$0] } }
        set {
            guard let index = Self.index(of: service) else { return }
            places[index] = newValue
        }
    }

    private static func index(of service: ServiceName) -> Int? { ServiceName.allCases.firstIndex(of: service) }

    var bookmark: Bookmark {
        var positions: [LogID: Bookmark.Position] = [:]
        for service in ServiceName.allCases {
            guard let place = self[service] else { continue }
            positions[place.log] = Bookmark.Position(
                service: service, epoch: place.epoch, sequence: place.sequence)
        }
        return Bookmark(positions)
    }

    /// The bookmark as JSON, the way it stands in `Muster-Bookmark`; written here, as it is written for every event.
    var text: String {
        let parts = ServiceName.allCases.compactMap { service in self[service].map { (service, $0) } }
            .sorted { $0.1.log < $1.1.log }
            .map { service, place in
                "\"\(place.log)\":{\"epoch\":\(place.epoch),\"sequence\":\(place.sequence),"
                    + "\"service\":\"\(service.rawValue)\"}"
            }
        return "{" + parts.joined(separator: ",") + "}"
    }

    /// The place from which a client goes on that names a bookmark, in the logs as they are followed now.
    ///
    /// A log that it does not name it has seen nothing of.
    /// - Throws: `Problem` of kind `divergence` where it names another log, another epoch, or a place beyond the end.
    func resumed(from bookmark: Bookmark?) throws(Problem) -> StreamPosition {
        var start = self
        for service in ServiceName.allCases { start[service]?.sequence = .zero }
        for (log, wanted) in (bookmark?.positions ?? [:]).sorted(by: { $0.key < $1.key }) {
            let service = wanted.service
            guard let place = self[service], place.log.value == log else {
                throw Self.refused(
                    "the bookmark names the log \(log) of \(service.rawValue); followed here is "
                        + (self[service].map { "\($0.log)" } ?? "none of that service yet"))
            }
            guard place.epoch == wanted.epoch else {
                throw Self.refused(
                    "the bookmark names epoch \(wanted.epoch) of the log \(log), which is in epoch \(place.epoch): it was "
                        + "restored, and what was seen of it may not be in it")
            }
            guard wanted.sequence <= place.sequence else {
                throw Self.refused(
                    "the bookmark names event \(wanted.sequence) of \(service.rawValue), whose log ends at event "
                        + "\(place.sequence) here")
            }
            start[service]?.sequence = wanted.sequence
        }
        return start
    }

    private static func refused(_ reason: String) -> Problem {
        Problem(
            .divergence,
            reason + ". Begin anew: without a bookmark from the first event, or after the `Muster-Bookmark` of a fresh "
                + "answer from there on")
    }
}
