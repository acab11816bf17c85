public import MessageSchema

/// What a post comes to at a moment: what it is, how far its filling has come, and what is wrong with that.
public struct PostStanding: Hashable, Sendable {
    /// The post.
    public let post: Post
    /// Where its definition comes from.
    public let stamp: EntryStamp
    /// How far its filling has come, with nation and officer.
    public let step: PostStep
    /// The entry that says so, or `nil` where nothing was said and the post is vacant for that reason.
    public let entry: Timeline<PostStep>.Entry?
    /// Gates below the present step that nothing shows to have been passed, in their order.
    public let notEvidenced: [PostState]
    /// Why the nation or the officer may not hold the post: reports can say that they do.
    public let ineligibilities: [Ineligibility]

    /// Who acts in it; `nil` where nobody does or an officer is in post.
    public let acting: Timeline<ActingStep>.Entry?

    /// The post's id.
    public var id: EntityID { post.post }
    /// How far its filling has come.
    public var state: PostState { step.state }
    /// The nation that has the post or to which it is offered.
    public var nation: NationCode? { step.nation }
    /// The officer, from the nomination on.
    public var officer: Officer? { step.officer }
    /// Whether an officer is in post.
    public var isFilled: Bool { state == .inPost }
    /// The events that this rests on: the definition, then the step that holds, then who acts.
    public var entries: [EventID] { [stamp.event] + [entry?.stamp.event, acting?.stamp.event].compactMap { $0 } }
}
