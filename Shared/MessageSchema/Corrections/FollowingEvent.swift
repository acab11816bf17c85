/// The facts of a service that takes in copies of what others state, and takes them back with the originals.
public protocol FollowingEvent: CorrectableEvent {
    /// A copy was taken back.
    static func followed(_ fact: EntryFollowed<Owner>) -> Self
}
