import Foundation
import MessageBus
import MessageSchema

/// A pledges service that holds its events in memory and publishes as many as it is told to.
actor ScriptedService {
    private let events: ExampleEvents
    private let server: any TransportServer
    private var published = 0

    private init(events: ExampleEvents, server: any TransportServer) {
        self.events = events
        self.server = server
    }

    /// The second process: serves in a folder, and publishes up to each number that it reads from standard input.
    static func serve(_ arguments: [String]) async throws {
        guard arguments.count == 2, let count = Int(arguments[1]) else {
            throw BenchmarkFailure(text: "a script needs the folder and the count of events")
        }
        let events = try ExampleEvents(count: count)
        let transport = try await ZeroMQTransport.start(directory: arguments[0], name: "script")
        let service = ScriptedService(
            events: events, server: try await transport.serve(ServiceName.pledges.rawValue))
        let (orders, continuation) = AsyncStream.makeStream(of: Int.self)
        Thread.detachNewThread {
            while let line = readLine() { if let number = Int(line) { continuation.yield(number) } }
            _exit(0)
        }
        PeerOutput.tell("ready")
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await service.answerRequests() }
            group.addTask { await service.announceRegularly() }
            group.addTask { for await number in orders { await service.publish(upTo: number) } }
        }
    }

    private func publish(upTo number: Int) {
        while published < min(number, events.entries.count) {
            let entry = events.entries[published]
            server.publish(topic: entry.topic, entry.bytes)
            published += 1
        }
    }

    private var head: Cursor { published == 0 ? events.start : events.entries[published - 1].cursor }

    private func announceRegularly() async {
        let encoder = JSONEncoder()
        while !Task.isCancelled {
            let announce = Announce(service: .pledges, head: head, inboxes: [:], time: Instant(microseconds: 0))
            if let bytes = try? encoder.encode(announce) {
                server.publish(topic: Announce.topic(of: .pledges), [UInt8](bytes))
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private func answerRequests() async {
        while let requests = await server.nextRequests() {
            for request in requests {
                guard let frame = request.frames.first else { continue }
                do {
                    server.reply(try answer(frame), to: request.peer)
                } catch {
                    FileHandle.standardError.write(Data("the script cannot answer: \(error)\n".utf8))
                }
            }
        }
    }

    private func answer(_ frame: [UInt8]) throws -> [[UInt8]] {
        let request = try JSONDecoder().decode(BusRequest.self, from: Data(frame))
        guard request.request == BusRequest.Kind.replay.rawValue, let body = request.body else {
            return [try reply(to: request, with: head)]
        }
        let asked = try body.decoded(as: ReplayRequest.self)
        let first = Int(asked.after?.sequence.value ?? 0)
        let page = events.entries[first..<min(published, first + asked.maxEvents)]
        let from = asked.after ?? events.start
        return [try reply(to: request, with: ReplayReply(from: from, count: page.count, head: head))]
            + page.map(\.bytes)
    }

    private func reply(to request: BusRequest, with body: some Encodable) throws -> [UInt8] {
        [UInt8](try JSONEncoder().encode(BusReply(id: request.id, body: try JSONValue.encoding(body))))
    }
}
