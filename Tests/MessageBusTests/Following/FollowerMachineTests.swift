import MessageSchema
import Testing

@testable import MessageBus

struct FollowerMachineTests {
    @Test func startsFromNothingAndGoesLiveAtTheHead() {
        let log = OriginLog(events: 25)
        var settings = FollowerMachine.Settings()
        settings.pageEvents = 10
        let driver = FollowerDriver.live(on: log, settings)
        #expect(driver.bytes == log.events)
        #expect(driver.delivered.map(\.cursor) == Array(log.cursors.dropFirst()))
        #expect(driver.machine.isLive)
        #expect(driver.machine.position == log.head)
        #expect(driver.notes == [.replaying(from: .zero), .live(at: SequenceNumber(25))])
    }

    @Test func startsFromAStoredCursorWithWhatComesAfterIt() {
        let log = OriginLog(events: 10)
        var driver = FollowerDriver()
        driver.start(from: log.cursors[7])
        driver.answerAll(from: log)
        #expect(driver.bytes == [log[8], log[9], log[10]])
        #expect(driver.machine.isLive)
    }

    @Test func anEmptyLogIsFollowedFromItsFirstEvent() {
        var log = OriginLog()
        var driver = FollowerDriver.live(on: log)
        #expect(driver.machine.isLive)
        log.append(2)
        driver.receive(log[1])
        driver.receive(log[2])
        #expect(driver.bytes == log.events)
    }

    @Test func eventsBeforeTheStartAreNotTaken() {
        let log = OriginLog(events: 3)
        var driver = FollowerDriver()
        driver.receive(log[1])
        #expect(driver.delivered.isEmpty)
        driver.start()
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
    }

    @Test func liveEventsAreHandedOnTogether() {
        var log = OriginLog(events: 1)
        var driver = FollowerDriver.live(on: log)
        log.append(3)
        let actions = driver.machine.received([log[2], log[3], log[4]], now: driver.now)
        #expect(actions.count == 1)
        driver.take(actions)
        #expect(driver.bytes == log.events)
    }

    @Test func anEventLostInTheMiddleIsReplayed() {
        var log = OriginLog(events: 2)
        var driver = FollowerDriver.live(on: log)
        log.append(3)
        driver.receive(log[3])
        driver.receive(log[5])
        #expect(driver.notes.suffix(2) == [.gap(missing: 1), .replaying(from: SequenceNumber(3))])
        #expect(!driver.machine.isLive)
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func theLostLastEventIsToldByTheAnnounce() {
        var log = OriginLog(events: 2)
        var driver = FollowerDriver.live(on: log)
        log.append(2)
        driver.announce(log.announce())
        #expect(driver.notes.contains(.announcedAhead(missing: 2)))
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func aDuplicateIsDropped() {
        let log = OriginLog(events: 4)
        var driver = FollowerDriver.live(on: log)
        driver.receive(all: [log[4], log[1]])
        #expect(driver.bytes == log.events)
        #expect(driver.notes.suffix(2) == [.duplicate, .duplicate])
    }

    @Test func reorderedEventsComeInOrder() {
        var log = OriginLog(events: 1)
        var driver = FollowerDriver.live(on: log)
        log.append(3)
        for number in [4, 2, 3] { driver.receive(log[number]) }
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func anAnnounceThatLagsBehindTheReplayIsNoDivergence() {
        var log = OriginLog(events: 5)
        let early = log.announce()
        log.append(5)
        var driver = FollowerDriver.live(on: log)
        driver.announce(early)
        driver.answerAll(from: log)
        #expect(driver.divergences.isEmpty)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func anAnnounceOfAnotherLogWhileReplayingLeavesTheReplayAlone() {
        let log = OriginLog(events: 30)
        var settings = FollowerMachine.Settings()
        settings.pageEvents = 10
        var driver = FollowerDriver(settings)
        driver.start()
        driver.answer(from: log)
        driver.answer(from: log)
        driver.announce(OriginLog("pledges-0002", events: 2).announce())
        #expect(!driver.machine.isLive)
        driver.answerAll(from: log)
        #expect(driver.divergences.isEmpty)
        #expect(driver.bytes == log.events)
    }

    @Test func announcesDuringAReplayExtendIt() {
        var log = OriginLog(events: 4)
        var settings = FollowerMachine.Settings()
        settings.pageEvents = 2
        var driver = FollowerDriver(settings)
        driver.start()
        driver.answer(from: log)
        driver.answer(from: log)
        let shorter = log
        log.append(3)
        driver.announce(log.announce())
        driver.answer(from: shorter)
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func liveEventsThatComeDuringAReplayFollowIt() {
        var log = OriginLog(events: 3)
        let early = log
        var driver = FollowerDriver()
        driver.start()
        log.append(4)
        for number in 4...7 { driver.receive(log[number]) }
        driver.answerAll(from: early)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
        #expect(driver.questionsAsked == 2)
    }

    @Test func whatTheBufferHasNoRoomForIsReplayed() {
        var log = OriginLog(events: 3)
        let early = log
        var settings = FollowerMachine.Settings()
        settings.buffer = 4
        var driver = FollowerDriver(settings)
        driver.start()
        log.append(11)
        for number in 4...14 { driver.receive(log[number]) }
        #expect(driver.machine.buffered.count <= 4)
        driver.answer(from: early)
        driver.answer(from: early)
        #expect(!driver.machine.isLive)
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func aShortPageIsFollowedByTheNext() {
        let log = OriginLog(events: 9)
        var driver = FollowerDriver()
        driver.start()
        driver.answer(from: log)
        guard case .askPage(let number, let request) = driver.questions.removeFirst() else {
            Issue.record("no page was asked for")
            return
        }
        #expect(request.maxEvents > 2)
        let short = ReplayReply(from: log.cursors[0], count: 2, head: log.head)
        driver.take(
            driver.machine.answered(number: number, page: short, events: [log[1], log[2]], now: driver.now))
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
    }
}
