import EventLog
import Foundation
import Logging
import MessageBus
import NIOCore
import ServiceLifecycle
import ServiceRuntime
import UnixSignals

/// `muster-gateway`: follows the four services, answers over HTTP and over the bus.
@main
enum GatewayMain {
    /// On the main thread, whose mask the others inherit.
    @MainActor
    static func main() async {
        StopSignalMask.block()
        exit(await run())
    }

    private static func run() async -> Int32 {
        let settings: ServiceSettings
        let logger: Logger
        do throws(SettingsError) {
            try ParentWatch.start()
            try Checkpoint.check()
            settings = try ServiceSettings.read()
            try settings.home.prepare()
            logger = try Logs.bootstrap(settings: settings, service: "gateway")
        } catch {
            FileHandle.standardError.write(Data("muster-gateway: \(error)\n".utf8))
            return ServiceProgram.ExitCode.configuration
        }
        for notice in settings.notices { logger.notice("\(notice)") }
        do {
            try await serve(settings, logger)
            return ServiceProgram.ExitCode.stopped
        } catch let error as LogError {
            logger.critical("\(error)")
            switch error.code {
            case .locked, .inaccessible, .busy: return ServiceProgram.ExitCode.unavailable
            default: return ServiceProgram.ExitCode.logFailure
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            logger.critical(
                """
                \(settings.httpHost) port \(settings.httpPort) is in use by another program; set MUSTER_HTTP_PORT to another \
                port, or to 0 for any that is free
                """)
            return ServiceProgram.ExitCode.unavailable
        } catch {
            logger.critical("\(error)")
            return ServiceProgram.ExitCode.unavailable
        }
    }

    private static func serve(_ settings: ServiceSettings, _ logger: Logger) async throws {
        let home = settings.home
        // The lock comes before the endpoints: a second bind would take them away from a running gateway.
        let lock = try ProcessLock(directory: home.data, name: "gateway")
        defer { lock.release() }
        Checkpoint.started.reached()
        // One that a gateway which was killed left behind names a port at which nobody listens.
        StateFile.remove(home.httpAddressFile)
        let mirror = try await SQLiteMirror.open(directory: home.data, name: "gateway", lock: lock)
        Checkpoint.opened.reached()
        let transport: ZeroMQTransport
        do {
            transport = try await ZeroMQTransport.start(directory: home.socketFolder, name: "gateway")
        } catch {
            await mirror.close()
            throw error
        }
        do {
            var wanted = GatewayProcess.Settings()
            wanted.httpHost = settings.httpHost
            wanted.httpPort = settings.httpPort
            wanted.limits = settings.httpLimits
            wanted.requestTimeout = settings.requestTimeout
            wanted.stopTimeout = settings.stopTimeout
            wanted.diskReserve = UInt64(settings.diskReserve)
            let process = try await GatewayProcess.open(
                mirror: mirror, transport: transport, settings: wanted, logger: logger, clock: SystemClock.now)
            Checkpoint.bound.reached()
            try StateFile.write("\(getpid())\n", to: home.processIDFile(of: "gateway"))
            defer {
                StateFile.remove(home.httpAddressFile)
                StateFile.remove(home.processIDFile(of: "gateway"))
            }
            try await process.run(signals: [.sigterm, .sigint]) { address in
                logger.notice("answering", metadata: ["address": "\(address)"])
                do throws(SettingsError) {
                    try StateFile.write(address + "\n", to: home.httpAddressFile)
                } catch {
                    logger.error("the address cannot be written", metadata: ["reason": "\(error)"])
                }
            }
            await transport.close()
            await mirror.close()
        } catch {
            await transport.close()
            await mirror.close()
            throw error
        }
    }
}
