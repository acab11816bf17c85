public import DomainModel
public import EventLog
public import MessageBus
public import MessageSchema

/// The heart of a service without any I/O: commands and foreign events in, appends, replies and publications out
/// (DESIGN.md section 4).
///
/// It takes what waits, decides it on a copy of the state, and asks for one append; only when that is durable is the copy
/// made the state, are replies given and events published. If the append fails the copy is dropped and nothing was said.
/// The caller performs the actions in their order and feeds back what comes of them.
public struct ServiceCore<A: Aggregate>: Sendable {
    /// Bounds and times.
    public struct Settings: Hashable, Sendable {
        /// Commands and foreign events of one append, at most.
        public var batch = 256
        /// Commands that wait, at most; those beyond are refused as `overloaded`.
        public var queue = 8_192
        /// How long a command waits for what it names in `after`.
        public var afterTimeout = Duration.seconds(5)
        /// The least time between two announces that commits bring about.
        public var announceSpacing = Duration.milliseconds(50)
        /// The most time between two announces.
        public var announceInterval = Duration.seconds(1)
        /// How long after an append that found no room foreign events are tried again.
        public var retryInterval = Duration.seconds(1)
        /// The least time between two questions what time alone has brought about.
        public var dueInterval = Duration.seconds(1)
        /// Events between two snapshots, at least; three times as many as the last one holds where those are more, so that what
        /// all snapshots cost stays a part of what the log itself costs. A start without the one that is kept when a service
        /// stops folds three quarters of the log at most.
        public var snapshotEvents: UInt64 = 250_000
        /// Free bytes on the log's disk below which nothing more is recorded; 0 for no such mark.
        public var diskReserve: UInt64 = 0

        /// The defaults.
        public init() {}
    }

    /// Whom to answer.
    public struct Address: Hashable, Sendable {
        /// The peer that asked.
        public let peer: TransportPeer
        /// The number of its request.
        public let request: String

        /// Names an address.
        public init(peer: TransportPeer, request: String) {
            self.peer = peer
            self.request = request
        }
    }

    /// What comes in.
    public enum Input: Sendable {
        /// A command to decide and record.
        case command(Address, PreparedCommand<A.Command>)
        /// A command to decide only.
        case preview(Address, PreparedCommand<A.Command>)
        /// Events of another service, in order, none missing.
        case foreign(ServiceName, [FollowedEvent])
        /// The log of another service is not the one that was followed; it begins at this cursor.
        case beginAnew(ServiceName, Cursor)
        /// The answer to `lookUp`.
        case lookedUp([String: StoredReply])
        /// The answer to `lookUp` cannot be had.
        case lookUpFailed(LogError)
        /// The append is durable.
        case appended
        /// The append did not take place; with `repeated`, because some of its commands came before.
        case appendFailed(LogError)
        /// An operator asks that these parked events be tried again, in their order.
        case retryParked(Address, [ParkedEvent])
        /// An operator gives up a parked event.
        case discardParked(Address, ParkedDiscard)
        /// The answer to `readParked`.
        case parkedRead([ParkedEvent])
        /// Time went on.
        case tick
        /// So many bytes are free on the log's disk; `nil` where that is not known.
        case diskSpace(UInt64?)
        /// The service is about to stop: what is under way is finished, and nothing more begun.
        case ending
    }

    /// What goes out.
    public enum Action: Sendable {
        /// Find the stored replies to these command ids; give them back with `lookedUp`.
        case lookUp([String])
        /// Append all of it in one transaction; tell with `appended` or `appendFailed`.
        case append(AppendBatch)
        /// Answer a command.
        case reply(Address, Result<CommandReply, Problem>)
        /// Answer a preview.
        case replyPreview(Address, Result<PreviewReply, Problem>)
        /// Answer an operator who asked about what is parked.
        case replyUpkeep(Address, Result<UpkeepReply, Problem>)
        /// Find what is parked of a subject now, sorted by key; give it back with `parkedRead`. What stood before it is
        /// gone, so its turn has come.
        case readParked(source: String, operation: String, subject: String)
        /// Publish these events, which are durable.
        case publish([Publication])
        /// Publish where the log stands.
        case announce(Announce)
        /// Tell the follower of a service that events up to this one have had their effect.
        case consumed(ServiceName, SequenceNumber)
        /// Keep this state as a snapshot.
        case saveSnapshot(ServiceState<A>, Cursor)
        /// The log cannot be trusted any more: end the process without another word.
        case stop(LogError)
        /// Something for counters and the log.
        case note(CoreNote)
    }

