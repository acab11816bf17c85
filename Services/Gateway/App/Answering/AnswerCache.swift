import GatewayDomain
import HTTPTypes
import MessageSchema
import NIOCore
import Synchronization

/// Answers over HTTP as they were worked out last, so that what many ask is worked out once.
///
/// Nobody is given an answer that rests on less than what was there when the request came: it is given again as long as
/// nothing it rests on has changed, and for a second at most, as it says how old its parts are. Who asks while it is being
/// worked out from an older state waits for the next one, which all of them share.
final class AnswerCache: Sendable {
    /// What was asked, and in which form.
    struct Key: Hashable, Sendable {
        let question: QueryRequest
        let kind: String
    }

    /// What an answer rests on beside the question.
    struct Basis: Hashable, Sendable {
        /// How often the state had been published.
        let version: UInt64
        /// Today.
        let day: CalendarDay
        /// Where each service's log stands, in the order of the services; the greatest number where that is not known.
        let heads: SIMD4<UInt64>
        /// Which of the services are there.
        let live: SIMD4<UInt64>
    }

    /// An answer ready to be sent.
    struct Answer: Sendable {
        let tag: EntityTag
        let headers: HTTPFields
        let body: ByteBuffer
        /// The operation's records that it tells of, and where in the body what it says of itself is over; `nil` where that
        /// does not come first.
        var told: (edition: UInt64, end: Int)?
    }

    /// How long an answer may be given again, as it says how long ago each service was heard.
    private static let lifetime = Duration.seconds(1)
    private static let maximumAnswers = 64
    private static let maximumBytes = 32 << 20

    private struct Kept {
        let basis: Basis
        let workedOut: Instant
        let answer: Answer
        var lastGiven: UInt64
    }

    private struct Running {
        let version: UInt64
        let task: Task<Answer, any Error>
    }

    private struct Content {
        var kept: [Key: Kept] = [:]
        var running: [Key: Running] = [:]
        var bytes = 0
        var given: UInt64 = 0

        mutating func keep(_ key: Key, _ answer: Kept) {
            // Several may be at it at once, and the newest is of most use.
            if let known = kept[key], known.basis.version > answer.basis.version { return }
            drop(key)
            guard answer.answer.body.readableBytes <= maximumBytes / 4 else { return }
            kept[key] = answer
            bytes += answer.answer.body.readableBytes
            while kept.count > maximumAnswers || bytes > maximumBytes,
                let oldest = kept.min(by: { $0.value.lastGiven < $1.value.lastGiven })
            { drop(oldest.key) }
        }

        private mutating func drop(_ key: Key) {
            bytes -= kept.removeValue(forKey: key)?.answer.body.readableBytes ?? 0
        }
    }

    private let content = Mutex(Content())

    /// The answer that was worked out last, where nothing it rests on has changed.
    func answer(for key: Key, resting basis: Basis, at now: Instant) -> Answer? {
        content.withLock { content in
            guard let kept = content.kept[key], kept.basis == basis, now >= kept.workedOut,
                now.since(kept.workedOut) < Self.lifetime
            else { return nil }
            content.given += 1
            content.kept[key]?.lastGiven = content.given
            return kept.answer
        }
    }

    /// What was worked out last, where it tells of the same records on the same day: only what it says of itself may have
    /// to be said anew.
    func body(for key: Key, of edition: UInt64, on day: CalendarDay) -> ByteBuffer? {
        content.withLock { content in
            guard let kept = content.kept[key], kept.basis.day == day, let told = kept.answer.told,
                told.edition == edition
            else { return nil }
            return kept.answer.body.getSlice(at: told.end, length: kept.answer.body.readableBytes - told.end)
        }
    }

    /// Keeps an answer that somebody has worked out for themselves, as it took next to nothing.
    func keep(_ answer: Answer, for key: Key, resting basis: Basis, at now: Instant) {
        content.withLock { content in
            content.given += 1
            content.keep(
                key, Kept(basis: basis, workedOut: now, answer: answer, lastGiven: content.given))
        }
    }

    /// The answer, worked out unless somebody is about to.
    /// - Parameters:
    ///   - view: reads what there is now; what is worked out rests on what it gave no earlier than when this was called.
    ///   - work: works it out from that.
    /// - Throws: what `work` throws.
    func answer<View: Sendable>(
        for key: Key, seeing view: @escaping @Sendable () -> (view: View, basis: Basis, now: Instant),
        work: @escaping @Sendable (View) async throws -> Answer
    ) async throws -> Answer {
        let version = view().basis.version
        while true {
            let (task, isNew) = content.withLock { content -> (Task<Answer, any Error>, Bool) in
                if let running = content.running[key] { return (running.task, running.version >= version) }
                let seen = view()
                let task = Task {
                    do {
                        let answer = try await work(seen.view)
                        self.content.withLock { content in
                            content.given += 1
                            content.running[key] = nil
                            content.keep(
                                key,
                                Kept(
                                    basis: seen.basis, workedOut: seen.now, answer: answer, lastGiven: content.given))
                        }
                        return answer
                    } catch {
                        self.content.withLock { $0.running[key] = nil }
                        throw error
                    }
                }
                content.running[key] = Running(version: seen.basis.version, task: task)
                return (task, true)
            }
            let result = await task.result
            if isNew { return try result.get() }
        }
    }
}
