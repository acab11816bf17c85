/// The processes of the suite that own a log, by the name that stands in topics, event types and file names.
public enum ServiceName: String, Term, Codable, Comparable {
    /// What the force may do.
    case mandate
    /// Who brings what.
    case pledges
    /// Who pays.
    case funding
    /// Who leads.
    case command

    /// What the vocabulary is called.
    public static let vocabulary = "service"

    /// In the order of the design.
    public static func < (left: ServiceName, right: ServiceName) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
