import ArgumentParser
import EventLog
import MessageSchema
import ServiceRuntime

/// `muster log verify`: whether logs are what was written.
struct LogVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check logs from their first event: chain, no gap, decodable.",
        discussion: """
            Every event is hashed and decoded, and the stored replies are checked. Without an argument the logs of all \
            services and the gateway's copies are verified; `gateway` names its copies alone. It works beside running \
            services, and on a log that its service refuses to start with; the first bad event is named with its sequence \
            and the reason. Exit codes: 0 all are sound, 5 one is damaged, 4 one cannot be read.
            Example: muster log verify pledges
            """)

    @Argument(help: ArgumentHelp("Services, `gateway`, or log files.", valueName: "log")) var logs: [LogTarget] = []
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let home = try common.musterHome()
        let wanted = logs.isEmpty ? LogTarget.services + [LogTarget(argument: "gateway")] : logs
        var findings: [LogFinding] = []
        for target in wanted {
            let isOptional = logs.isEmpty
            findings +=
                target.name == "gateway"
                ? try await LogVerifying.gateway(home, isOptional: isOptional)
                : [try await LogVerifying.log(target, home, isOptional: isOptional)]
        }
        if common.json {
            try Output.json(.array(findings.map(\.json)))
        } else {
            let surface = Console.surface()
            try Output.lines(findings.flatMap { $0.lines(on: surface) })
        }
        if findings.contains(where: { $0.isDamaged }) { throw ExitStatus.damaged }
        if findings.contains(where: { $0.isUnreadable }) { throw ExitStatus.failed }
    }
}

/// Verifies logs and copies, and says what was found of each.
enum LogVerifying {
    static func log(_ target: LogTarget, _ home: MusterHome, isOptional: Bool) async throws -> LogFinding {
        let line = LogProgressLine("\(target.name): verified")
        defer { line.end() }
        do {
            let reader = try await target.open(in: home)
            let (service, _) = try await reader.head()
            let result = try await reader.verify(check: LogDecoding.check(named: service), progress: line.report)
            await reader.close()
            return LogFinding(name: target.name, service: service, outcome: .verified(result))
        } catch let error as LogError {
            if isOptional, error.code == .missing { return LogFinding(name: target.name, service: nil, outcome: .none) }
            return LogFinding(name: target.name, service: target.service?.rawValue, outcome: .failed(error))
        }
    }

    static func gateway(_ home: MusterHome, isOptional: Bool) async throws -> [LogFinding] {
        do throws(LogError) {
            let reader = try await MirrorReader.open(directory: home.data)
            var findings: [LogFinding] = []
            for copy in try await reader.copies() {
                let name = "gateway/\(copy.source)" + (copy.archivedAt == nil ? "" : " copy \(copy.number)")
                let line = LogProgressLine("\(name): verified")
                let result = try await reader.verify(
                    copy, check: LogDecoding.check(named: copy.source), progress: line.report)
                line.end()
                findings.append(LogFinding(name: name, service: "gateway", outcome: .verified(result)))
            }
            await reader.close()
            return findings
        } catch {
            if isOptional, error.code == .missing {
                return [LogFinding(name: "gateway", service: nil, outcome: .none)]
            }
            return [LogFinding(name: "gateway", service: "gateway", outcome: .failed(error))]
        }
    }
}
