import Foundation
import MandateDomain
import ServiceRuntime

/// What a second process does.
enum PeerRole: String {
    /// Receives raw frames and tells when it had all of them.
    case receiver
    /// Publishes events and answers a follower from a script.
    case script
    /// Answers each message with another, over libzmq alone.
    case echo
    /// Is a service.
    case service
    /// Follows a service several times at once.
    case followers
    /// Writes the same bytes to many sockets.
    case fanOut
    /// Subscribes and reads slowly.
    case slowSubscriber

    static func run(_ arguments: [String]) async throws {
        guard let role = arguments.first.flatMap(PeerRole.init) else {
            throw BenchmarkFailure(text: "`peer` is how the benchmarks start their second process; run them by name")
        }
        // The first process watches for these in its own way, and what is ignored there would be ignored here.
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
        let rest = Array(arguments.dropFirst())
        switch role {
        case .receiver:
            endWithInput()
            try await RawFramesBenchmark.receive(rest)
        case .script: try await ScriptedService.serve(rest)
        case .echo:
            endWithInput()
            try BareRoundTrip.echo(rest)
        case .followers:
            endWithInput()
            try await FollowersPeer.follow(rest)
        case .fanOut: try BareFanOut.serve(rest)
        case .slowSubscriber:
            endWithInput()
            try SlowSubscriber.read(rest)
        case .service:
            // The service's own way of ending with whoever started it: it watches a descriptor above the standard ones.
            setenv(ParentWatch.variable, "\(dup(STDIN_FILENO))", 1)
            exit(await ServiceProgram.run(MandateOperation.self))
        }
    }

    private static func endWithInput() {
        Thread.detachNewThread {
            while readLine() != nil {}
            _exit(0)
        }
    }
}

/// What a second process tells the first.
enum PeerOutput {
    /// Tells a line.
    static func tell(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
