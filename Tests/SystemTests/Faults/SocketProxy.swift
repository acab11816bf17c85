import Foundation

/// Sits between a service's Unix sockets and those who connect to them, and does to the connections what it is told.
///
/// It renames the socket that the service has bound and listens in its place, so it comes after the service and before
/// its peers. The service must not be started again while it is there: it would bind the name anew.
final class SocketProxy: Sendable {
    /// What happens to the connections.
    enum Mode: Sendable, CustomStringConvertible {
        case pass
        /// Everything comes so much later.
        case delay(milliseconds: Int)
        /// Connections are cut, new ones too.
        case cut
        /// What the service sends is lost.
        case oneWay
        /// Connections are accepted and nothing is ever answered.
        case halfOpen
        /// All connections are cut again and again.
        case flap

        var description: String {
            switch self {
            case .pass: "pass"
            case .delay(let milliseconds): "delay \(milliseconds)"
            case .cut: "cut"
            case .oneWay: "oneway"
            case .halfOpen: "half"
            case .flap: "flap"
            }
        }
    }

    private let program: Program
    private let channel: CInt

    /// Puts itself between.
    /// - Parameter endpoints: `events`, `requests` or both.
    init(_ home: TestHome, service: String, endpoints: [String]) async throws {
        guard let (here, there) = socketPair() else { throw Failure("no pair of sockets can be made") }
        defer { close(there) }
        channel = here
        program = try home.start(
            Python.interpreter, ["-u", "-c", Self.source] + endpoints.map { "\(home.run)/\(service).\($0)" },
            name: "proxy-\(service)", input: there)
        try await eventually("the proxy to listen", finding: { [program] in program.report }) {
            program.output.contains("ready").orNil
        }
    }

    deinit {
        close(channel)
        program.kill9()
    }

    func order(_ mode: Mode) async throws {
        let before = program.lines.count
        let line = Array("\(mode)\n".utf8)
        guard send(channel, line, line.count, CInt(MSG_NOSIGNAL)) == line.count else {
            throw Failure("the proxy does not listen. \(program.report)")
        }
        try await eventually("the proxy to obey", finding: { [program] in program.report }) {
            (program.lines.count > before).orNil
        }
    }

    private static let source = """
        import asyncio, os, sys
        mode, pairs = ["pass"], set()

        class Pair:
            def __init__(self, near, far):
                self.near, self.far, self.tainted = near, far, False

            def cut(self):
                pairs.discard(self)
                for writer in (self.near, self.far):
                    writer.transport.abort()

        async def pump(pair, reader, writer, is_answer):
            try:
                while data := await reader.read(65536):
                    while mode[0] == "half":
                        await asyncio.sleep(0.01)
                    if mode[0] == "oneway" and is_answer:
                        pair.tainted = True
                    if pair.tainted and is_answer:
                        continue
                    if mode[0] == "delay":
                        await asyncio.sleep(int(mode[1]) / 1000)
                    writer.write(data)
                    await writer.drain()
            except (ConnectionError, OSError):
                pass
            pair.cut()

        def serve(path):
            os.rename(path, path + ".real")

            async def accept(reader, writer):
                if mode[0] == "cut":
                    return writer.transport.abort()
                try:
                    far_reader, far = await asyncio.open_unix_connection(path + ".real")
                except OSError:
                    return writer.transport.abort()
                pair = Pair(writer, far)
                pairs.add(pair)
                await asyncio.gather(pump(pair, reader, far, False), pump(pair, far_reader, writer, True))

            return asyncio.start_unix_server(accept, path)

        async def flap():
            while True:
                await asyncio.sleep(0.15)
                if mode[0] == "flap":
                    for pair in list(pairs):
                        pair.cut()

        async def main():
            global mode
            servers = [await serve(path) for path in sys.argv[1:]]
            flapping = asyncio.create_task(flap())
            lines = asyncio.StreamReader()
            await asyncio.get_running_loop().connect_read_pipe(
                lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
            print("ready")
            while line := await lines.readline():
                mode = line.decode().split()
                for pair in list(pairs):
                    # A stream that lacks bytes cannot go on.
                    if mode[0] == "cut" or pair.tainted:
                        pair.cut()
                print(*mode)

        asyncio.run(main())
        """
}
