public import MessageSchema

/// Named example data that the tests of the services share.
public enum Controls {
    /// The operation of the real case.
    public static let operation: OperationID = "isf-gaza"
    /// Another one, which must never be touched by the first.
    public static let otherOperation: OperationID = "unifil-2"
    /// The operation's currency.
    public static let currency: CurrencyCode = "USD"
    /// The log that example events of pledges stand in, and so on for the others.
    public static func log(of service: ServiceName) -> LogID { log("\(service.rawValue)-0000") }
    /// When scenarios begin to record unless told: 1 April 2026 at 08:00.
    public static let start: Instant = "2026-04-01T08:00:00Z"
    /// Who sends.
    public static let actor: Text = "planner"

    /// A serious newspaper, B2.
    public static let newspaper = Source(publisher: "Wall Street Journal", published: "2025-12-13", grade: "B2")
    /// A second newspaper, independent of the first, B2.
    public static let secondNewspaper = Source(publisher: "Straits Times", published: "2026-02-19", grade: "B2")
    /// A local site, C3.
    public static let localSite = Source(publisher: "The Yeshiva World", published: "2025-12-13", grade: "C3")
    /// A source too weak to move a value, E5.
    public static let rumour = Source(publisher: "Somebody's channel", published: "2026-02-20", grade: "E5")
    /// The press without a name, B2.
    public static let unnamedPress = Source(publisher: "press, unnamed", published: "2026-03-17", grade: "B2")

    /// Indonesia.
    public static let indonesia: NationCode = "IDN"
    /// Morocco.
    public static let morocco: NationCode = "MAR"
    /// Kazakhstan.
    public static let kazakhstan: NationCode = "KAZ"
    /// Kosovo.
    public static let kosovo: NationCode = "XKX"
    /// Albania.
    public static let albania: NationCode = "ALB"
    /// Pakistan.
    public static let pakistan: NationCode = "PAK"
    /// The United States.
    public static let unitedStates: NationCode = "USA"
    /// Saudi Arabia.
    public static let saudiArabia: NationCode = "SAU"

    private static func log(_ name: String) -> LogID {
        guard let log = LogID(name) else { preconditionFailure("\(name) is no log id") }
        return log
    }
}
