public import MessageSchema

/// A subscription without loss, as a state machine that knows no socket, clock or task (DESIGN.md section 5).
///
/// It asks for the head, replays pages from its cursor, and goes live; live it stays only while each event follows the
/// last one. A gap, or an announce that is ahead, sends it back to replay. Duplicates are dropped. A head that does not
/// continue what it has is divergence: it says so and begins anew. It hands on no more than the consumer keeps up with,
/// and holds no more than a bounded number of live events while it replays.
///
/// The caller performs the actions in their order, and feeds back what comes of them.
public struct FollowerMachine: Sendable {
    /// Bounds and times; the defaults suit a service on one machine.
    public struct Settings: Hashable, Sendable {
        /// Events handed on and not yet consumed, at most.
        public var window = 4_096
        /// Live events kept while a replay goes on, at most.
        public var buffer = 4_096
        /// Events of one page, at most.
        public var pageEvents = 1_000
        /// Bytes of one page, at most.
        public var pageBytes = 4 * 1_024 * 1_024
        /// How long an answer may take before it is asked for again.
        public var answerTimeout = Duration.seconds(2)
        /// How long nothing may be heard before the origin counts as silent.
        public var silence = Duration.seconds(4)
        /// Whether any later event is taken for the next one: a fault that the simulation must find, and nothing else.
        package var ignoresGaps = false

        /// The defaults.
        public init() {}
    }

    /// What the caller is to do.
    public enum Action: Hashable, Sendable {
        /// Ask the origin where its log stands; give the number back with the answer.
        case askHead(number: UInt64)
        /// Ask the origin for a page; give the number back with the answer.
        case askPage(number: UInt64, ReplayRequest)
        /// Hand these on to the consumer, in order; tell with `consumed` when their effect is durable.
        case deliver([FollowedEvent])
        /// The log is not the one that was followed: let go of what came from it and begin at this cursor.
        case beginAnew(at: Cursor, because: Divergence)
        /// Something for counters and the log.
        case note(Note)
    }

    /// Why a log is not the one that was followed.
    public struct Divergence: Hashable, Sendable {
        /// Where the follower stood.
        public let had: Cursor
        /// What the origin says of itself.
        public let found: Cursor
        /// In words.
        public let reason: String

        /// Puts it together.
        public init(had: Cursor, found: Cursor, reason: String) {
            self.had = had
            self.found = found
            self.reason = reason
        }
    }

    /// Something for counters and the log.
    public enum Note: Hashable, Sendable {
        /// So many events were missing before the one that came.
        case gap(missing: UInt64)
        /// An event came again and was dropped.
        case duplicate
        /// A live event was dropped because the consumer does not keep up; it will be replayed.
        case deferred
        /// An announce told of events that never came.
        case announcedAhead(missing: UInt64)
        /// A replay began.
        case replaying(from: SequenceNumber)
        /// The follower is live.
        case live(at: SequenceNumber)
        /// Nothing has been heard for too long.
        case silent
        /// Something is heard again.
        case heard
        /// An answer did not come in time or was a refusal.
        case unanswered(String)
        /// A message was no event of the suite.
        case unreadable
    }

    enum Phase: Hashable {
        case idle
        case askingHead
        case replaying
        case live
    }

    let settings: Settings
    var phase = Phase.idle
    var cursor: Cursor?
    var consumed = SequenceNumber.zero
    var buffered: [(id: EventID, bytes: [UInt8])] = []
    var knownHead: Cursor?
    /// The question that is open; one that is put off is asked again after the same time.
    var asked: (number: UInt64, at: Instant, isPutOff: Bool)?
    var lastNumber: UInt64 = 0
    /// When anything was last heard, by the clock that the caller reads.
    var lastHeard: Instant?
    /// The same in the time by which waits are measured.
    var heardSince = Instant(microseconds: 0)
    var time = SteadyTime()
    var isSilent = false
    /// Whether a page was asked for since the follower was last live.
    var isPaging = false
    /// When it last began anew: an origin that contradicts itself is not followed in a tight loop.
    var beganAnew: Instant?

    /// Makes a machine that has not started.
    public init(settings: Settings = Settings()) {
        self.settings = settings
    }

    /// Where the follower stands: the last event handed on.
    public var position: Cursor? { cursor }

    /// The origin's head as last heard of.
    public var head: Cursor? { knownHead }

    /// Whether it is live: every event so far was handed on.
    public var isLive: Bool { phase == .live }

    /// When anything was last heard of the origin.
    public var heardAt: Instant? { lastHeard }

    /// Starts from a stored cursor, or from nothing.
    public mutating func start(from stored: Cursor?, now: Instant) -> [Action] {
        time.read(now)
        cursor = stored
        consumed = stored?.sequence ?? .zero
        lastHeard = now
        heardSince = time.now
        return askHead()
    }

    /// A message of the subscription: an event's stored bytes.
    public mutating func received(_ bytes: [UInt8], now: Instant) -> [Action] {
        time.read(now)
        guard let id = EventScan.id(of: bytes) else { return [.note(.unreadable)] }
        let actions = heard(now)
        switch phase {
        case .idle: return actions
        case .askingHead, .replaying:
            buffer(id, bytes)
            return actions
        case .live: return actions + takeLive(id, bytes)
        }
    }

