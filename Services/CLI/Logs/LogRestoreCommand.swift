import ArgumentParser
import EventLog
import MessageBus
import MessageSchema
import ServiceRuntime

/// `muster log restore`: a log put back in its place, from a backup or from the gateway's copy.
struct LogRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a service's log back, from a backup or from the gateway's copy.",
        discussion: """
            The service must be down. The source is verified from its first event before anything is touched; a log that is \
            in the place is kept under a dated name, and needs --replace. The restored log keeps its id and begins a new \
            epoch: whoever follows it begins anew, and ids keep anything from happening twice. From the gateway's copy the \
            stored replies are rebuilt from the events. What is known to be lost is named.
            Example: muster down && muster log restore pledges --from-gateway --replace && muster up
            """)

    @Argument(help: "mandate, pledges, funding or command.") var service: ServiceName
    @Option(help: ArgumentHelp("A backup, or another whole log file.", valueName: "file")) var from: String?
    @Flag(help: "Restore from the copy that the gateway keeps.") var fromGateway = false
    @Option(
        help: ArgumentHelp(
            "With --from-gateway: a copy that was set aside, by its number.", valueName: "number"))
    var copy: Int64?
    @Flag(help: "Set the log that is in the place aside, under a dated name.") var replace = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard (from == nil) == fromGateway else {
            throw ValidationError("say --from FILE with a backup, or --from-gateway")
        }
        guard copy == nil || fromGateway else { throw ValidationError("--copy goes with --from-gateway") }
    }

    func run() async throws {
        let home = try common.musterHome()
        do throws(SettingsError) {
            try home.prepare()
        } catch {
            throw CommandFailure(.failed, "\(error)")
        }
        let report: LogRestoreReport
        do throws(LogError) {
            report = try await restore(home)
        } catch {
            if case .locked = error.code {
                throw CommandFailure(
                    .refused,
                    "\(error.message). To restore its log, stop the suite first: `muster down` (or stop that process)")
            }
            throw CommandFailure(error)
        }
        if common.json { try Output.json(report.json) } else { try Output.lines(report.lines) }
    }

    private func restore(_ home: MusterHome) async throws(LogError) -> LogRestoreReport {
        let name = service.rawValue
        let lock = try ProcessLock(directory: home.data, name: name)
        defer { lock.release() }
        let restoration = try LogRestoration(
            directory: home.data, service: name, lock: lock, now: SystemClock.now())
        let line = LogProgressLine("\(name): restoring")
        defer { line.end() }
        let check = LogDecoding.check(of: service)
        if let from {
            let reader = try await LogReader.open(path: from)
            let outcome = try await restoration.run(
                from: .backup(reader), replaces: replace, check: check, progress: line.report)
            await reader.close()
            return LogRestoreReport(service: service, source: from, isCopy: false, outcome: outcome, lag: nil)
        }
        let reader = try await MirrorReader.open(directory: home.data)
        let chosen = try Self.choose(copy, of: name, from: try await reader.copies())
        let outcome = try await restoration.run(
            from: .copy(reader, chosen), replaces: replace, check: check, progress: line.report)
        await reader.close()
        let lag = chosen.archivedAt == nil ? await Self.lag(of: service, at: chosen.cursor.sequence, home) : nil
        let source = "the gateway's copy" + (chosen.archivedAt == nil ? "" : " \(chosen.number)")
        return LogRestoreReport(service: service, source: source, isCopy: true, outcome: outcome, lag: lag)
    }

    /// The copy that is meant: the present one unless another is named.
    static func choose(_ number: Int64?, of service: String, from copies: [MirrorCopy]) throws(LogError) -> MirrorCopy {
        let ours = copies.filter { $0.source == service }
        let known = ours.map { copy in
            let age = copy.archivedAt.map { "set aside \(Instant(microseconds: $0).wire)" } ?? "the present one"
            return
                "\(copy.number) (\(age), \(copy.cursor.sequence) events of \(copy.cursor.log), epoch \(copy.cursor.epoch))"
        }.joined(separator: "; ")
        let list =
            known.isEmpty ? "The gateway has no copy of \(service)" : "The gateway's copies of \(service): \(known)"
        if let number {
            guard let found = ours.first(where: { $0.number == number }) else {
                throw LogError(.missing, "there is no copy \(number) of \(service). \(list)")
            }
            return found
        }
        guard let present = ours.first(where: { $0.archivedAt == nil }) else {
            throw LogError(.missing, "there is no present copy of \(service). \(list); name one with --copy")
        }
        // A service that was started with an empty log after it had lost its own has had the copy set aside.
        let fuller = ours.contains { $0.cursor.sequence > present.cursor.sequence }
        guard !fuller else {
            throw LogError(
                .conflict,
                "the present copy of \(service) is shorter than one that was set aside: say which is meant with --copy. \(list)"
            )
        }
        return present
    }

    /// How many events a running gateway has heard of and not received, where its copy is the one that was restored.
    private static func lag(of service: ServiceName, at position: SequenceNumber, _ home: MusterHome) async -> Int? {
        guard BusSession.isThere("gateway", in: home) else { return nil }
        let ages = try? await BusSession.with(home) { bus in
            do throws(Problem) {
                let answer = try await bus.ask("gateway", .query, try? .encoding(QueryRequest(.operations)))
                return try answer.decoded(as: OperationsReply.self).about.services
            } catch {
                return [:]
            }
        }
        guard let age = ages?[service.rawValue], age.position == position else { return nil }
        return age.lag
    }
}
