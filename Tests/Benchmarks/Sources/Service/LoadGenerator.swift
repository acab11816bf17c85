import CZeroMQ
import Foundation
import MessageSchema

/// Keeps a number of commands in flight, over a few sockets of libzmq, with the options that the transport sets.
///
/// The frames are made before, and a reply is looked at no further than it takes to know that it accepts the command: what
/// is measured is the service.
final class LoadGenerator {
    /// What one block of commands took.
    struct Outcome {
        /// From the first send to the last reply, in nanoseconds.
        let elapsed: Double
        /// From each send to its reply, in nanoseconds.
        let latencies: [Double]

        var rate: Double { Double(latencies.count) / (elapsed / 1e9) }
    }

    private static let mostSockets = 4
    private let sockets: [DirectSocket]
    private let inFlight: Int
    private var reply = zmq_msg_t()

    init(endpoint: String, inFlight: Int) throws {
        self.inFlight = inFlight
        let options: [(option: Int32, value: Int32)] = [(ZMQ_SNDHWM, 100), (ZMQ_RCVHWM, 1_000), (ZMQ_IMMEDIATE, 1)]
        var sockets: [DirectSocket] = []
        for _ in 0..<min(inFlight, Self.mostSockets) {
            sockets.append(
                try DirectSocket(ZMQ_DEALER, beside: sockets.first, options: options, frameLimit: 4 * 1_048_576))
        }
        self.sockets = sockets
        for socket in sockets { try socket.connect(endpoint) }
        zmq_msg_init(&reply)
    }

    /// Sends all frames, each as soon as the reply to an earlier one is there.
    func send(_ frames: [[UInt8]]) throws -> Outcome {
        var sentAt = [UInt64](repeating: 0, count: frames.count)
        var latencies = [Double](repeating: 0, count: frames.count)
        var next = 0
        var answered = 0
        func sendNext(over socket: DirectSocket) throws {
            guard next < frames.count else { return }
            sentAt[next] = monotonicNanoseconds()
            try socket.send(frames[next])
            next += 1
        }
        let started = monotonicNanoseconds()
        for number in 0..<min(inFlight, frames.count) { try sendNext(over: sockets[number % sockets.count]) }
        var items = sockets.map { zmq_pollitem_t(socket: $0.socket, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0) }
        while answered < frames.count {
            guard zmq_poll(&items, Int32(items.count), 20_000) > 0 else {
                throw BenchmarkFailure(text: "\(frames.count - answered) commands were not answered within 20 s")
            }
            for (index, socket) in sockets.enumerated() where items[index].revents != 0 {
                let before = answered
                while zmq_msg_recv(&reply, socket.socket, ZMQ_DONTWAIT) >= 0 {
                    let number = try acceptedNumber()
                    guard latencies.indices.contains(number), latencies[number] == 0 else {
                        throw BenchmarkFailure(text: "command \(number) was answered twice, or never sent")
                    }
                    latencies[number] = Double(monotonicNanoseconds() - sentAt[number])
                    answered += 1
                }
                // All that is there is read first, so that the generator itself is woken and wakes as seldom as can be.
                for _ in before..<answered { try sendNext(over: socket) }
            }
        }
        return Outcome(elapsed: Double(monotonicNanoseconds() - started), latencies: latencies)
    }

    func close() {
        zmq_msg_close(&reply)
        for socket in sockets.reversed() { socket.close() }
    }

    /// The number of the command that the reply accepts.
    private func acceptedNumber() throws -> Int {
        let bytes = UnsafeRawBufferPointer(start: zmq_msg_data(&reply), count: zmq_msg_size(&reply))
        // Members are written sorted by name: the body comes first, the number last.
        if bytes.starts(with: Self.accepted), bytes.suffix(2).elementsEqual(Self.end) {
            var number = 0
            var place = 1
            for byte in bytes.dropLast(2).reversed() {
                guard byte >= 0x30, byte <= 0x39 else { break }
                number += Int(byte - 0x30) * place
                place *= 10
            }
            if place > 1 { return number }
        }
        throw BenchmarkFailure(text: "a command was not accepted: \(String(decoding: bytes, as: UTF8.self))")
    }

    private static let accepted = Array(#"{"body":"#.utf8)
    private static let end = Array(#""}"#.utf8)
}
