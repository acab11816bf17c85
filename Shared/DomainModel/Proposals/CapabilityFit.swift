public import MessageSchema

/// How far the capability of a line is that of a slot.
public enum CapabilityFit: Hashable, Sendable {
    /// Both have the same agreed code.
    case sameCode(EntityID)
    /// The words are the same; one of them, or both, have no code.
    case sameWords
    /// Some telling words are the same: that it is the same capability is a guess.
    case someWords([String], ofSlot: Int)

    /// Compares two capabilities; `nil` where nothing says that they are the same. Codes that differ settle it, whatever
    /// the words.
    public init?(
        code: EntityID?, words: CapabilityWords, forSlot slotCode: EntityID?, _ slotWords: CapabilityWords
    ) {
        if let code, let slotCode {
            guard code == slotCode else { return nil }
            self = .sameCode(code)
            return
        }
        if words == slotWords, !words.stems.isEmpty {
            self = .sameWords
            return
        }
        let (own, asked) = (words.telling, slotWords.telling)
        let shared = own.filter(asked.contains)
        guard !shared.isEmpty, 2 * shared.count >= min(own.count, asked.count) else { return nil }
        self = .someWords(shared, ofSlot: asked.count)
    }

    /// What it costs in the ranking.
    var penalty: Int {
        switch self {
        case .sameCode: 0
        case .sameWords: 20
        case .someWords(let shared, let asked): 80 + 60 * max(0, asked - shared.count) / max(1, asked)
        }
    }
}
