public import MessageSchema

/// The events that hang together by cause, as they were read from the stored logs.
public struct CausalChain: Sendable {
    /// One event with its place in the chain.
    public struct Link: Sendable {
        /// How many events of other services lie between it and the beginning.
        public let depth: Int
        /// The event.
        public let header: EventHeader

        /// Puts it together.
        public init(depth: Int, header: EventHeader) {
            self.depth = depth
            self.header = header
        }
    }

    /// Each event directly before what it brought about.
    public let links: [Link]
    /// The event that the first one names as its cause, where no stored log holds it.
    public let missingCause: EventID?
    /// How many events were found and left out.
    public let leftOut: Int

    /// Puts it together.
    public init(links: [Link], missingCause: EventID?, leftOut: Int) {
        self.links = links
        self.missingCause = missingCause
        self.leftOut = leftOut
    }
}
