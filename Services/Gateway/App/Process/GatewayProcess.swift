import EventLog
import Foundation
import GatewayDomain
import GatewayIntake
import Hummingbird
import HummingbirdCore
import Logging
import MessageBus
import MessageSchema
import ServiceLifecycle
import ServiceRuntime
import UnixSignals

/// The gateway put together from its parts, over any transport and any store.
struct GatewayProcess: Sendable {
    /// What it is told from outside.
    struct Settings: Sendable {
        var httpHost = "127.0.0.1"
        /// 0 for any port that is free.
        var httpPort = 0
        /// What is taken and waited for over HTTP.
        var limits = HTTPLimits()
        /// How long a service may take to answer a command.
        var requestTimeout = Duration.seconds(5)
        /// How long the process may take to stop.
        var stopTimeout = Duration.seconds(5)
        /// Free bytes that the services keep in reserve on their disk.
        var diskReserve: UInt64 = 0
    }

    private let settings: Settings
    private let intake: Intake
    private let answering: Answering
    private let server: any TransportServer
    private let restored: IntakeMachine
    private let cursors: [ServiceName: Cursor]
    private let logger: Logger

    /// Folds the store, connects to the services and takes the gateway's place on the bus; nothing runs before `run`.
    /// - Throws: `LogError` or `TransportFailure`.
    static func open(
        mirror: any MirrorStore, transport: any Transport, settings: Settings, logger: Logger,
        clock: @escaping @Sendable () -> Instant
    ) async throws -> GatewayProcess {
        let holder = StateHolder()
        let meter = GatewayMeter(logger: logger)
        let sources = try await Sources.connect(over: transport, clock: clock)
        meter.observe(holder, sources, clock: clock)
        var broadcast = BroadcastMachine.Limits()
        broadcast.clients = settings.limits.streams
        broadcast.events = settings.limits.streamEvents
        broadcast.bytes = settings.limits.streamBytes
        let broadcaster = Broadcaster(limits: broadcast, keepAlive: settings.limits.keepAlive, meter: meter)
        // What the services recorded before they stopped at their reserve is taken in out of it.
        let intake = Intake(
            mirror: mirror, sources: sources, holder: holder, meter: meter, broadcaster: broadcaster,
            clock: clock, reserve: settings.diskReserve / 4)
        let (restored, cursors) = try await intake.restore()
        await holder.publish(restored.folded) { broadcaster.begin(at: StreamPosition(restored.folded)) }
        let answering = Answering(
            holder: holder, sources: sources, mirror: mirror, meter: meter, broadcaster: broadcaster,
            timeout: settings.requestTimeout, clock: clock)
        let server = try await transport.serve("gateway")
        return GatewayProcess(
            settings: settings, intake: intake, answering: answering, server: server, restored: restored,
            cursors: cursors, logger: logger)
    }

    /// Serves until it is asked to stop.
    /// - Parameter onListening: called with the address once HTTP requests are answered.
    /// - Throws: what made it stop where nobody asked for it.
    func run(signals: [UnixSignal] = [], onListening: @escaping @Sendable (String) async -> Void) async throws {
        let (intake, server, sources) = (intake, server, answering.sources)
        let (restored, cursors) = (restored, cursors)
        // Stopped in reverse: who depends on a part is stopped before it, or its own end would look unexpected.
        var services: [any Service] = sources.followers.map { service, follower in
            Step { await follower.run(from: cursors[service]) }
        }
        services.append(Step { try await intake.run(from: restored) })
        services.append(
            Step {
                await server.close()
            } run: {
                await BusFront(server: server, answering: answering).run()
            })
        services.append(application(onListening: onListening))
        // Stopped first, so that no request that waits for a bookmark and no stream holds the others up.
        let (holder, broadcaster) = (answering.holder, answering.broadcaster)
        services.append(
            Step {
                await holder.stop()
                broadcaster.stop()
            } run: {
                try await broadcaster.run()
            })
        var configuration = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            }, gracefulShutdownSignals: signals, logger: logger)
        configuration.maximumGracefulShutdownDuration = settings.stopTimeout
        try await ServiceGroup(configuration: configuration).run()
    }

    private func application(
        onListening: @escaping @Sendable (String) async -> Void
    ) -> Application<RouterResponder<GatewayContext>> {
        let host = settings.httpHost
        let shownHost = host.contains(":") ? "[\(host)]" : host
        let (limits, meter) = (settings.limits, answering.meter)
        let connections = ConnectionCount(limit: limits.connections)
        return Application(
            router: HTTPFront(answering: answering, limits: limits).router(),
            server: HTTPServerBuilder { responder in
                GuardedChannel(responder: responder, limits: limits, connections: connections, meter: meter)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: settings.httpPort), serverName: "muster-gateway"),
            onServerRunning: { channel in
                await onListening("http://\(shownHost):\(channel.localAddress?.port ?? 0)")
            }, logger: logger)
    }
}

/// One part of the process: runs until it is done or asked to stop.
struct Step: Service {
    private let body: @Sendable () async throws -> Void
    private let onStop: @Sendable () async -> Void

    /// A part that is cancelled when the process stops.
    init(_ body: @escaping @Sendable () async throws -> Void) {
        self.body = body
        onStop = {}
    }

    /// A part that is told first, and then cancelled.
    init(onStop: @escaping @Sendable () async -> Void, run body: @escaping @Sendable () async throws -> Void) {
        self.body = body
        self.onStop = onStop
    }

    func run() async throws {
        let (body, onStop) = (body, onStop)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                do {
                    try await body()
                } catch is CancellationError {
                    return true
                }
                return true
            }
            group.addTask {
                // Ends with the wish to stop, and with cancellation when the part is done by itself.
                try? await gracefulShutdown()
                return false
            }
            let isDone = try await group.next() ?? true
            if !isDone { await onStop() }
            group.cancelAll()
        }
    }
}
