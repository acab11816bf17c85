public import MessageSchema

/// One step in the filling of a post, with all that then holds.
public struct PostStep: Codable, Hashable, Sendable {
    /// How far the filling has come.
    public let state: PostState
    /// The nation that has the post or to which it is offered; none where it is vacant.
    public let nation: NationCode?
    /// The officer, from the nomination on.
    public let officer: Officer?
    /// Who designated the officer, where that is said.
    public let designatedBy: Text?
    /// The source's words, or the reason of a vacancy.
    public let wording: Text?

    /// Puts it together.
    public init(
        state: PostState, nation: NationCode? = nil, officer: Officer? = nil, designatedBy: Text? = nil,
        wording: Text? = nil
    ) {
        self.state = state
        self.nation = nation
        self.officer = officer
        self.designatedBy = designatedBy
        self.wording = wording
    }

    /// Nobody has the post.
    public static let vacant = PostStep(state: .vacant)

    /// The step that an offer is.
    public init(_ offer: PostOffer) {
        self.init(state: .offered, nation: offer.nation)
    }

    /// The step that a nation's acceptance is.
    public init(_ acceptance: PostAcceptance) {
        self.init(state: .accepted, nation: acceptance.nation, wording: acceptance.wording)
    }

    /// The step that a nomination is.
    public init(_ nomination: PostNomination) {
        self.init(state: .nominated, nation: nomination.officer.nation, officer: nomination.officer)
    }

    /// The step that a designation is.
    public init(_ designation: PostDesignation) {
        self.init(
            state: .designated, nation: designation.officer.nation, officer: designation.officer,
            designatedBy: designation.by, wording: designation.wording)
    }

    /// The step that a confirmation is.
    public init(_ confirmation: PostConfirmation) {
        self.init(
            state: .confirmed, nation: confirmation.officer.nation, officer: confirmation.officer,
            designatedBy: confirmation.by, wording: confirmation.wording)
    }

    /// The step by which a nation that does not want the post leaves it vacant.
    public init(_ declination: PostDeclination) {
        self.init(
            state: .vacant, wording: declination.reason ?? (try? Text(wire: "\(declination.nation.wire) declined it")))
    }

    /// The step by which an officer is in post.
    public init(_ filling: PostFilling) {
        self.init(
            state: .inPost, nation: filling.officer.nation, officer: filling.officer, wording: filling.wording)
    }

    /// The step by which an officer takes over from another one.
    public init(_ handover: PostHandover) {
        self.init(
            state: .inPost, nation: handover.incoming.nation, officer: handover.incoming, wording: handover.wording)
    }

    /// The step by which a post falls vacant.
    public init(_ vacancy: PostVacancy) {
        self.init(state: .vacant, wording: vacancy.reason)
    }

    /// Whether this step shows that a gate was passed on the way to another step: offered and accepted by the same
    /// nation, nominated and designated as the same officer.
    func passes(_ gate: PostState, for step: PostStep) -> Bool {
        guard state == gate, nation == step.nation else { return false }
        guard gate > .accepted else { return true }
        return officer?.isSamePerson(as: step.officer) ?? false
    }
}
