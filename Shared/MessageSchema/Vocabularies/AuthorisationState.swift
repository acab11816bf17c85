/// What an authorisation is on a day: in one of these and in no other (DOMAIN.md section 2, mandate).
public enum AuthorisationState: String, Term, Codable {
    /// Recorded, and authorises nothing yet: its first day lies ahead, or no source carries it.
    case adopted
    /// It authorises the force.
    case inForce
    /// It would hold, and is suspended.
    case suspended
    /// Its last day is over.
    case expired

    /// What the vocabulary is called.
    public static let vocabulary = "authorisationState"
}
