/// The figures that a claim can speak of.
public enum Figure: String, Term, Codable {
    /// How many nations were asked.
    case nationsAsked
    /// How many have expressed interest.
    case nationsInterested
    /// How many are in talks.
    case nationsInTalks
    /// How many have committed troops.
    case nationsCommitted
    /// How many attended a conference.
    case conferenceAttendance
    /// How strong the force is or will be.
    case strength
    /// Which kinds of contribution there are.
    case composition
    /// How much money is pledged.
    case contributionsPledged
    /// How much money is committed.
    case contributionsCommitted
    /// How much money is paid in.
    case contributionsPaid
    /// How much money an account holds.
    case accountBalance
    /// How much money is needed.
    case fundingNeed
    /// Who is or will be appointed to a post, and when.
    case appointment
    /// Something else, in the source's words.
    case other

    /// What the vocabulary is called.
    public static let vocabulary = "figure"
}