    /// An event to publish.
    public struct Publication: Hashable, Sendable {
        /// What to publish it under.
        public let topic: String
        /// Its stored bytes.
        public let bytes: [UInt8]
    }

    enum Stage: Sendable {
        case idle
        case lookingUp(LookUp)
        case appending(Working)
    }

    /// A batch, and what is known of the replies that its commands' ids have in the log.
    struct LookUp: Sendable {
        let items: [Item]
        /// The ids whose reply, if they have one, is in `found`.
        var asked: Set<String> = []
        var found: [String: StoredReply] = [:]

        func asking(_ ids: [String]) -> LookUp {
            LookUp(items: items, asked: asked.union(ids), found: found)
        }
    }

    enum Item: Sendable {
        case command(Address, PreparedCommand<A.Command>)
        case foreign(ServiceName, FollowedEvent)
        case beginAnew(ServiceName, Cursor)
        case parked(ParkedEvent)
        case due(OperationID, DueCommand<A.Command>)
        case retryParked(Address, [ParkedEvent])
        case discardParked(Address, ParkedDiscard)

        /// Whether somebody waits for the answer, and may ask again.
        var isCommand: Bool {
            switch self {
            case .command, .retryParked, .discardParked: true
            case .foreign, .beginAnew, .parked, .due: false
            }
        }

        /// What to say to whoever waits where it cannot be done.
        func refused(_ problem: Problem) -> Action? {
            switch self {
            case .command(let address, _): .reply(address, .failure(problem))
            case .retryParked(let address, _), .discardParked(let address, _):
                .replyUpkeep(address, .failure(problem))
            case .foreign, .beginAnew, .parked, .due: nil
            }
        }

        var isDue: Bool {
            if case .due = self { true } else { false }
        }

        func isForeign(of service: ServiceName) -> Bool {
            if case .foreign(service, _) = self { true } else { false }
        }
    }

    struct Waiting: Sendable {
        let address: Address
        let prepared: PreparedCommand<A.Command>
        let isPreview: Bool
        let since: Instant
    }

    /// What must not be overtaken: an event parks behind an earlier one of the same subject.
    struct ParkedSubject: Hashable, Sendable {
        let source: String
        let operation: String
        let subject: String
    }

    let settings: Settings
    let identity: LogIdentity
    let reactions: [any Reaction<A>]
    let followed: Set<ServiceName>

    var state: ServiceState<A>
    /// The state before the last batch, until nobody waits for anything.
    var retired: ServiceState<A>?
    /// The operations that changed since the state was last settled.
    var unsettled: Set<OperationID> = []
    var head: Cursor
    var inboxes: [ServiceName: Cursor]
    var savedInboxes: [ServiceName: Cursor]
    var parked: [ParkedSubject: Set<ParkedEvent.Key>]
    var queue: [Item] = []
    /// How many of the queue are commands; what others state does not use up the room for commands.
    var queuedCommands = 0
    /// What others stated and the log had no room for, in order; taken up again when some time has passed.
    var held: [Item] = []
    var heldSince = Instant(microseconds: 0)
    var waiting: [Waiting] = []
    var stage = Stage.idle
    /// By which waits are measured; `lastAnnounce`, `heldSince` and what waits are moments of it.
    var time = SteadyTime()
    var lastAnnounce: Instant?
    var announceIsDue = false
    /// What is free on the log's disk, as last told.
    var freeBytes: UInt64?
    /// What is known of that which time alone brings about.
    var due = DueBook()
    var lastSnapshot: SequenceNumber
    var isEnding = false
    var isStopped = false

    /// A core that continues where the log and its cursors stand; events parked before are tried again.
    public init(
        identity: LogIdentity, state: ServiceState<A>, head: Cursor, inboxes: [ServiceName: Cursor],
        parked: [ParkedEvent], snapshotAt: SequenceNumber, settings: Settings = Settings()
    ) {
        self.settings = settings
        self.identity = identity
        self.state = state
        self.head = head
        self.inboxes = inboxes
        savedInboxes = inboxes
        lastSnapshot = snapshotAt
        reactions = A.reactions
        followed = Set(A.reactions.map { type(of: $0).origin })
        self.parked = [:]
        for event in parked { self.parked[ParkedSubject(event), default: []].insert(event.key) }
        queue = parked.sorted { $0.key < $1.key }.map { .parked($0) }
    }

