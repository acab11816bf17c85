import CZeroMQ
import Synchronization

/// A socket on the loop's thread, with what it is in the middle of.
///
/// Neither Sendable nor ever given away: it lives in the loop's own list, and leaving that list closes it.
final class OpenSocket {
    let channel: Channel
    let socket: Socket
    let monitor: MonitorSocket?
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
        monitor = specification.monitored ? try MonitorSocket(of: socket, in: context) : nil
    }

    /// Binds and connects as specified; after a failure the caller closes the socket.
    ///
    /// - Throws: What ``SocketLoop/open(_:)`` throws for endpoints.
    func attach() throws(MessagingError) {
        for endpoint in channel.specification.binds { try bind(endpoint) }
        for endpoint in channel.specification.connects { try socket.connect(endpoint) }
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
