import Foundation

/// Runs work that blocks on a thread of its own, so that the threads of Swift's tasks stay free.
func onThread<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try work() }) }
    }
}

/// Asks until there is an answer.
/// - Parameters:
///   - what: what is waited for, for the message.
///   - finding: what stands in the message beside it when time is up.
/// - Throws: `Failure` when time is up.
@discardableResult
func eventually<Answer>(
    _ what: String, within limit: Duration = .seconds(60), every interval: Duration = .milliseconds(20),
    finding: () -> String = { "" }, _ condition: () async throws -> Answer?
) async throws -> Answer {
    let end = ContinuousClock.now + limit
    while true {
        if let answer = try await condition() { return answer }
        guard ContinuousClock.now < end else {
            throw Failure("in vain waited \(limit) for \(what). \(finding())")
        }
        try await Task.sleep(for: interval)
    }
}

extension Bool {
    /// Whether it holds, as something that `eventually` waits for.
    var orNil: Bool? { self ? true : nil }
}

/// Lets so many suites of processes run at once as the machine can carry without tests disturbing each other.
actor Slots {
    static let suites = Slots(2)

    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func give() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}

/// Random numbers that a seed reproduces (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
