public import MessageSchema

/// How many people several lines come to, with what is left open said beside it (DOMAIN.md section 6: a total over
/// unknowns says how many it leaves out).
///
/// `best` sums each line's best figure (else its high, else its low). `low` counts a line without a low figure as
/// nothing, and `high` one without a high figure by its best; how many lines leave those ends open stands beside them.
/// Lines of unknown size are in none of the figures and are counted apart.
public struct StrengthSum: Codable, Hashable, Sendable {
    /// How many lines it is about, those of unknown size among them.
    public private(set) var lines = 0
    /// How many of them are of unknown size and left out of every figure.
    public private(set) var unknown = 0
    /// No fewer than this.
    public private(set) var low = 0
    /// The sources' own figures.
    public private(set) var best = 0
    /// No more than this, as far as highs are known.
    public private(set) var high = 0
    /// How many lines give no low figure.
    public private(set) var openLow = 0
    /// How many lines give no high figure.
    public private(set) var openHigh = 0

    /// The sum of nothing.
    public init() {}

    /// The sum of some quantities.
    public init(_ quantities: some Sequence<Quantity>) {
        for quantity in quantities { add(quantity) }
    }

    /// Adds one line.
    public mutating func add(_ quantity: Quantity) {
        lines += 1
        guard case .known(let figures) = quantity else {
            unknown += 1
            return
        }
        low += figures.low ?? 0
        best += figures.headline
        high += figures.high ?? figures.headline
        if figures.low == nil { openLow += 1 }
        if figures.high == nil { openHigh += 1 }
    }

    /// Adds the lines of another sum.
    public mutating func add(_ other: StrengthSum) { add(other, times: 1) }

    /// Takes the lines of another sum, which were added before, out again.
    mutating func subtract(_ other: StrengthSum) { add(other, times: -1) }

    private mutating func add(_ other: StrengthSum, times factor: Int) {
        lines += factor * other.lines
        unknown += factor * other.unknown
        low += factor * other.low
        best += factor * other.best
        high += factor * other.high
        openLow += factor * other.openLow
        openHigh += factor * other.openHigh
    }

    /// What a group of a statement comes to.
    init(_ group: StrengthGroup) {
        lines = group.lines
        unknown = group.unknown
        low = group.low
        best = group.best
        high = group.high
        openLow = group.openLow
        openHigh = group.openHigh
    }
}
