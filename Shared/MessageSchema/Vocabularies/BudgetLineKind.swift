/// When a budget line costs.
public enum BudgetLineKind: String, Term, Codable {
    /// As many people as there are cost what the rates say.
    case personnel
    /// The same in each month.
    case monthly
    /// Once.
    case oneOff

    /// What the vocabulary is called.
    public static let vocabulary = "budgetLineKind"
}
