public import MessageSchema

extension LineStage {
    /// The steps of the ladder in their order; `onHold`, `withdrawn` and `expired` stand beside it.
    public static let ladder: [LineStage] = [
        .announced, .assessed, .committed, .ready, .deploying, .inTheatre, .repatriated,
    ]

    /// How far up the ladder it is, from 0; `nil` for what stands beside it.
    public var rung: Int? { Self.ladder.firstIndex(of: self) }

    /// The step before it, which a decision must find; `nil` for the first and for what stands beside the ladder.
    public var predecessor: LineStage? {
        guard let rung, rung > 0 else { return nil }
        return Self.ladder[rung - 1]
    }

    /// Whether the contribution is on offer or in use: from `announced` to `inTheatre`.
    public var isActive: Bool { rung != nil && self != .repatriated }

    /// Whether it counts in the nominal strength: committed or beyond, not on hold and not home again (DOMAIN.md
    /// section 2, funding).
    public var isNominal: Bool {
        switch self {
        case .committed, .ready, .deploying, .inTheatre: true
        default: false
        }
    }
}
