import DomainModel
import MessageSchema

extension CommandOperation {
    /// A post reports to one that exists, so that posts form a tree on every day; established anew it is revised from
    /// the effective date on. `sector` is an area of mandate's and kept as it is given.
    func establishPost(_ wish: Post, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        if let record = records.posts[wish.post], record.definition.repeats(wish, in: context),
            !record.isAbolished(at: context.moment)
        {
            throw Refusal(
                .alreadySo, at: "/post", "the post `\(wish.post.wire)` is established with this content already")
        }
        if case .unrecognised(let text)? = wish.grade {
            let allowed = NATOGrade.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                .invalidContent, at: "/grade", "\"\(text.prefix(60))\" is no NATO grade; allowed are \(allowed)")
        }
        if let superior = wish.reportsTo {
            guard superior != wish.post else {
                throw Refusal(
                    .notAllowed, at: "/reportsTo",
                    "a post cannot report to itself; name its superior, or leave `reportsTo` out for the root")
            }
            guard records.posts[superior] != nil else {
                throw .unknown(
                    "post", superior, at: "/reportsTo", among: Array(records.posts.keys), createWith: "establish-post")
            }
            guard !records.superiors(of: superior, at: .everything).contains(wish.post) else {
                throw Refusal(
                    .notAllowed, at: "/reportsTo",
                    "`\(wish.post.wire)` cannot report to `\(superior.wire)`, which reports to it; posts form a tree")
            }
        }
        try checkNations(wish)
        if let superior = wish.reportsTo,
            records.wouldCircle(wish.post, under: superior, from: context.effective.lastDay)
        {
            throw Refusal(
                .notAllowed, at: "/reportsTo",
                "`\(superior.wire)` stands below `\(wish.post.wire)`, on that date or on a later one already recorded; "
                    + "name a post outside its branch, or revise that one first")
        }
        return .post(wish)
    }

    private func checkNations(_ wish: Post) throws(Refusal) {
        if let reservedFor = wish.reservedFor, reservedFor.isEmpty {
            throw Refusal(
                .invalidContent, at: "/reservedFor",
                "reserved for nobody, the post could never be filled; name the nations, or leave `reservedFor` out")
        }
        try ListRules.check(wish.reservedFor, at: "/reservedFor", name: \.wire)
        try ListRules.check(wish.barredTo, at: "/barredTo", name: \.wire)
        let reserved = Set(wish.reservedFor ?? [])
        for (index, nation) in (wish.barredTo ?? []).enumerated() where reserved.contains(nation) {
            throw Refusal(
                .invalidContent, at: "/barredTo/\(index)",
                "the post cannot be reserved for \(nation.wire) and barred to it; leave it out of one of the two")
        }
    }

    /// A post and how its filling stands when the command takes effect.
    struct Place {
        let post: Post
        let record: PostRecord
        let step: PostStep
    }

    /// Finds the post that a step is about.
    /// - Throws: `Refusal` where there is none, and where the cell decides about a post before it is established.
    func place(_ post: EntityID, in context: DecisionContext) throws(Refusal) -> Place {
        guard let record = records.posts[post], let definition = record.nearest(to: context.moment) else {
            throw .unknown(
                "post", post, at: "/post", among: Array(records.posts.keys), createWith: "establish-post")
        }
        guard !context.isDecided || record.exists(at: context.moment) else {
            throw Refusal(
                .gateNotMet, at: "/post",
                "the post `\(post.wire)` is established only from \(definition.stamp.effective.wire); give a later "
                    + "`effectiveDate` than \(context.effective.wire)")
        }
        guard !context.isDecided || !record.isAbolished(at: context.moment) else {
            throw Refusal(
                .gateNotMet, at: "/post",
                "the post `\(post.wire)` is abolished on \(context.effective.wire); establish it anew with "
                    + "`establish-post`, or name another one")
        }
        return Place(post: definition.value, record: record, step: record.step(at: context.moment))
    }
}
