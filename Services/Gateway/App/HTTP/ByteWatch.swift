import NIOCore

/// Says to the guard that bytes came, and lets none through any more once a connection is being ended.
final class ByteWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer

    struct BytesCame: Sendable {}

    /// Only used on the connection's event loop.
    var discards = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !discards else { return }
        context.fireUserInboundEventTriggered(BytesCame())
        context.fireChannelRead(data)
    }
}
