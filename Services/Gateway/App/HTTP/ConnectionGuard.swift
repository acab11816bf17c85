import HTTPTypes
import MessageSchema
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import ServiceRuntime

/// Performs on a connection what a `ConnectionMachine` decides.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: HTTPLimits
    private let connections: ConnectionCount
    private let meter: GatewayMeter
    private var machine: ConnectionMachine
    private var watch: ByteWatch?
    private var timer: RepeatedTask?
    private var isBeyondLimit = false
    private var isCounted = false
    private var isEnding = false

    init(limits: HTTPLimits, connections: ConnectionCount, meter: GatewayMeter) {
        self.limits = limits
        self.connections = connections
        self.meter = meter
        machine = ConnectionMachine(
            requestTimeout: TimeAmount(limits.requestTimeout), idleTimeout: TimeAmount(limits.idleTimeout), now: .now())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        watch = try? context.pipeline.syncOperations.handler(type: ByteWatch.self)
        let count = connections.enter()
        isCounted = true
        isBeyondLimit = count > connections.limit
        // Some are still told why; beyond twice the limit even that would be too much.
        if count > 2 * connections.limit {
            meter.count(.refusedConnections)
            return context.close(promise: nil)
        }
        let shortest = min(limits.requestTimeout, limits.idleTimeout)
        let period = TimeAmount(min(max(shortest / 10, .milliseconds(20)), .seconds(1)))
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { _ in
            let (guardian, context) = bound.value
            guardian.perform(guardian.machine.tick(.now()), context)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { end() }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is ByteWatch.BytesCame { return machine.bytesCame(.now()) }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isEnding else { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            machine.headCame(.now())
            if isBeyondLimit {
                meter.count(.refusedConnections)
                return refuse(
                    Problem(
                        .overloaded,
                        "there are \(connections.limit) connections already; close some, or try again in a second",
                        retryAfter: 1), context)
            }
            guard head.headerFields.count <= limits.headerFields else {
                return refuse(
                    .headersTooLarge(
                        "a request has at most \(limits.headerFields) header fields, this one has "
                            + "\(head.headerFields.count)"), context)
            }
        case .body: break
        case .end: machine.requestEnded(.now())
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        let allowed =
            "at most \(limits.headerBytes) bytes, header fields and path together, and \(limits.headerFields) header fields"
        let isTooLarge = if case .headerOverflow = error { true } else { false }
        perform(machine.failed(error.debugDescription, isTooLarge: isTooLarge, limits: allowed), context)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard !isEnding else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status.code >= 200: machine.answerBegan()
        case .end: machine.answerEnded(.now())
        default: break
        }
        context.write(data, promise: promise)
    }

    private func perform(_ action: ConnectionMachine.Action, _ context: ChannelHandlerContext) {
        guard !isEnding else { return }
        switch action {
        case .nothing: break
        case .refuse(let problem): refuse(problem, context)
        case .close:
            isEnding = true
            context.close(promise: nil)
        }
    }

    private func refuse(_ problem: Problem, _ context: ChannelHandlerContext) {
        isEnding = true
        // What still comes is not looked at; read it is, or the answer would be lost with the connection.
        watch?.discards = true
        meter.count(.problems)
        if problem.status == 408 { meter.count(.slowRequests) }
        var head = HTTPResponse(status: .init(code: problem.status))
        let bytes = (try? WireJSON.bytes(of: problem)) ?? []
        head.headerFields[.contentType] = "application/problem+json"
        head.headerFields[.contentLength] = String(bytes.count)
        head.headerFields[.connection] = "close"
        head.headerFields[.cacheControl] = "no-store"
        if let seconds = problem.retryAfter { head.headerFields[.retryAfter] = String(seconds) }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: bytes))), promise: nil)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).assumeIsolated().whenComplete { _ in
            bound.value.close(mode: .output, promise: nil)
        }
        context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { bound.value.close(promise: nil) }
    }

    private func end() {
        timer?.cancel()
        timer = nil
        guard isCounted else { return }
        isCounted = false
        connections.leave()
    }
}
