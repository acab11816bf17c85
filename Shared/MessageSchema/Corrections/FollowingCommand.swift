/// The commands of a service that takes in copies of what others state, and takes them back with the originals.
public protocol FollowingCommand: CorrectableCommand {
    /// Takes a copy back.
    static func follow(_ wish: EntryFollowing<Owner>) -> Self
}
