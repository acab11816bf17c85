/// The answer to `stations`: who is based where, by id.
public struct StationsReply: Codable, Hashable, Sendable {
    /// Of which operation and moment, how far and how old.
    public let about: AnswerHeader
    /// How many there are and how many are in breach, in words.
    public let statement: String
    /// The stations.
    public let stations: [StationView]

    /// Puts it together.
    public init(about: AnswerHeader, statement: String, stations: [StationView]) {
        self.about = about
        self.statement = statement
        self.stations = stations
    }
}
