import MessageSchema
import TestSupport
import Testing

@testable import MessageBus

/// Random commits, losses, duplicates, late messages and late answers: what is delivered is the log, always.
struct FollowerModelTests {
    /// The network between an origin and its follower, which keeps what is under way in any order.
    private struct Network {
        enum Parcel {
            case event([UInt8])
            case announce(Announce)
            case answer(FollowerMachine.Action)
        }

        var random: SeededGenerator
        var parcels: [Parcel] = []
        var isHealed = false

        mutating func put(_ parcel: Parcel) {
            guard isHealed || !random.oneIn(5) else { return }
            parcels.append(parcel)
            if !isHealed, random.oneIn(8) { parcels.append(parcel) }
        }

        mutating func take() -> Parcel? {
            guard !parcels.isEmpty else { return nil }
            return parcels.remove(
                at: isHealed || !random.oneIn(4) ? 0 : Int.random(in: 0..<parcels.count, using: &random))
        }
    }

    /// What was reached in all runs; each must be, or the test does not test it.
    private struct Reached {
        var gaps = 0
        var duplicates = 0
        var deferred = 0
        var announcedAhead = 0
        var unanswered = 0
        var divergences = 0

        mutating func take(_ driver: FollowerDriver) {
            for note in driver.notes {
                switch note {
                case .gap: gaps += 1
                case .duplicate: duplicates += 1
                case .deferred: deferred += 1
                case .announcedAhead: announcedAhead += 1
                case .unanswered: unanswered += 1
                default: break
                }
            }
            divergences += driver.divergences.count
        }
    }

    @Test func whatIsDeliveredIsTheLogWhateverTheNetworkDoes() {
        var reached = Reached()
        for seed in 0..<200 { reached.take(run(seed: UInt64(seed))) }
        #expect(reached.gaps > 0 && reached.duplicates > 0 && reached.deferred > 0)
        #expect(reached.announcedAhead > 0 && reached.unanswered > 0 && reached.divergences > 0)
    }

    private func run(seed: UInt64) -> FollowerDriver {
        var random = SeededGenerator(seed: seed)
        var log = OriginLog(events: Int.random(in: 0..<20, using: &random))
        let origin = log.identity.log
        // A third of the runs lose nothing: only so does a follower stay live until its window is full.
        var network = Network(random: SeededGenerator(seed: seed &+ 77), isHealed: seed % 3 == 0)
        var settings = FollowerMachine.Settings()
        settings.window = Int.random(in: 4...40, using: &random)
        settings.buffer = Int.random(in: 1...20, using: &random)
        settings.pageEvents = Int.random(in: 1...10, using: &random)
        var driver = FollowerDriver(settings)
        driver.consumes = false
        driver.start(from: random.oneIn(2) ? nil : log.cursors[Int.random(in: 0..<log.cursors.count, using: &random)])
        var start = driver.machine.position?.sequence.value ?? 0

        func check() {
            if !driver.divergences.isEmpty { start = 0 }
            let expected = log.events.dropFirst(Int(start)).prefix(driver.delivered.count)
            let isSame = driver.delivered.first.map { $0.id.log == log.identity.log } ?? true
            let isLog = !isSame || driver.bytes == Array(expected)
            #expect(isLog, "seed \(seed)")
            let consumed = driver.machine.consumed.value
            let position = driver.machine.position?.sequence.value ?? 0
            #expect(position - consumed <= UInt64(settings.window), "seed \(seed)")
            #expect(driver.machine.buffered.count <= settings.buffer, "seed \(seed)")
        }
        for _ in 0..<400 {
            step(&driver, &log, &network, &random)
            check()
        }
        network.isHealed = true
        network.parcels = []
        let isReplaced = log.identity.log != origin
        #expect(isReplaced || driver.divergences.isEmpty, "seed \(seed): a log that is the same was let go")
        var steps = 0
        while steps < 20_000, driver.machine.position != log.head || !driver.machine.isLive {
            step(&driver, &log, &network, &random, commits: false)
            steps += 1
        }
        check()
        let isLive = driver.machine.isLive
        #expect(isLive, "seed \(seed)")
        let isWhole = driver.bytes == Array(log.events.dropFirst(Int(start)))
        #expect(isWhole, "seed \(seed)")
        #expect(driver.machine.position == log.head, "seed \(seed)")
        return driver
    }

    private func step(
        _ driver: inout FollowerDriver, _ log: inout OriginLog, _ network: inout Network,
        _ random: inout SeededGenerator, commits: Bool = true
    ) {
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2 where commits:
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                log.append()
                network.put(.event(log[log.events.count]))
            }
        case 3 where commits && random.oneIn(60):
            log = OriginLog("pledges-\(1_000 + Int.random(in: 0..<9_000, using: &random))", events: 3)
        case 3: network.put(.announce(log.announce()))
        case 4: driver.pass(.milliseconds(500))
        case 5:
            let position = driver.machine.position?.sequence.value ?? 0
            let consumed = driver.machine.consumed.value
            let upTo = Int.random(in: Int(consumed)...Int(position), using: &random)
            driver.take(
                driver.machine.consumed(upTo: SequenceNumber(UInt64(commits ? upTo : Int(position))), now: driver.now))
        default: deliver(network.take(), to: &driver, log)
        }
        for question in driver.questions { network.put(.answer(question)) }
        driver.questions = []
    }

    private func deliver(_ parcel: Network.Parcel?, to driver: inout FollowerDriver, _ log: OriginLog) {
        switch parcel {
        case .event(let bytes)?: driver.receive(bytes)
        case .announce(let announce)?: driver.announce(announce)
        case .answer(let question)?:
            let later = driver.questions
            driver.questions = [question]
            driver.answer(from: log)
            driver.questions += later
        case nil: break
        }
    }
}
