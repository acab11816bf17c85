import DomainModel
import HashTreeCollections
public import MessageSchema

extension PledgesOperation {
    /// On what points a line that was matched does not fit its slot, as the match's event says.
    public func reservations(on command: PledgesCommand, in events: [EventID]) -> [Text] {
        switch command {
        case .lineMatching(let matching):
            reservations(
                LineReference(pledge: matching.pledge, line: matching.line), in: [matching.requirement], by: events)
        case .lineReplacement(let replacement):
            reservations(
                LineReference(pledge: replacement.byPledge, line: replacement.byLine), in: nil, by: events)
        default: []
        }
    }

    private func reservations(_ name: LineReference, in slots: [EntityID]?, by events: [EventID]) -> [Text] {
        guard let line = records.pledges[name.pledge]?.lines[name.line] else { return [] }
        // All entries of one event have its reservations, so that the first one says them all.
        for slot in slots ?? line.matches.keys.sorted() {
            let entry = line.matches[slot]?.entries.last { events.contains($0.stamp.event) }
            if let entry { return entry.value.reservations ?? [] }
        }
        return []
    }
}
