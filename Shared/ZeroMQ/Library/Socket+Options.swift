import CZeroMQ

extension Socket {
    /// Applies every option; to be called before the socket binds or connects.
    ///
    /// - Throws: `invalid-option` with the option's name.
    func apply(_ specification: SocketSpecification) throws(MessagingError) {
        var options = specification.options
        if specification.kind == .sub, let mark = options.sendHighWaterMark.messages {
            // Subscriptions travel as messages: those beyond the mark would be lost in silence.
            options.sendHighWaterMark = .messages(max(mark, specification.subscriptions.count))
        }
        try set(
            ZMQ_LINGER, "linger",
            SocketOptions.milliseconds(options.linger, "linger", greatest: SocketOptions.greatestLinger))
        try set(ZMQ_SNDHWM, "sendHighWaterMark", SocketOptions.mark(options.sendHighWaterMark, "sendHighWaterMark"))
        try set(
            ZMQ_RCVHWM, "receiveHighWaterMark", SocketOptions.mark(options.receiveHighWaterMark, "receiveHighWaterMark")
        )
        // Whole messages are bounded by this layer; the library bounds each frame, also before a peer is admitted.
        try set(
            ZMQ_MAXMSGSIZE, "maximumFrameSize", SocketOptions.positive(options.maximumFrameSize, "maximumFrameSize"))
        _ = try SocketOptions.positive(options.maximumMessageSize, "maximumMessageSize")
        try applyTimes(options)
        try applyKind(specification)
        let endpoints = specification.binds + specification.connects
        if endpoints.contains(where: { $0.transport == .tcp }) { try applyKeepalive(options.tcpKeepalive) }
    }

    private func applyTimes(_ options: SocketOptions) throws(MessagingError) {
        let times: [(Int32, String, Duration, Int32)] = [
            (ZMQ_HANDSHAKE_IVL, "handshakeInterval", options.handshakeInterval, .max),
            (ZMQ_HEARTBEAT_IVL, "heartbeatInterval", options.heartbeatInterval, .max),
            (ZMQ_HEARTBEAT_TIMEOUT, "heartbeatTimeout", options.heartbeatTimeout, .max),
            (
                ZMQ_HEARTBEAT_TTL, "heartbeatTimeToLive", options.heartbeatTimeToLive, SocketOptions.greatestTimeToLive
            ),
            (ZMQ_RECONNECT_IVL, "reconnectInterval", options.reconnectInterval, .max),
            (ZMQ_RECONNECT_IVL_MAX, "reconnectMaximum", options.reconnectMaximum, .max),
        ]
        for (option, name, duration, greatest) in times {
            try set(option, name, SocketOptions.milliseconds(duration, name, greatest: greatest))
        }
    }

    private func applyKind(_ specification: SocketSpecification) throws(MessagingError) {
        let options = specification.options
        switch specification.kind {
        case .xpub:
            try set(ZMQ_XPUB_NODROP, "nodrop", 0 as Int32)
            try set(ZMQ_XPUB_VERBOSE, "verboseSubscriptions", options.verboseSubscriptions ? 1 : 0 as Int32)
        case .router:
            try set(ZMQ_ROUTER_MANDATORY, "routerMandatory", options.routerMandatory ? 1 : 0 as Int32)
            try set(ZMQ_ROUTER_HANDOVER, "routerHandover", options.routerHandover ? 1 : 0 as Int32)
        case .dealer:
            try set(ZMQ_IMMEDIATE, "immediate", options.immediate ? 1 : 0 as Int32)
        case .sub:
            for topic in specification.subscriptions { try set(ZMQ_SUBSCRIBE, "subscriptions", topic) }
        }
    }

    private func applyKeepalive(_ keepalive: TCPKeepalive) throws(MessagingError) {
        try set(ZMQ_TCP_KEEPALIVE, "tcpKeepalive", 1 as Int32)
        try set(
            ZMQ_TCP_KEEPALIVE_IDLE, "tcpKeepalive.idle", SocketOptions.seconds(keepalive.idle, "tcpKeepalive.idle"))
        try set(
            ZMQ_TCP_KEEPALIVE_INTVL, "tcpKeepalive.interval",
            SocketOptions.seconds(keepalive.interval, "tcpKeepalive.interval"))
        try set(ZMQ_TCP_KEEPALIVE_CNT, "tcpKeepalive.probes", Int32(clamping: keepalive.probes))
    }

    /// Bounds the linger of a socket that is about to be closed; a shorter one stays as it is.
    func boundLinger(_ greatest: Duration) {
        let milliseconds = Int(greatest / .milliseconds(1))
        guard number(ZMQ_LINGER) > milliseconds else { return }
        // A refusal leaves the configured linger, which is finite too.
        try? set(ZMQ_LINGER, "linger", Int32(clamping: milliseconds))
    }
}

extension SocketKind {
    var number: Int32 {
        switch self {
        case .xpub: ZMQ_XPUB
        case .sub: ZMQ_SUB
        case .router: ZMQ_ROUTER
        case .dealer: ZMQ_DEALER
        }
    }
}
