public import MessageSchema

/// When and on whose word something is said in a test: effective date, learned time, basis and sources.
///
/// `.decided`, `.decided(on: "2026-02-19")`, `.reported(on: "2026-02", grade: "B2")`; `learned(_:)` sets when the cell
/// knew it.
public struct Circumstances: Hashable, Sendable {
    /// When it is or was so; the day of recording where `nil`.
    public var effective: EffectiveDate?
    /// When the cell knew it; the moment of recording where `nil`.
    public var learned: Instant?
    /// Basis and sources.
    public var provenance: Provenance

    /// Puts circumstances together.
    public init(effective: EffectiveDate? = nil, learned: Instant? = nil, provenance: Provenance) {
        self.effective = effective
        self.learned = learned
        self.provenance = provenance
    }

    /// Decided by the cell, in effect on the day of recording.
    public static let decided = Circumstances(provenance: Provenance(basis: .decided))

    /// Decided by the cell, in effect on a day or in a month.
    public static func decided(on effective: EffectiveDate) -> Circumstances {
        Circumstances(effective: effective, provenance: Provenance(basis: .decided))
    }

    /// Said by one source, graded B2 unless told, published on the effective date unless told.
    public static func reported(
        on effective: EffectiveDate, grade: Grade = "B2", publisher: Text = "Straits Times",
        published: EffectiveDate? = nil
    ) -> Circumstances {
        let source = Source(publisher: publisher, published: published ?? effective, grade: grade)
        return Circumstances(effective: effective, provenance: Provenance(basis: .reported, sources: [source]))
    }

    /// The same, known to the cell from that moment on.
    public func learned(_ instant: Instant) -> Circumstances {
        Circumstances(effective: effective, learned: instant, provenance: provenance)
    }

    /// The same, known to the cell from the end of that day on.
    public func learned(on day: CalendarDay) -> Circumstances { learned(day.end) }
}