    /// Where the log stands, as far as it is durable.
    public var position: Cursor { head }

    /// The state at that position.
    public var committed: ServiceState<A> { state }

    /// How far each followed service has had its effect here.
    public var inboxPositions: [ServiceName: Cursor] { inboxes }

    /// How many events are parked.
    public var parkedCount: Int { parked.values.reduce(0) { $0 + $1.count } }

    /// How many commands and foreign events wait.
    public var waitingCount: Int { queue.count + held.count + waiting.count }

    /// Whether nothing waits and nothing is under way, apart from foreign events for which the log has no room.
    public var isIdle: Bool {
        if case .idle = stage { queue.isEmpty && waiting.isEmpty } else { false }
    }

    /// Takes one input in.
    public mutating func step(_ input: Input, now: Instant) -> [Action] { step([input], now: now) }

    /// Takes several inputs in, in their order; what they ask for belongs to one batch, as far as it has room.
    public mutating func step(_ inputs: [Input], now: Instant) -> [Action] {
        time.read(now)
        var actions: [Action] = []
        for input in inputs where !isStopped { actions += take(input, now) }
        return isStopped ? actions : actions + startBatch(now)
    }

    /// Lets go of what is no longer needed, and settles what changed: that takes longer than to give a reply, and is called
    /// once all actions are performed.
    public mutating func letGo() {
        retired = nil
        // While a batch is under way it is decided on a copy of the state; what it changes settles after it.
        guard case .idle = stage, !unsettled.isEmpty else { return }
        state.settle(unsettled)
        unsettled = []
    }

    private mutating func take(_ input: Input, _ now: Instant) -> [Action] {
        var actions: [Action] = []
        switch input {
        case .command(let address, let prepared): actions += accept(address, prepared)
        case .preview(let address, let prepared): actions += acceptPreview(address, prepared, now)
        case .foreign(let service, let events): takeIn(events.map { .foreign(service, $0) })
        case .beginAnew(let service, let cursor):
            queue.removeAll { $0.isForeign(of: service) }
            held.removeAll { $0.isForeign(of: service) }
            takeIn([.beginAnew(service, cursor)])
        case .lookedUp(let replies):
            guard case .lookingUp(var lookUp) = stage else { break }
            stage = .idle
            lookUp.found.merge(replies) { $1 }
            actions += decide(lookUp, now)
        case .lookUpFailed(let error):
            guard case .lookingUp(let lookUp) = stage else { break }
            stage = .idle
            actions += stop(error, refusing: lookUp.items)
        case .appended: actions += commit(now)
        case .appendFailed(let error): actions += dropBatch(error, now)
        case .retryParked(let address, let events): actions += accept(address, .retryParked(address, events))
        case .discardParked(let address, let discard): actions += accept(address, .discardParked(address, discard))
        case .parkedRead(let events): takeIn(events.map { .parked($0) })
        case .tick: actions += keepTime(now)
        case .diskSpace(let bytes): actions += take(freeBytes: bytes)
        case .ending: actions += end()
        }
        return actions
    }
}

/// What is answered to an operator who asked about what is parked.
public enum UpkeepReply: Hashable, Sendable {
    /// Parked events were tried again.
    case retried(RetryParkedReply)
    /// A parked event was given up.
    case discarded(DiscardParkedReply)
}

/// Something that happened in a core, for counters and the log.
public enum CoreNote: Hashable, Sendable {
    /// A command was accepted and is durable.
    case accepted(name: String, events: Int)
    /// A command was refused.
    case refused(name: String, kind: String)
    /// A command came again and got its stored reply.
    case repeated
    /// A foreign event whose name nobody here handles.
    case unhandled(type: String)
    /// A foreign event that changed nothing, because what it says was so already.
    case alreadySo
    /// A foreign event was parked.
    case parked(event: String, reason: String)
    /// What time alone brought about is durable.
    case broughtAbout(command: String)
    /// What time alone brings about was refused; said once for a reason.
    case dueRefused(command: String, reason: String)
    /// A parked event was applied at last.
    case unparked(event: String)
    /// A parked event was given up.
    case discarded(event: String, why: String, actor: String)
    /// An append of so many events took place.
    case committed(events: Int, bytes: Int)
    /// An append failed.
    case commitFailed(String)
    /// Less is free on the log's disk than is kept in reserve: commands are refused, foreign events held.
    case shortOfRoom(free: UInt64, reserve: UInt64)
    /// There is room again, and recording goes on.
    case roomAgain
}
