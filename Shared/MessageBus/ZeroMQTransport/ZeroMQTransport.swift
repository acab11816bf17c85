import ZeroMQ

/// The transport over ZeroMQ: for each process `ipc://<directory>/<name>.events` (XPUB) and `…/<name>.requests` (ROUTER),
/// in a directory that only its owner can enter.
///
/// All sockets of the transport live on one thread of their own. Callers hold a `ProcessLock` of their log before they
/// serve: a second bind on a path in use would take the endpoint away from the first without an error.
public final class ZeroMQTransport: MessageBus.Transport {
    private let loop: SocketLoop
    private let directory: String

    private init(loop: SocketLoop, directory: String) {
        self.loop = loop
        self.directory = directory
    }

    /// Starts the thread.
    /// - Parameters:
    ///   - directory: where the sockets lie; paths are limited to 107 bytes.
    ///   - name: what the thread is called.
    /// - Throws: `TransportFailure` where no socket library can be set up.
    public static func start(directory: String, name: String) async throws(TransportFailure) -> ZeroMQTransport {
        do {
            DescriptorLimit.raise()
            return ZeroMQTransport(loop: try await SocketLoop.start(named: name), directory: directory)
        } catch {
            throw TransportFailure(error)
        }
    }

    /// Binds both endpoints of a process.
    public func serve(_ name: String) async throws(TransportFailure) -> any TransportServer {
        do throws(MessagingError) {
            let events = try await loop.open(
                SocketSpecification(name: "\(name).events", kind: .xpub, binds: [try endpoint(name, "events")]))
            do throws(MessagingError) {
                let requests = try await loop.open(
                    SocketSpecification(
                        name: "\(name).requests", kind: .router, binds: [try endpoint(name, "requests")]))
                return ZeroMQServer(events: events, requests: requests)
            } catch {
                await events.close()
                throw error
            }
        } catch {
            throw TransportFailure(error)
        }
    }

    /// Connects to both endpoints of a process, which may come later.
    public func connect(
        to name: String, topics: [String]
    ) async throws(TransportFailure) -> any TransportConnection {
        do throws(MessagingError) {
            var events: Channel?
            if !topics.isEmpty {
                events = try await loop.open(
                    SocketSpecification(
                        name: "\(name).events", kind: .sub, connects: [try endpoint(name, "events")],
                        subscriptions: topics.map { Array($0.utf8) }))
            }
            let specification = SocketSpecification(
                name: "\(name).requests", kind: .dealer, connects: [try endpoint(name, "requests")])
            return ZeroMQConnection(
                events: events, requests: try await loop.open(specification), specification: specification, loop: loop)
        } catch {
            throw TransportFailure(error)
        }
    }

    /// Closes every socket and ends the thread, within five seconds.
    public func close() async {
        _ = await loop.stop()
    }

    private func endpoint(_ name: String, _ what: String) throws(MessagingError) -> Endpoint {
        try Endpoint.ipc(path: "\(directory)/\(name).\(what)")
    }
}

extension TransportFailure {
    init(_ error: MessagingError) {
        let code: Code =
            switch error.code {
            case .endpointTaken: .taken
            case .outboxFull: .full
            case .closed: .closed
            default: .unusable
            }
        self.init(code, error.description)
    }
}
