/// How a store on SQLite behaves; the defaults are those of a service.
public struct SQLiteOptions: Hashable, Sendable {
    /// How many connections read, apart from the one that writes; at least 1, by default 2.
    public var readers = 2
    /// After how many pages of 4 KiB in the write-ahead log the writer moves them into the database; by default 12,000.
    public var checkpointPages = 12_000
    /// How large the database may become, in bytes, the write-ahead log apart; `nil`, the default, for no limit.
    ///
    /// Where the limit is met `append` throws `full`, as it does on a full disk.
    public var maximumFileBytes: UInt64?

    /// The defaults.
    public init() {}
}
