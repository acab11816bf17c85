/// Where an amount in the operation's currency comes from.
public enum ConversionBasis: String, Term, Codable {
    /// The contribution is in that currency.
    case original
    /// The source states it.
    case stated
    /// It was converted with the rate given.
    case converted

    /// What the vocabulary is called.
    public static let vocabulary = "conversionBasis"
}