    /// Several messages of the subscription at once; what is live is handed on together.
    public mutating func received(_ messages: [[UInt8]], now: Instant) -> [Action] {
        var actions: [Action] = []
        var run: [FollowedEvent] = []
        for bytes in messages {
            for action in received(bytes, now: now) {
                if case .deliver(let events) = action {
                    run += events
                } else {
                    if !run.isEmpty { actions.append(.deliver(run)) }
                    run = []
                    actions.append(action)
                }
            }
        }
        if !run.isEmpty { actions.append(.deliver(run)) }
        return actions
    }

    /// The origin said where it stands.
    public mutating func announced(_ announce: Announce, now: Instant) -> [Action] {
        time.read(now)
        let actions = heard(now)
        guard let cursor, phase == .live || phase == .replaying else { return actions }
        guard divergence(from: cursor, to: announce.head) == nil else {
            // The subscription may lag behind the answers, so an announce can be older than what was replayed, or come
            // from a log that was let go: only an answer tells for sure. A replay has its answer coming.
            return phase == .live ? actions + askHead() : actions
        }
        if phase == .replaying {
            knownHead = newer(announce.head)
            return actions
        }
        knownHead = announce.head
        guard announce.head.sequence > cursor.sequence else { return actions }
        let missing = announce.head.sequence.value - cursor.sequence.value
        return actions + [.note(.announcedAhead(missing: missing))] + replay()
    }

    /// The answer to `askHead`.
    public mutating func answered(number: UInt64, head: Cursor, now: Instant) -> [Action] {
        time.read(now)
        let actions = heard(now)
        guard asked?.number == number, phase == .askingHead else { return actions }
        asked = nil
        guard let cursor else {
            knownHead = head
            self.cursor = .start(of: head.log, epoch: head.epoch)
            return actions + replay()
        }
        if let divergence = divergence(from: cursor, to: head) { return actions + begin(anew: divergence) }
        knownHead = head
        return actions + replay()
    }

    /// The answer to `askPage`.
    ///
    /// An event whose id cannot be read is handed on under the one of its place, so that it parks at the consumer
    /// instead of holding up all that follows.
    public mutating func answered(
        number: UInt64, page: ReplayReply, events: [[UInt8]], now: Instant
    ) -> [Action] {
        time.read(now)
        var actions = heard(now)
        guard asked?.number == number, phase == .replaying, let before = cursor else { return actions }
        guard page.from == before, page.count == events.count else {
            return actions + putOff("the page does not begin where it was asked for, or is not whole")
        }
        var delivered: [FollowedEvent] = []
        var isSound = true
        for bytes in events {
            let place = cursor ?? before
            let id =
                EventScan.id(of: bytes) ?? EventID(log: place.log, epoch: place.epoch, sequence: place.sequence.next)
            isSound = id.log == place.log && id.epoch <= place.epoch && id.sequence == place.sequence.next
            guard isSound else { break }
            delivered.append(advance(over: id, bytes))
        }
        if !delivered.isEmpty { actions.append(.deliver(delivered)) }
        guard isSound else {
            return actions + [.note(.unreadable)] + putOff("the page holds an event that does not belong there")
        }
        let after = cursor ?? before
        if let divergence = divergence(from: after, to: page.head) {
            asked = nil
            return actions + begin(anew: divergence)
        }
        guard !delivered.isEmpty || page.head.sequence == after.sequence else {
            return actions + putOff("the page is empty, and the head is ahead")
        }
        asked = nil
        // An announce may have told of more since the page was read; where the page is empty, there is no more.
        knownHead = delivered.isEmpty ? page.head : newer(page.head)
        // An event that leads on from nothing in a log that has nothing more is dropped: were it real, the next event or
        // announce would tell.
        if delivered.isEmpty, !buffered.contains(where: { $0.id.sequence == after.sequence.next }) { buffered = [] }
        return actions + continueReplay()
    }

    /// The origin says that the cursor is not one of its log; it stands at `head`.
    public mutating func refused(number: UInt64, divergedAt head: Cursor, now: Instant) -> [Action] {
        time.read(now)
        let actions = heard(now)
        guard asked?.number == number, let cursor else { return actions }
        asked = nil
        let reason = "the origin does not know the place where this follower stands"
        return actions + begin(anew: Divergence(had: cursor, found: head, reason: reason))
    }

    /// A question was refused, or could not be put.
    public mutating func failed(number: UInt64, reason: String, now: Instant) -> [Action] {
        time.read(now)
        guard asked?.number == number else { return [] }
        return putOff(reason)
    }

    /// The consumer made the effect of events up to this one durable.
    public mutating func consumed(upTo sequence: SequenceNumber, now: Instant) -> [Action] {
        time.read(now)
        // What the consumer says may be about a log that was let go in the meantime.
        consumed = max(consumed, min(sequence, cursor?.sequence ?? .zero))
        guard phase == .replaying, asked == nil else { return [] }
        return continueReplay()
    }

    /// Time went on; to be told about every half second.
    public mutating func tick(now: Instant) -> [Action] {
        time.read(now)
        var actions: [Action] = []
        if !isSilent, phase != .idle, time.elapsed(since: heardSince) > settings.silence {
            isSilent = true
            actions.append(.note(.silent))
        }
        guard let asked, time.elapsed(since: asked.at) > settings.answerTimeout else { return actions }
        if !asked.isPutOff { actions.append(.note(.unanswered("no answer within \(settings.answerTimeout)"))) }
        return actions + askHead()
    }
}
