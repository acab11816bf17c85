extension Channel {
    /// Appends a message of one frame to the outbox; it never waits.
    ///
    /// A DEALER's messages wait in the outbox while there is no peer, in order; an XPUB drops for a subscriber whose
    /// queue is full, and does not tell.
    ///
    /// - Throws: `outbox-full` (counted), `closed`, `invalid-message` for one larger than the whole outbox, and
    ///   `unsupported` on SUB, and on ROUTER, which needs an address.
    public func send(_ frame: [UInt8]) throws(MessagingError) {
        try send(frame.span.bytes)
    }

    /// Appends a message of two frames, such as a topic and a body; see ``send(_:)-([UInt8])``.
    public func send(_ first: [UInt8], _ second: [UInt8]) throws(MessagingError) {
        try send(first.span.bytes, second.span.bytes)
    }

    /// Appends a message of one frame from borrowed memory; see ``send(_:)-([UInt8])``.
    public func send(_ frame: RawSpan) throws(MessagingError) {
        try requireSending(addressed: false)
        let verdict = frame.withUnsafeBytes { bytes in
            Result { () throws(MessagingError) in try outbox.append(to: nil, bytes, nil) }
        }
        try verdict.get()
    }

    /// Appends a message of two frames from borrowed memory; see ``send(_:)-([UInt8])``.
    public func send(_ first: RawSpan, _ second: RawSpan) throws(MessagingError) {
        try requireSending(addressed: false)
        let verdict = first.withUnsafeBytes { first in
            second.withUnsafeBytes { second in
                Result { () throws(MessagingError) in try outbox.append(to: nil, first, second) }
            }
        }
        try verdict.get()
    }

    /// Appends a message of any number of frames; see ``send(_:)-([UInt8])``.
    public func send(frames: [[UInt8]]) throws(MessagingError) {
        try requireSending(addressed: false)
        try outbox.append(to: nil, frames: frames)
    }

    /// Appends a message to one peer of a ROUTER.
    ///
    /// A message whose peer is gone when its turn comes is dropped and counted as unroutable. A message to a peer that
    /// reads too slowly waits apart, so that it holds up no other peer; beyond a bound it is dropped and counted.
    ///
    /// - Throws: `outbox-full` (counted), `closed`, `invalid-message` for one without frames or larger than the whole
    ///   outbox, and `unsupported` on every kind but ROUTER.
    public func send(frames: [[UInt8]], to peer: RoutingID) throws(MessagingError) {
        try requireSending(addressed: true)
        try outbox.append(to: peer, frames: frames)
    }

    /// Waits until half of the outbox is free, or the calling task is cancelled.
    ///
    /// - Throws: `closed`.
    public func waitForRoom() async throws(MessagingError) {
        try await outbox.waitForRoom()
    }

    private func requireSending(addressed: Bool) throws(MessagingError) {
        try require(kind.sends, "send")
        if (kind == .router) != addressed {
            throw MessagingError(
                .unsupported,
                addressed
                    ? "\(name) is a \(kind) socket: only a ROUTER sends to an address."
                    : "\(name) is a ROUTER socket: send(frames:to:) names the peer.")
        }
    }
}
