public import DomainModel
import EventLog
import Foundation
import Logging
import MessageBus
public import MessageSchema
import ServiceLifecycle
import UnixSignals

/// The whole of a service's `main`: settings, logs, lock, log, endpoints, and an orderly end.
public enum ServiceProgram {
    /// Exit codes, after sysexits.h, that the supervisor and scripts can tell apart.
    public enum ExitCode {
        /// The service stopped as asked.
        public static let stopped: Int32 = 0
        /// Another process serves already, or the log or an endpoint cannot be had.
        public static let unavailable: Int32 = 69
        /// The log failed while it ran, or was found broken: it must be looked at.
        public static let logFailure: Int32 = 74
        /// A setting is wrong.
        public static let configuration: Int32 = 78
    }

    /// Runs the service of an aggregate until it is asked to stop; `StopSignalMask.block()` comes before it.
    /// - Returns: the exit code; what went wrong stands in the log or on standard error.
    public static func run<A: Aggregate>(_ type: A.Type) async -> Int32 {
        let name = A.Command.service.rawValue
        let settings: ServiceSettings
        let logger: Logger
        do throws(SettingsError) {
            try ParentWatch.start()
            try Checkpoint.check()
            settings = try ServiceSettings.read()
            try settings.home.prepare()
            logger = try Logs.bootstrap(settings: settings, service: name)
        } catch {
            FileHandle.standardError.write(Data("muster-\(name): \(error)\n".utf8))
            return ExitCode.configuration
        }
        for notice in settings.notices { logger.notice("\(notice)") }
        do {
            try await serve(type, settings: settings, logger: logger)
            return ExitCode.stopped
        } catch let error as LogError {
            logger.critical("\(error)")
            switch error.code {
            case .locked, .inaccessible, .busy: return ExitCode.unavailable
            default: return ExitCode.logFailure
            }
        } catch {
            logger.critical("\(error)")
            return ExitCode.unavailable
        }
    }

    private static func serve<A: Aggregate>(_ type: A.Type, settings: ServiceSettings, logger: Logger) async throws {
        let name = A.Command.service.rawValue
        let home = settings.home
        // The lock comes before the endpoints: a second bind would take them away from a running service.
        let lock = try ProcessLock(directory: home.data, name: name)
        defer { lock.release() }
        Checkpoint.started.reached()
        try await LostLog.check(directory: home.data, service: name)
        let log = try await SQLiteLog.open(directory: home.data, service: name, policy: .ifMissing, lock: lock)
        Checkpoint.opened.reached()
        let transport = try await ZeroMQTransport.start(directory: home.socketFolder, name: name)
        do {
            let engine = try await ServiceEngine<A>.open(
                log: log, transport: transport, settings: EngineSettings(settings), clock: SystemClock.now,
                logger: logger)
            Checkpoint.bound.reached()
            try StateFile.write("\(getpid())\n", to: home.processIDFile(of: name))
            defer { StateFile.remove(home.processIDFile(of: name)) }
            let group = ServiceGroup(
                configuration: .init(
                    services: [
                        .init(
                            service: engine, successTerminationBehavior: .gracefullyShutdownGroup,
                            failureTerminationBehavior: .gracefullyShutdownGroup)
                    ],
                    gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
            try await group.run()
            await transport.close()
        } catch {
            await transport.close()
            await log.close()
            throw error
        }
    }
}

/// The clock of the machine; the only place where a service reads it.
public enum SystemClock {
    /// The present moment, to the microsecond.
    @Sendable
    public static func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}

extension EngineSettings {
    /// Takes the engine's part of what was configured.
    init(_ settings: ServiceSettings) {
        self.init()
        batch = settings.commitBatch
        queue = settings.commitQueue
        announceInterval = settings.announceInterval
        announceSpacing = .seconds(1) / settings.announceRate
        replayEvents = settings.replayMaxEvents
        replayBytes = settings.replayMaxBytes
        snapshotEvents = UInt64(settings.snapshotEvery)
        afterTimeout = settings.afterWait
        diskReserve = UInt64(settings.diskReserve)
    }
}
