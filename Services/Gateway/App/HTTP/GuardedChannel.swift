import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes
import ServiceRuntime

/// A connection of HTTP/1.1 with its guards.
struct GuardedChannel: ServerChildChannel {
    private let inner: HTTP1Channel

    init(
        responder: @escaping HTTPChannelHandler.Responder, limits: HTTPLimits, connections: ConnectionCount,
        meter: GatewayMeter
    ) {
        inner = HTTP1Channel(
            responder: responder,
            configuration: HTTP1Channel.Configuration(
                additionalChannelHandlers: [
                    ConnectionGuard(limits: limits, connections: connections, meter: meter)
                ],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
                    // The guard counts as well, and can say so; this is for those who send ever more.
                    maxHeaderFieldCount: 4 * limits.headerFields)))
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(ByteWatch(), position: .first)
        }.flatMap { inner.setup(channel: channel, logger: logger) }
    }

    func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await withTaskExecutorPreference(LoopExecutor(value.channel.eventLoop)) {
            await inner.handle(value: value, logger: logger)
        }
    }
}
