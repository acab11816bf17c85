import DomainModel
import MessageSchema

/// The ladder: vacant → offered → accepted → nominated → designated → confirmed, where somebody must → in post (DOMAIN.md section 2, command). What the
/// cell decides takes one rung after the other, as things stand on its effective date; what a source reports may skip
/// rungs, and the picture shows those as not evidenced.
extension CommandOperation {
    /// An offer to another nation takes the place of one that is not yet accepted; once a nation has accepted, the post
    /// is offered to nobody until it is vacated.
    ///
    /// An offer is made under the post's own terms, so one to a nation that may not have the post is refused also where
    /// a source reports it; such a report can be kept as a claim.
    func offerPost(_ wish: PostOffer, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try refuse(place.post.ineligibilities(of: wish.nation), at: "/nation", hint: "a source that says so is a claim")
        let step = PostStep(wish)
        try refuseRepetition(of: step, at: place, field: "/nation", in: context)
        if context.isDecided, place.step.state >= .accepted {
            throw held(place, at: "/nation")
        }
        return .postOffer(wish)
    }

    func acceptPost(_ wish: PostAcceptance, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        let step = PostStep(wish)
        try refuseRepetition(of: step, at: place, field: "/nation", in: context)
        guard context.isDecided else { return .postAcceptance(wish) }
        try refuse(place.post.ineligibilities(of: wish.nation), at: "/nation")
        if place.step.state >= .accepted, !isRepeated(step, at: place) { throw held(place, at: "/nation") }
        guard place.step.nation == wish.nation else {
            throw gate(
                place, at: "/nation", needs: "offered to \(wish.nation.wire)", next: "`offer-post` to that nation")
        }
        return .postAcceptance(wish)
    }

    /// The nation that accepted names its officer, and may name another one until one is designated.
    func nominateOfficer(_ wish: PostNomination, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try check(wish.officer, in: place, decided: context.isDecided)
        let step = PostStep(wish)
        try refuseRepetition(of: step, at: place, field: "/officer", in: context)
        guard context.isDecided else { return .postNomination(wish) }
        if place.step.state >= .designated, !isRepeated(step, at: place) { throw held(place, at: "/officer") }
        guard place.step.state >= .accepted, place.step.nation == wish.officer.nation else {
            throw gate(
                place, at: "/officer/nation", needs: "accepted by \(wish.officer.nation.wire)",
                next: "`accept-post` by the officer's nation")
        }
        return .postNomination(wish)
    }

    func designateOfficer(_ wish: PostDesignation, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try check(wish.officer, in: place, decided: context.isDecided)
        let step = PostStep(wish)
        try refuseRepetition(of: step, at: place, field: "/officer", in: context)
        guard context.isDecided else { return .postDesignation(wish) }
        if place.step.state >= .designated, !isRepeated(step, at: place) { throw held(place, at: "/officer") }
        guard place.step.state >= .nominated, wish.officer.isSamePerson(as: place.step.officer) else {
            throw gate(
                place, at: "/officer", needs: "nominated with \(wish.officer.name.wire)",
                next: "`nominate-officer` for that officer")
        }
        return .postDesignation(wish)
    }

    func fillPost(_ wish: PostFilling, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try check(wish.officer, in: place, decided: context.isDecided)
        let step = PostStep(wish)
        try refuseRepetition(of: step, at: place, field: "/officer", in: context)
        guard context.isDecided else { return .postFilling(wish) }
        if place.step.state == .inPost, !isRepeated(step, at: place) { throw held(place, at: "/officer") }
        guard place.step.state >= .designated, wish.officer.isSamePerson(as: place.step.officer) else {
            throw gate(
                place, at: "/officer", needs: "designated with \(wish.officer.name.wire)",
                next: "`designate-officer` for that officer")
        }
        if let confirming = place.post.confirmedBy, place.step.state < .confirmed {
            throw gate(
                place, at: "/officer", needs: "confirmed by \(confirming.wire)",
                next: "`confirm-officer` for that officer")
        }
        return .postFilling(wish)
    }

    /// Whoever the post names confirms the officer who is designated.
    func confirmOfficer(_ wish: PostConfirmation, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try check(wish.officer, in: place, decided: context.isDecided)
        let step = PostStep(wish)
        try refuseRepetition(of: step, at: place, field: "/officer", in: context)
        guard context.isDecided else { return .postConfirmation(wish) }
        guard let confirming = place.post.confirmedBy else {
            throw Refusal(
                .notAllowed, at: "/post",
                "nobody has to confirm the holder of `\(wish.post.wire)`; go on with `fill-post`, or say with "
                    + "`establish-post` and `confirmedBy` who has to")
        }
        if let by = wish.by, by != confirming {
            throw Refusal(
                .notAllowed, at: "/by",
                "the holder of `\(wish.post.wire)` is confirmed by \(confirming.wire), not by \(by.wire)")
        }
        if place.step.state >= .confirmed, !isRepeated(step, at: place) { throw held(place, at: "/officer") }
        guard place.step.state >= .designated, wish.officer.isSamePerson(as: place.step.officer) else {
            throw gate(
                place, at: "/officer", needs: "designated with \(wish.officer.name.wire)",
                next: "`designate-officer` for that officer")
        }
        return .postConfirmation(wish)
    }

    /// The nation to which the post is offered, or that has accepted it, does not want it; once its officer is in post, the
    /// post is vacated instead.
    func declinePost(_ wish: PostDeclination, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try refuseRepetition(of: PostStep(wish), at: place, field: "/nation", in: context)
        guard context.isDecided else { return .postDeclination(wish) }
        guard place.step.nation == wish.nation else {
            throw gate(
                place, at: "/nation", needs: "offered to \(wish.nation.wire)", next: "`offer-post` to that nation")
        }
        guard place.step.state < .inPost else { throw held(place, at: "/nation") }
        return .postDeclination(wish)
    }

    /// Somebody acts while nobody is in post. Whom the post is barred to or not reserved for may not act in it either; the
    /// grade may be another.
    func appointActing(_ wish: ActingAppointment, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        try checkGrade(of: wish.officer)
        // An appointment that somebody in post has ended may be made again.
        let stands = !context.isDecided || place.record.acting(at: context.moment) != nil
        if stands, place.record.acting.repeats(ActingStep(wish), in: context) {
            throw Refusal(
                .alreadySo, at: "/officer",
                "\(wish.officer.name.wire) acts as `\(wish.post.wire)` on \(context.effective.wire) already")
        }
        guard context.isDecided else { return .actingAppointment(wish) }
        try refuse(place.post.ineligibilities(of: wish.officer.nation), at: "/officer/nation")
        guard place.step.state != .inPost else { throw held(place, at: "/officer") }
        return .actingAppointment(wish)
    }

    func endActing(_ wish: ActingEnd, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        let isRepeated = place.record.acting.repeats(ActingStep(wish), in: context)
        guard !isRepeated, !context.isDecided || place.record.acting(at: context.moment) != nil else {
            throw Refusal(
                .alreadySo, at: "/post", "nobody acts as `\(wish.post.wire)` on \(context.effective.wire)")
        }
        return .actingEnd(wish)
    }

    func vacatePost(_ wish: PostVacancy, in context: DecisionContext) throws(Refusal) -> CommandEvent {
        let place = try place(wish.post, in: context)
        if context.isDecided, place.step.state == .vacant {
            throw Refusal(
                .alreadySo, at: "/post", "the post `\(wish.post.wire)` is vacant on \(context.effective.wire) already")
        }
        try refuseRepetition(of: PostStep(wish), at: place, field: "/post", in: context)
        return .postVacancy(wish)
    }
}
