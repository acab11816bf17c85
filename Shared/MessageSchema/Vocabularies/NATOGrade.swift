/// Officers' grades by NATO code (STANAG 2116).
public enum NATOGrade: String, Term, Codable {
    /// Lieutenant.
    case of1 = "OF-1"
    /// Captain.
    case of2 = "OF-2"
    /// Major.
    case of3 = "OF-3"
    /// Lieutenant colonel.
    case of4 = "OF-4"
    /// Colonel.
    case of5 = "OF-5"
    /// Brigadier.
    case of6 = "OF-6"
    /// Major general.
    case of7 = "OF-7"
    /// Lieutenant general.
    case of8 = "OF-8"
    /// General.
    case of9 = "OF-9"
    /// Field marshal.
    case of10 = "OF-10"

    /// What the vocabulary is called.
    public static let vocabulary = "grade"
}
