import MessageSchema

/// How far a contribution has come: pledged → committed → paid (DOMAIN.md section 2, funding).
public enum ContributionStage: String, Codable, CaseIterable, Comparable, Sendable {
    /// The donor has said it will contribute.
    case pledged
    /// A commitment is signed, and not all of it is paid.
    case committed
    /// All that is committed is paid; or something is, where nothing is known to be committed.
    case paid

    /// In the order of the ladder.
    public static func < (left: ContributionStage, right: ContributionStage) -> Bool { left.rank < right.rank }

    /// The stage of a contribution in goods or services; what this program does not know counts as pledged, which is no
    /// funding.
    init(_ stage: Coded<InKindStage>) {
        switch stage.term {
        case .pledged, nil: self = .pledged
        case .committed: self = .committed
        case .delivered: self = .paid
        }
    }

    private var rank: Int {
        switch self {
        case .pledged: 0
        case .committed: 1
        case .paid: 2
        }
    }
}
