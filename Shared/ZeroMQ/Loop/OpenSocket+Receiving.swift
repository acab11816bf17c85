import CZeroMQ
import Glibc
import Synchronization

extension OpenSocket {
    /// A batch in the making.
    private struct Draft {
        var bytes: [UInt8] = []
        var frameEnds: [UInt32] = []
        var messageEnds: [UInt32] = []
        var oversize = 0
    }

    /// Whether the socket is to be read: not while its inbox is full.
    func wantsInput() -> Bool {
        guard channel.kind.delivers else { return true }
        let full = channel.inbox.isFullOrNotify()
        if full, !isPaused { channel.tally.withLock { $0.pausedReads += 1 } }
        isPaused = full
        return !full
    }

    /// Reads what has arrived, up to a batch.
    func receive(into message: UnsafeMutablePointer<zmq_msg_t>) {
        if channel.kind.delivers { receiveBatch(message) } else { receiveSubscriptions(message) }
    }

    private func receiveBatch(_ message: UnsafeMutablePointer<zmq_msg_t>) {
        var draft = Draft()
        var hasYielded = false
        var isDrained = false
        draft.bytes.reserveCapacity(lastBatchBytes + lastBatchBytes / 8 + 256)
        draft.frameEnds.reserveCapacity(lastBatchFrames + 8)
        draft.messageEnds.reserveCapacity(Swift.min(lastBatchFrames + 8, MessagingLimits.maximumBatchMessages))
        while draft.messageEnds.count < MessagingLimits.maximumBatchMessages, draft.bytes.count < Self.bytesPerBatch {
            isDrained = !receiveMessage(message, &draft)
            guard isDrained else { continue }
            // In a stream the library's thread is about to deliver more: letting it run makes batches larger and
            // wake-ups fewer. A single message is never held up.
            guard draft.messageEnds.count >= Self.messagesOfAStream, !hasYielded else { break }
            hasYielded = true
            sched_yield()
        }
        if isDrained { noteDrained() }
        lastBatchBytes = draft.bytes.count
        lastBatchFrames = draft.frameEnds.count
        let (messages, bytes, oversize) = (draft.messageEnds.count, draft.bytes.count, draft.oversize)
        guard messages > 0 || oversize > 0 else { return }
        channel.tally.withLock { counters in
            counters.received += messages
            counters.receivedBytes += bytes
            counters.batches += messages > 0 ? 1 : 0
            counters.discardedOversize += oversize
        }
        guard messages > 0 else { return }
        let storage = BatchStorage(
            bytes: draft.bytes, frameEnds: draft.frameEnds, messageEnds: draft.messageEnds,
            hasSenders: channel.kind == .router)
        channel.inbox.push(ReceivedBatch(storage: storage))
    }

    /// Reads one message whole; the library delivers the frames of a message together or not at all.
    ///
    /// - Returns: False when there is none.
    @inline(__always)
    private func receiveMessage(_ message: UnsafeMutablePointer<zmq_msg_t>, _ draft: inout Draft) -> Bool {
        let (firstByte, firstFrame) = (draft.bytes.count, draft.frameEnds.count)
        let limit = channel.specification.options.maximumMessageSize.bytes
        var discards = false
        while true {
            let length = Library.result { zmq_msg_recv(message, socket.handle, ZMQ_DONTWAIT) }
            guard length >= 0 else {
                draft.bytes.removeLast(draft.bytes.count - firstByte)
                draft.frameEnds.removeLast(draft.frameEnds.count - firstFrame)
                return false
            }
            if !discards, draft.bytes.count - firstByte + Int(length) > limit {
                discards = true
                draft.oversize += 1
                draft.bytes.removeLast(draft.bytes.count - firstByte)
                draft.frameEnds.removeLast(draft.frameEnds.count - firstFrame)
            }
            if !discards {
                // The pointer is valid until the next receive only, and may point into the message struct itself.
                draft.bytes.append(
                    contentsOf: UnsafeRawBufferPointer(start: zmq_msg_data(message), count: Int(length)))
                draft.frameEnds.append(UInt32(draft.bytes.count))
            }
            if zmq_msg_more(message) == 0 { break }
        }
        if !discards { draft.messageEnds.append(UInt32(draft.frameEnds.count)) }
        return true
    }

    /// Reads what subscribers say; an XPUB that nobody reads grows with every reconnect, so this is never paused.
    private func receiveSubscriptions(_ message: UnsafeMutablePointer<zmq_msg_t>) {
        var (changes, foreign, dropped) = (0, 0, 0)
        let reports = channel.specification.reportsSubscriptions
        for _ in 0..<Self.subscriptionsPerTurn {
            var frames = 0
            var change: SubscriptionChange?
            var more = true
            while more {
                let length = Library.result { zmq_msg_recv(message, socket.handle, ZMQ_DONTWAIT) }
                guard length >= 0 else { break }
                frames += 1
                more = zmq_msg_more(message) != 0
                let bytes = UnsafeRawBufferPointer(start: zmq_msg_data(message), count: Int(length))
                guard frames == 1, !more, let first = bytes.first, first <= 1 else { continue }
                change = SubscriptionChange(subscribes: first == 1, topic: Array(bytes.dropFirst()))
            }
            if frames == 0 {
                noteDrained()
                break
            }
            guard let change else {
                foreign += 1
                continue
            }
            changes += 1
            dropped += reports ? channel.changes.pushDroppingOldest(change) : 1
        }
        guard changes > 0 || foreign > 0 else { return }
        channel.tally.withLock { counters in
            counters.subscriptionChanges += changes
            counters.droppedSubscriptionChanges += dropped
            counters.foreignFrames += foreign
        }
    }

    /// Reads what the monitor reports.
    ///
    /// - Returns: Whether there may be more.
    func receiveMonitorEvents(into message: UnsafeMutablePointer<zmq_msg_t>) -> Bool {
        guard let monitor else { return false }
        for _ in 0..<Self.eventsPerTurn {
            guard let frames = monitor.receive(into: message) else { return false }
            guard let event = MonitorEvent(frames: frames) else { continue }
            let dropped = channel.events.pushDroppingOldest(event)
            channel.tally.withLock { counters in
                counters.connections.count(event.kind)
                counters.droppedMonitorEvents += dropped
            }
        }
        return true
    }

    private static let messagesOfAStream = 4
    private static let bytesPerBatch = 1_048_576
    private static let subscriptionsPerTurn = 1_024
    private static let eventsPerTurn = 1_024
}
