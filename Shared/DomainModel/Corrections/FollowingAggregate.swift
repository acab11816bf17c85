public import MessageSchema

/// One operation in a service that takes in copies of what others state. Where an original is retracted or corrected, its
/// copy is retracted, and what takes its place is taken in anew; what was known before stays readable, as with every
/// entry.
public protocol FollowingAggregate: CorrectableAggregate where Command: FollowingCommand, Event: FollowingEvent {
    /// Whether an own fact that another service's event brought about is a copy of what that one states; what only follows
    /// from it is stated anew where it changes.
    func isCopy(_ fact: Event) -> Bool
}

extension FollowingAggregate {
    /// The commands by which a retraction or correction of another service is followed; none where it was already.
    /// - Parameter anew: the commands with which the corrected content is taken in, as though it had been recorded by the
    ///   correction.
    public func following<Foreign: CorrectableEvent>(
        _ event: RecordedEvent<Foreign>, anew: (RecordedEvent<Foreign>) -> [Command]
    ) -> [Command] {
        guard let target = event.event.target,
            let reason = event.event.retracted?.reason ?? event.event.corrected?.reason
        else { return [] }
        let id = event.header.id
        let origin = ForeignPosition(
            service: .known(Foreign.service), log: id.log, epoch: id.epoch, sequence: id.sequence)
        // A correction of a correction takes the place of that one; only a retraction lets count again what it withdrew.
        let withdrawn = records.journal.consequences(of: target).filter { entry in
            entry.event.target == nil ? isCopy(entry.event) : event.event.retracted != nil
        }
        var commands = withdrawn.map { entry in
            Command.follow(EntryFollowing(event: entry.stamp.event, origin: origin, reason: reason))
        }
        if let corrected = event.event.corrected,
            let fact = try? Foreign.fact(of: corrected.type, content: corrected.content)
        {
            commands += anew(RecordedEvent(header: event.header, provenance: event.provenance, event: fact))
        }
        return commands
    }

    /// Takes a copy back.
    /// - Throws: `Refusal` where there is no such entry, or where it counts no longer.
    public func follow(_ wish: EntryFollowing<Event.Owner>) throws(Refusal) -> Event
    where Command.Owner == Event.Owner {
        guard let entry = records.journal.entry(wish.event) else {
            throw Refusal(
                .unknownEntity, at: "/event",
                "\(Event.service.rawValue) has no entry `\(wish.event)` of the operation `\(operation.wire)`")
        }
        guard records.journal.withdrawal(of: wish.event) == nil else {
            throw Refusal(.alreadySo, at: "/event", "the entry `\(wish.event)` counts no longer already")
        }
        return .followed(
            EntryFollowed(
                event: wish.event, subject: entry.subject, type: type(of: entry.event.payload).type,
                origin: wish.origin, reason: wish.reason))
    }
}
