import CZeroMQ
import Synchronization

/// A socket on the loop's thread, with what it is in the middle of.
///
/// Neither Sendable nor ever given away: it lives in the loop's own list, and leaving that list closes it.
final class OpenSocket {
    let channel: Channel
    let socket: Socket
    let monitor: MonitorSocket?
    /// Becomes readable when there may be news of the socket; only ``ask()`` tells what they are.
    let descriptor: Int32
    /// The paths that the socket is bound to; the library stops listening there some time after it was closed.
    private(set) var boundFiles: [Departure.File] = []
    private var boundNames: [Endpoint] = []

    /// What the loop took from the outbox, and how far it has sent it.
    var arena = FrameArena()
    var nextFrame = 0
    var nextByte = 0
    /// Whether the next message must wait until the library takes more.
    var waitsForOutput = false
    /// ROUTER: messages to peers that take no more at present.
    var backlog = PeerBacklog()

    var isPaused = false
    /// Whether input was wanted when the loop last looked.
    var isWanted = true
    /// Whether the descriptor is sure to become readable with the next news. It need not be after a send, nor after a
    /// change to the socket: the library may then have taken note of news itself.
    var isSettled = false
    /// What the socket said when it was asked, less what was used up since.
    private var events: Int32 = 0
    /// The bytes of the last batch, from which the memory of the next one is estimated.
    var lastBatchBytes = 0
    var lastBatchFrames = 0

    /// Makes the socket of a channel and sets its options.
    ///
    /// - Throws: What ``SocketLoop/open(_:)`` throws, but for what concerns endpoints; then nothing stays open.
    init(_ channel: Channel, in context: UnsafeMutableRawPointer, sparing descriptor: Int32) throws(MessagingError) {
        let specification = channel.specification
        try specification.check()
        let endpoints = specification.binds.count + specification.connects.count
        try DescriptorLimit.require(Self.descriptorsOfContext + 2 * endpoints, toCopy: descriptor)
        self.channel = channel
        socket = try Socket(specification.kind.number, in: context)
        try socket.apply(specification)
        self.descriptor = Int32(truncatingIfNeeded: socket.number(ZMQ_FD))
        monitor = specification.monitored ? try MonitorSocket(of: socket, in: context) : nil
    }

    /// Binds and connects as specified; after a failure the caller closes the socket.
    ///
    /// - Throws: What ``SocketLoop/open(_:)`` throws for endpoints.
    func attach() throws(MessagingError) {
        for endpoint in channel.specification.binds { try bind(endpoint) }
        for endpoint in channel.specification.connects { try socket.connect(endpoint) }
    }

    /// Whether there is something to receive that is wanted.
    var canReceive: Bool { isWanted && events & ZMQ_POLLIN != 0 }

    /// Whether what waited can be sent.
    var canSend: Bool { waitsForOutput && events & ZMQ_POLLOUT != 0 }

    /// Asks what the socket has, after which its descriptor tells of anything new.
    ///
    /// - Returns: False where the context has ended.
    func ask() -> Bool {
        guard let events = socket.events() else { return false }
        self.events = events
        // Nobody is woken for a socket that is not polled, so it is asked at every turn.
        isSettled = isWanted
        return true
    }

    /// Notes that there was nothing more to receive.
    func noteDrained() {
        events &= ~ZMQ_POLLIN
        // The library may have taken note of room to send on the way.
        if waitsForOutput { isSettled = false }
    }

    /// Notes that the library was given something, or took no more.
    func noteSending(blocked: Bool) {
        isSettled = false
        if blocked { events &= ~ZMQ_POLLOUT }
    }

    /// Ends the channel, takes the linger down and stops the monitor; the caller lets go of the socket next.
    func prepareToClose(greatestLinger: Duration) {
        channel.finish()
        let unsent = channel.outbox.pendingMessages + backlog.messages
        if unsent > 0 { channel.tally.withLock { $0.droppedAtClose += unsent } }
        socket.boundLinger(greatestLinger)
        // The close alone would free a name within the context some time later.
        for name in boundNames { socket.unbind(name) }
        monitor?.stop(of: socket)
    }

    func bind(_ endpoint: Endpoint) throws(MessagingError) {
        try socket.bind(endpoint)
        if endpoint.transport == .inproc { boundNames.append(endpoint) }
        if let identity = endpoint.fileIdentity() {
            boundFiles.append(Departure.File(endpoint: endpoint, identity: identity))
        }
    }

    /// The library's I/O thread and reaper with their two descriptors each, the socket's and its monitor's own, and
    /// what a guard or a handshake opens for a moment.
    private static let descriptorsOfContext = 16
}
