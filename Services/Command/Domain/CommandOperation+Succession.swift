import DomainModel
import MessageSchema

/// How a post passes from one officer to the next, and how it ends.
extension CommandOperation {
    /// Outgoing and incoming change on one day, so that the post has one holder at every moment.
    func handOverPost(_ wish: PostHandover, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try check(wish.outgoing.grade, at: "/outgoing/grade")
        try check(wish.incoming.grade, at: "/incoming/grade")
        guard !wish.incoming.isSamePerson(as: wish.outgoing) else {
            throw Refusal(
                .notAllowed, at: "/incoming",
                "\(wish.incoming.name.wire) cannot take over from the same person; name the successor")
        }
        try refuseRepetition(of: PostStep(wish), at: place, field: "/incoming", in: context)
        guard context.isDecided else { return .postHandover(wish) }
        guard place.step.state == .inPost, wish.outgoing.isSamePerson(as: place.step.officer) else {
            throw gate(
                place, at: "/outgoing", needs: "filled by \(wish.outgoing.name.wire)",
                next: "`fill-post` for that officer")
        }
        try refuse(place.post.ineligibilities(of: wish.incoming.nation), at: "/incoming/nation")
        try refuse(place.post.ineligibilities(of: wish.incoming), at: "/incoming/grade")
        if let confirming = place.post.confirmedBy, wish.confirmedBy != confirming {
            throw Refusal(
                .gateNotMet, at: "/confirmedBy",
                "the holder of `\(wish.post.wire)` is confirmed by \(confirming.wire); say in `confirmedBy` that this is done "
                    + "for \(wish.incoming.name.wire)")
        }
        return .postHandover(wish)
    }

    /// A post that is abolished has no holder, nothing below it and no authority over a unit; what a source reports may
    /// leave those behind, and a holder then loses the post with it.
    func abolishPost(_ wish: PostAbolition, in context: DecisionContext) throws(Refusal) -> [CommandEvent] {
        let moment = context.moment
        if let record = records.posts[wish.post],
            record.isAbolished(at: moment) || record.abolition.repeats(wish, in: context)
        {
            throw Refusal(
                .alreadySo, at: "/post",
                "the post `\(wish.post.wire)` is abolished on \(context.effective.wire) already")
        }
        let place = try place(wish.post, in: context)
        guard context.isDecided else {
            guard place.step.state != .vacant else { return [.postAbolition(wish)] }
            return [.postVacancy(PostVacancy(post: wish.post, reason: wish.reason)), .postAbolition(wish)]
        }
        if place.step.state != .vacant { throw held(place, at: "/post") }
        let below = records.posts(at: moment).filter { $0.post.reportsTo == wish.post }.map(\.id.wire)
        guard below.isEmpty else {
            throw Refusal(
                .notAllowed, at: "/post",
                "\(below.joined(separator: ", ")) report to `\(wish.post.wire)`; let them report to another post first, "
                    + "with `establish-post`")
        }
        let units = records.units.sorted { $0.key < $1.key }.filter { $0.value.authority(at: moment).post == wish.post }
        guard units.isEmpty else {
            throw Refusal(
                .notAllowed, at: "/post",
                "`\(wish.post.wire)` holds authority over \(units.map(\.key.wire).joined(separator: ", ")); revert it first, "
                    + "with `revert-authority`")
        }
        return [.postAbolition(wish)]
    }

    private func check(_ grade: Coded<NATOGrade>?, at pointer: String) throws(Refusal) {
        guard case .unrecognised(let text)? = grade else { return }
        let allowed = NATOGrade.allCases.map(\.rawValue).joined(separator: ", ")
        throw Refusal(
            .invalidContent, at: pointer, "\"\(text.prefix(60))\" is no NATO grade; allowed are \(allowed)")
    }
}
