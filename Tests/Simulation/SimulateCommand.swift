import ArgumentParser
import Foundation
import Synchronization

/// Runs the suite's own state machines against a simulated network, disk and clock, a seed after the other.
@main
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "muster-simulate",
        abstract: "Runs the suite in one thread against a simulated network, disk and clock, a seed after the other.",
        discussion: """
            Each seed draws its commands and faults, and always the same ones. One that fails is told with its faults; \
            --seeds 1 --first SEED --story shows what happened in it. With a mutation the run succeeds when the fault \
            that was put in is found.
            """)

    @Option(help: "How many seeds.")
    var seeds = 1_000

    @Option(help: "The first seed.")
    var first: UInt64 = 1

    @Option(help: "Commands of each seed; at least 500 are what the promises were tested with.")
    var commands = 500

    @Option(help: "Faults of each seed.")
    var faults = 24

    @Option(
        help:
            "A fault to put into the suite, which must be found: \(Mutation.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var mutation: Mutation?

    @Option(help: "Threads; each runs seeds of its own.")
    var threads = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Tells everything that happened in the seeds that fail.")
    var story = false

    @Flag(help: "Goes on after a seed that failed.")
    var keepGoing = false

    func validate() throws {
        guard seeds > 0, commands > 0, faults >= 0, threads > 0 else {
            throw ValidationError("--seeds, --commands and --threads are at least 1, --faults at least 0")
        }
    }

    func run() throws {
        var size = Run.Size()
        size.commands = commands
        size.faults = faults
        // Those that found something once come first.
        let kept = mutation == nil && first == 1 ? KeptSeed.all.map(\.seed) : []
        let tally = Tally(
            total: seeds + kept.count, isOnTerminal: isatty(STDERR_FILENO) == 1, stopsAtFailure: !keepGoing)
        let (first, seeds, mutation, story) = (first, seeds, mutation, story)
        let next = Mutex(0)
        let sized = size
        DispatchQueue.concurrentPerform(iterations: min(threads, seeds)) { _ in
            while !tally.isOver {
                let index = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard index < kept.count + seeds else { return }
                let seed = index < kept.count ? kept[index] : first + UInt64(index - kept.count)
                do {
                    tally.take(try Run(seed: seed, size: sized, mutation: mutation, tellsStory: story).outcome())
                } catch {
                    tally.fail(seed, "\(error)")
                }
            }
        }
        tally.endLine()
        if let mutation {
            guard let found = tally.failures.first else {
                print("NOT FOUND within \(seeds) seeds: \(mutation.sentence)")
                throw ExitCode.failure
            }
            print("found at seed \(found.seed), after \(tally.count) seeds: \(mutation.sentence)")
            print("  \(found.findings.first ?? "")")
            return
        }
        for failure in tally.failures { print(tally.report(of: failure, story: story)) }
        print(tally.summary)
        guard tally.failures.isEmpty else { throw ExitCode.failure }
        let missing = tally.missing
        guard seeds < 1_000 || missing.isEmpty else {
            print("never reached: \(missing.map(\.rawValue).joined(separator: ", ")); the runs do not test these")
            throw ExitCode.failure
        }
    }
}
