import EventLog
import MessageBus
import MessageSchema
import ServiceRuntime

/// Finds what is parked: by asking the process, or in its file where it does not run.
enum ParkedLook {
    static func items(
        of process: ProcessName, discarded: Bool, isOptional: Bool, _ bus: BusSession
    ) async throws -> [ParkedItem] {
        if BusSession.isThere(process.rawValue, in: bus.home) {
            return try await asked(process, discarded: discarded, bus)
        }
        do throws(LogError) {
            return try await stored(process, discarded: discarded, bus.home)
        } catch {
            if isOptional, error.code == .missing { return [] }
            throw CommandFailure(error)
        }
    }

    private static func asked(_ process: ProcessName, discarded: Bool, _ bus: BusSession) async throws -> [ParkedItem] {
        var items: [ParkedItem] = []
        do throws(Problem) {
            while true {
                let body = try? JSONValue.encoding(ParkedRequest(discarded: discarded, skip: items.count))
                let reply = try await bus.ask(process.rawValue, .parked, body).decoded(as: ParkedReply.self)
                items += reply.items
                if reply.items.isEmpty || items.count >= reply.total { return items }
            }
        } catch {
            throw CommandFailure(error)
        }
    }

    private static func stored(
        _ process: ProcessName, discarded: Bool, _ home: MusterHome
    ) async throws(LogError) -> [ParkedItem] {
        if process == .gateway {
            guard !discarded else { return [] }
            let reader = try await MirrorReader.open(directory: home.data)
            let items = try await reader.parked().map { ParkedItem($0) }
            await reader.close()
            return items
        }
        let reader = try await LogReader.open(directory: home.data, service: process.rawValue)
        let items =
            discarded
            ? try await reader.discarded().map { ParkedItem($0) } : try await reader.parked().map { ParkedItem($0) }
        await reader.close()
        return items
    }
}

extension ProcessName {
    /// What a process says where it has no parked events that could be changed.
    static var gatewayRetries: CommandFailure {
        CommandFailure(
            .refused,
            "the gateway keeps every event, and tries what is parked there again at every start: once a program that can read "
                + "it is installed, restart the gateway. Nothing can be given up there")
    }
}

extension EventID {
    /// Reads the key of a parked event.
    static func parkedKey(_ text: String) throws -> EventID {
        do throws(InvalidValue) {
            return try EventID(wire: text)
        } catch {
            throw CommandFailure.usage("\(error.message); `muster parked list` shows the keys")
        }
    }
}
