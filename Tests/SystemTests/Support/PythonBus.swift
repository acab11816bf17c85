import Foundation
import MessageSchema
import Synchronization
import Testing

/// Python with pyzmq: a foreign client of the services' sockets.
enum Python {
    static let interpreter = "/usr/bin/python3"

    static let hasZeroMQ = has("zmq")
    static let hasJSONSchema = has("jsonschema")

    /// Whether the system's Python can import a module.
    private static func has(_ module: String) -> Bool {
        guard access(interpreter, X_OK) == 0 else { return false }
        let process = Process()
        process.executableURL = URL(filePath: interpreter)
        process.arguments = ["-c", "import \(module)"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    static let missing: Comment = "python3-zmq or python3-jsonschema is not installed: foreign programs are not tested"
}

/// A program that puts requests to the services over DEALER sockets of its own, one after the other.
final class PythonBus: Sendable {
    /// A service's log as a foreign program reads it page by page, with the chain that it computed itself.
    struct Log: Sendable {
        let id: String
        let epoch: UInt64
        let head: UInt64
        let headHash: String
        let computedHash: String
        let events: [JSONValue]
        let texts: [String]
    }

    private struct Channel {
        let socket: CInt
        var buffer: [UInt8] = []
    }

    private let program: Program
    private let channel: Mutex<Channel>

    init(_ home: TestHome, name: String = "bus") throws {
        guard let (here, there) = socketPair() else {
            throw Failure("no pair of sockets can be made: \(String(cString: strerror(errno)))")
        }
        defer { close(there) }
        program = try home.start(
            Python.interpreter, ["-u", "-c", Self.source, home.run], name: name, input: there, output: there)
        channel = Mutex(Channel(socket: here))
    }

    deinit {
        channel.withLock { _ = close($0.socket) }
        program.kill9()
    }

    /// Puts a request.
    /// - Returns: the reply's `body`, or its `problem`; `nil` where none came in time.
    func ask(
        _ service: String, _ request: String, _ body: JSONValue? = nil, timeout: Double = 5
    ) async throws -> (body: JSONValue?, problem: JSONValue?)? {
        var question: JSONObject = [
            "service": .string(service), "request": .string(request),
            "timeout": .number(JSONNumber(floatLiteral: timeout)),
        ]
        if let body { question["body"] = body }
        let answer = try await tell(.object(question), within: timeout + 20)
        guard let reply = answer["reply"] else { return nil }
        return (reply["body"], reply["problem"])
    }

    /// Sends a command that has to be accepted.
    @discardableResult
    func carryOut(_ order: Order) async throws -> JSONValue {
        guard let answer = try await ask(order.service, "command", order.envelope, timeout: 20) else {
            throw Failure("no answer to \(order)")
        }
        guard let body = answer.body else {
            throw Failure("\(order): \(answer.problem.map { JSONWriter.text(of: $0) } ?? "")")
        }
        return body
    }

    /// Reads the whole log of a service.
    func log(of service: String) async throws -> Log {
        let answer = try await tell(["log": .string(service)], within: 60)
        if let error = answer["error"]?.string { throw Failure("the log of \(service): \(error)") }
        let texts = (answer["events"]?.array ?? []).compactMap(\.string)
        return Log(
            id: answer["id"]?.string ?? "", epoch: answer["head"]?["epoch"].flatMap(sequence) ?? 0,
            head: answer["head"]?["sequence"].flatMap(sequence) ?? 0,
            headHash: answer["head"]?["hash"]?.string ?? "", computedHash: answer["computed"]?.string ?? "?",
            events: try texts.map { try JSONParser().parse($0) }, texts: texts)
    }

    private func tell(_ message: JSONValue, within seconds: Double) async throws -> JSONValue {
        let line = JSONWriter.bytes(of: message) + [10]
        return try await onThread { [self] in
            try channel.withLock { channel throws -> JSONValue in
                guard send(channel.socket, line, line.count, CInt(MSG_NOSIGNAL)) == line.count else {
                    throw Failure("the Python program does not listen. \(program.report)")
                }
                let end = ContinuousClock.now + .seconds(seconds)
                while true {
                    if let newline = channel.buffer.firstIndex(of: 10) {
                        let line = Array(channel.buffer[..<newline])
                        channel.buffer.removeSubrange(...newline)
                        // A whole log in one line.
                        return try JSONParser(limits: .init(bytes: 1 << 28)).parse(line)
                    }
                    let left = ContinuousClock.now.duration(to: end) / .milliseconds(1)
                    var entry = pollfd(fd: channel.socket, events: Int16(POLLIN), revents: 0)
                    guard left > 0, poll(&entry, 1, Int32(left)) > 0 else {
                        throw Failure("the Python program does not answer. \(program.report)")
                    }
                    var bytes = [UInt8](repeating: 0, count: 1 << 16)
                    let count = read(channel.socket, &bytes, bytes.count)
                    guard count > 0 else { throw Failure("the Python program ended. \(program.report)") }
                    channel.buffer += bytes.prefix(count)
                }
            }
        }
    }

    private static let source = """
        import hashlib, json, sys, time, zmq
        run, context, sockets, number = sys.argv[1], zmq.Context(), {}, 0

        def ask(service, request, body, timeout):
            global number
            number += 1
            if service not in sockets:
                dealer = context.socket(zmq.DEALER)
                dealer.linger, dealer.immediate, dealer.sndtimeo = 0, 1, int(timeout * 1000)
                dealer.connect(f"ipc://{run}/{service}.requests")
                sockets[service] = dealer
            dealer = sockets[service]
            message = {"id": str(number), "request": request}
            if body is not None:
                message["body"] = body
            end = time.monotonic() + timeout
            try:
                dealer.send(json.dumps(message).encode())
                while dealer.poll(max(0, int((end - time.monotonic()) * 1000))):
                    frames = dealer.recv_multipart()
                    reply = json.loads(frames[0])
                    if reply["id"] == str(number):
                        return reply, frames[1:]
            except zmq.Again:
                pass
            sockets.pop(service).close()
            return None, []

        def log(service):
            events, after, computed, head = [], None, None, None
            while head is None or after["sequence"] != head["sequence"]:
                body = {"maxEvents": 1000, "maxBytes": 1000000}
                if after is not None:
                    body["after"] = after
                reply, frames = ask(service, "replay", body, 20)
                if reply is None or "problem" in reply:
                    return {"error": json.dumps(reply)}
                page = reply["body"]
                head = head or page["head"]
                if computed is None:
                    computed = hashlib.sha256(page["from"]["log"].encode()).digest()
                if page["count"] != len(frames):
                    return {"error": f"{page['count']} frames announced, {len(frames)} came"}
                if not frames:
                    break
                for frame in frames:
                    computed = hashlib.sha256(computed + frame).digest()
                    events.append(frame.decode())
                last = json.loads(frames[-1])
                form = type(page["from"]["sequence"])
                after = dict(page["from"], sequence=form(last["sequence"]), hash=computed.hex())
            return {"id": page["from"]["log"], "head": head, "computed": computed.hex(), "events": events}

        for line in sys.stdin:
            question = json.loads(line)
            if "log" in question:
                answer = log(question["log"])
            else:
                reply, _ = ask(question["service"], question["request"], question.get("body"), question["timeout"])
                answer = {} if reply is None else {"reply": reply}
            print(json.dumps(answer), flush=True)
        """
}

/// A sequence as the wire gives it, a number or a string of digits.
func sequence(_ value: JSONValue) -> UInt64? { value.uint64 ?? value.string.flatMap { UInt64($0) } }
