import CZeroMQ
import Glibc
import Synchronization

extension OpenSocket {
    /// What one turn of sending came to.
    private struct Turn {
        var sent = 0
        var sentBytes = 0
        var delayed = 0
        var unroutable = 0
        var peerFull = 0
        var failed = 0
        /// What left the outbox, sent or not.
        var taken = 0
        var takenBytes = 0
        /// Whether the library was given anything, or refused it.
        var isTried = false
    }

    private enum Step {
        case sent
        /// The whole message waits; nothing of it was taken.
        case waits
        case noRoute
        case failed(Int32)
    }

    /// Sends what the library takes at once, up to a bound, so that no socket starves the others.
    ///
    /// - Returns: Whether there is more that could be sent at once.
    func flush() -> Bool {
        var turn = Turn()
        let more = channel.kind == .router ? flushAddressed(&turn) : flushInOrder(&turn)
        record(turn)
        return more
    }

    private func record(_ turn: Turn) {
        if turn.isTried { noteSending(blocked: waitsForOutput) }
        if turn.taken > 0 { channel.outbox.release(messages: turn.taken, bytes: turn.takenBytes) }
        guard turn.taken > 0 || turn.sent > 0 || turn.delayed > 0 || turn.unroutable > 0 else { return }
        channel.tally.withLock { counters in
            counters.sent += turn.sent
            counters.sentBytes += turn.sentBytes
            counters.sendsDelayed += turn.delayed
            counters.unroutable += turn.unroutable
            counters.droppedPeerFull += turn.peerFull
            counters.failedSends += turn.failed
        }
    }

    /// Takes the next arena where the present one is used up; false where there is nothing to send.
    private func refill() -> Bool {
        if nextFrame < arena.frames.count { return true }
        arena.clear()
        nextFrame = 0
        nextByte = 0
        return channel.outbox.swap(&arena)
    }

    private func flushInOrder(_ turn: inout Turn) -> Bool {
        let wasWaiting = waitsForOutput
        waitsForOutput = false
        while refill() {
            turn.isTried = true
            let handle = socket.handle
            var frame = nextFrame
            var byte = nextByte
            var blocked = false
            arena.bytes.withUnsafeBytes { bytes in
                arena.frames.withUnsafeBufferPointer { frames in
                    while frame < frames.count, turn.taken < Self.messagesPerTurn {
                        let (step, nextFrame, nextByte) = Self.sendMessage(handle, bytes, frames, frame, byte)
                        switch step {
                        case .sent:
                            turn.sent += 1
                            turn.sentBytes += nextByte - byte
                        case .waits:
                            blocked = true
                            return
                        case .noRoute: turn.unroutable += 1
                        case .failed: turn.failed += 1
                        }
                        turn.taken += 1
                        turn.takenBytes += nextByte - byte
                        frame = nextFrame
                        byte = nextByte
                    }
                }
            }
            nextFrame = frame
            nextByte = byte
            if blocked {
                waitsForOutput = true
                if !wasWaiting || turn.taken > 0 { turn.delayed += 1 }
                return false
            }
            if turn.taken >= Self.messagesPerTurn { return true }
        }
        return false
    }

    /// Sends the message that begins at a frame.
    ///
    /// - Returns: What became of it, and where the next message begins.
    @inline(__always)
    private static func sendMessage(
        _ handle: UnsafeMutableRawPointer, _ bytes: UnsafeRawBufferPointer,
        _ frames: UnsafeBufferPointer<FrameArena.Frame>, _ first: Int, _ firstByte: Int
    ) -> (Step, Int, Int) {
        var frame = first
        var byte = firstByte
        var step = Step.sent
        while true {
            let (length, more) = (frames[frame].length, frames[frame].more)
            if case .sent = step {
                let flags = more ? ZMQ_DONTWAIT | ZMQ_SNDMORE : ZMQ_DONTWAIT
                let base = bytes.baseAddress.map { $0 + byte }
                let outcome = Library.result { zmq_send(handle, base, length, flags) }
                if outcome < 0 {
                    // The peer went away between two frames: the library drops up to the message's end, which has
                    // to be given to it before the message can be sent anew.
                    if frame > first, more { _ = Library.result { zmq_send(handle, nil, 0, ZMQ_DONTWAIT) } }
                    switch -outcome {
                    case EAGAIN: return (.waits, first, firstByte)
                    case EHOSTUNREACH: step = .noRoute
                    default: step = .failed(-outcome)
                    }
                }
            }
            byte += length
            frame += 1
            if !more { return (step, frame, byte) }
        }
    }

    private func flushAddressed(_ turn: inout Turn) -> Bool {
        retryBacklog(&turn)
        while refill() {
            while nextFrame < arena.frames.count {
                if turn.taken >= Self.messagesPerTurn { return true }
                let first = nextByte
                sendAddressed(&turn)
                turn.taken += 1
                turn.takenBytes += nextByte - first
            }
        }
        return false
    }

    private func sendAddressed(_ turn: inout Turn) {
        let (firstFrame, firstByte) = (nextFrame, nextByte)
        let address = Array(arena.bytes[firstByte..<firstByte + arena.frames[firstFrame].length])
        var step = Step.waits
        var end = (firstFrame, firstByte)
        if !backlog.holdsUp(address) {
            turn.isTried = true
            arena.bytes.withUnsafeBytes { bytes in
                arena.frames.withUnsafeBufferPointer { frames in
                    let (outcome, frame, byte) = Self.sendMessage(socket.handle, bytes, frames, firstFrame, firstByte)
                    step = outcome
                    end = (frame, byte)
                }
            }
        }
        switch step {
        case .sent:
            turn.sent += 1
            turn.sentBytes += end.1 - firstByte - address.count
        case .noRoute: turn.unroutable += 1
        case .failed: turn.failed += 1
        case .waits:
            let message = takeMessage(from: firstFrame, firstByte, &end)
            turn.delayed += 1
            if !backlog.append(message, to: address, bounds: channel.specification.outbox) { turn.peerFull += 1 }
        }
        nextFrame = end.0
        nextByte = end.1
    }

    /// Copies the frames after the address, and finds the message's end.
    private func takeMessage(from first: Int, _ firstByte: Int, _ end: inout (Int, Int)) -> PeerBacklog.Message {
        var frames: [[UInt8]] = []
        var byte = firstByte + arena.frames[first].length
        let start = byte
        var frame = first
        while arena.frames[frame].more {
            frame += 1
            let length = arena.frames[frame].length
            frames.append(Array(arena.bytes[byte..<byte + length]))
            byte += length
        }
        end = (frame + 1, byte)
        return PeerBacklog.Message(frames: frames, size: byte - start)
    }

    private func retryBacklog(_ turn: inout Turn) {
        guard !backlog.isEmpty else { return }
        let handle = socket.handle
        backlog.retry(at: .now) { address, message in
            turn.isTried = true
            var single = FrameArena()
            address.withUnsafeBytes { single.append($0, more: true) }
            for (index, frame) in message.frames.enumerated() {
                frame.withUnsafeBytes { single.append($0, more: index < message.frames.count - 1) }
            }
            let step = single.bytes.withUnsafeBytes { bytes in
                single.frames.withUnsafeBufferPointer { Self.sendMessage(handle, bytes, $0, 0, 0).0 }
            }
            switch step {
            case .waits: return .waits
            case .sent:
                turn.sent += 1
                turn.sentBytes += message.size
                return .sent
            case .noRoute: turn.unroutable += 1
            case .failed: turn.failed += 1
            }
            return .dropped
        }
    }

    private static let messagesPerTurn = 512
}
