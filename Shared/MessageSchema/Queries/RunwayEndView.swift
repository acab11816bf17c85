/// Where money ends.
public struct RunwayEndView: Codable, Hashable, Sendable {
    /// The first month that it does not pay for whole; missing where it lasts through every month looked at, or nothing is known that costs.
    public let runsOut: EffectiveDate?
    /// How many months before it are paid whole; missing where nothing is known that costs.
    public let monthsPaid: Int?

    /// Puts it together.
    public init(runsOut: EffectiveDate? = nil, monthsPaid: Int? = nil) {
        self.runsOut = runsOut
        self.monthsPaid = monthsPaid
    }
}
