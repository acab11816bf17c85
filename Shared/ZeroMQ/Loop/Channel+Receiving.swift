extension Channel {
    /// The next batch of received messages.
    ///
    /// While the inbox is full the socket is not read, and the high-water mark decides what is dropped.
    ///
    /// - Returns: Nil when the channel is closed and all was taken, or when the calling task is cancelled; always nil
    ///   on XPUB, whose input is in ``subscriptionChanges``.
    public func next() async -> ReceivedBatch? {
        await inbox.next()
    }

    /// The batches that wait already, in order and at most so many; none where nothing waits.
    ///
    /// After ``next()`` it gives the rest of what arrived while its caller was busy.
    public func takeWaiting(atMost count: Int = 256) -> [ReceivedBatch] {
        inbox.takeWaiting(atMost: count)
    }

    /// All batches until the channel is closed; the same as repeated calls of ``next()``.
    public var batches: Elements<ReceivedBatch> { Elements(queue: inbox) }

    /// The subscriptions and cancellations that reach an XPUB whose specification asks for them.
    ///
    /// Where nobody reads them the oldest are dropped and counted.
    public var subscriptionChanges: Elements<SubscriptionChange> { Elements(queue: changes) }

    /// The connection events of a monitored socket.
    ///
    /// Where nobody reads them the oldest are dropped and counted; ``SocketCounters/connections`` counts all of them.
    public var monitorEvents: Elements<MonitorEvent> { Elements(queue: events) }

    /// What a channel delivers, one element after the other; it ends with the channel, or with the reading task.
    public struct Elements<Element: Sendable>: AsyncSequence, Sendable {
        let queue: BoundedQueue<Element>

        /// Takes elements from the channel.
        public struct AsyncIterator: AsyncIteratorProtocol {
            let queue: BoundedQueue<Element>

            /// The next element, or nil at the end.
            public mutating func next() async -> Element? {
                await queue.next()
            }

            /// The next element, or nil at the end.
            public mutating func next(isolation actor: isolated (any Actor)?) async -> Element? {
                await queue.next()
            }
        }

        /// Begins to take elements; what one iterator takes no other sees.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(queue: queue)
        }
    }
}
