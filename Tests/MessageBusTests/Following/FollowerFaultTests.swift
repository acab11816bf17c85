import MessageSchema
import Testing

@testable import MessageBus

/// Origins that are away, silent, slow to follow, or do not answer as they should.
struct FollowerFaultTests {
    @Test func anOriginThatIsAwayIsAskedAgainWithoutHaste() {
        var driver = FollowerDriver()
        driver.start()
        driver.pass(.seconds(60))
        #expect((20...30).contains(driver.questionsAsked))
        #expect(driver.notes.filter { $0 == .silent }.count == 1)
        let log = OriginLog(events: 3)
        driver.questions = Array(driver.questions.suffix(1))
        driver.answerAll(from: log)
        #expect(driver.notes.contains(.heard))
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func aRefusedQuestionIsAskedAgainWithoutHaste() {
        var driver = FollowerDriver()
        driver.start()
        for _ in 0..<50 {
            if case .askHead(let number)? = driver.questions.popLast() {
                driver.take(driver.machine.failed(number: number, reason: "busy", now: driver.now))
            }
            driver.pass(.milliseconds(500))
        }
        #expect((5...13).contains(driver.questionsAsked))
    }

    @Test func anAnswerToAnEarlierQuestionChangesNothing() {
        let log = OriginLog(events: 3)
        var driver = FollowerDriver()
        driver.start()
        driver.pass(.seconds(3))
        #expect(driver.questionsAsked == 2)
        driver.take(driver.machine.answered(number: 1, head: log.head, now: driver.now))
        #expect(driver.machine.position == nil)
    }

    @Test func aClockThatIsPutBackDoesNotStopTheFollower() {
        let log = OriginLog(events: 3)
        var driver = FollowerDriver()
        driver.start()
        driver.now = driver.now.advanced(by: .seconds(-3_600))
        driver.pass(.seconds(5))
        #expect(driver.questionsAsked >= 2)
        driver.questions = Array(driver.questions.suffix(1))
        driver.answerAll(from: log)
        #expect(driver.machine.isLive)
    }

    @Test func aRestartedPublisherIsFollowedOn() {
        var log = OriginLog(events: 3)
        var driver = FollowerDriver.live(on: log)
        driver.pass(.seconds(10))
        #expect(driver.notes.last == .silent)
        log.append(2)
        driver.announce(log.announce())
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
        #expect(driver.divergences.isEmpty)
    }

    @Test func aSlowConsumerIsGivenNoMoreThanTheWindowAndMissesNothing() {
        var log = OriginLog(events: 5)
        var settings = FollowerMachine.Settings()
        settings.window = 8
        var driver = FollowerDriver.live(on: log, settings)
        driver.consumes = false
        log.append(30)
        for number in 6...35 { driver.receive(log[number]) }
        #expect(driver.delivered.count == 13)
        #expect(driver.notes.contains(.deferred))
        var taken = 5
        while driver.delivered.count < 35 {
            #expect(driver.delivered.count - taken <= 8)
            taken += 3
            driver.take(driver.machine.consumed(upTo: SequenceNumber(UInt64(taken)), now: driver.now))
            driver.answerAll(from: log)
        }
        #expect(driver.bytes == log.events)
        driver.take(driver.machine.consumed(upTo: SequenceNumber(35), now: driver.now))
        driver.answerAll(from: log)
        #expect(driver.machine.isLive)
    }

    @Test func aPageThatIsNotWholeIsAskedForAgainWithoutHaste() {
        let log = OriginLog(events: 6)
        var driver = FollowerDriver()
        driver.start()
        driver.answer(from: log)
        for _ in 0..<20 {
            if case .askPage(let number, let request)? = driver.questions.popLast(), let page = log.page(request) {
                driver.take(
                    driver.machine.answered(
                        number: number, page: page.reply, events: Array(page.events.dropLast()), now: driver.now))
            } else {
                driver.answerAll(from: log.cut(after: 0), atMost: 1)
            }
            driver.pass(.milliseconds(100), ticking: .milliseconds(100))
        }
        #expect(driver.delivered.isEmpty)
        #expect(driver.questionsAsked < 6)
    }

    @Test func aPageWithAnEventOfAnotherPlaceEndsThereAndIsAskedForAgain() {
        let log = OriginLog(events: 6)
        var driver = FollowerDriver()
        driver.start()
        driver.answer(from: log)
        guard case .askPage(let number, let request)? = driver.questions.popLast(), let page = log.page(request) else {
            Issue.record("no page was asked for")
            return
        }
        var events = page.events
        events.swapAt(2, 4)
        driver.take(driver.machine.answered(number: number, page: page.reply, events: events, now: driver.now))
        #expect(driver.bytes == [log[1], log[2]])
        #expect(driver.notes.contains(.unreadable))
        #expect(driver.questions.isEmpty)
        driver.pass(.seconds(3))
        driver.answerAll(from: log)
        #expect(driver.bytes == log.events)
    }

    @Test func anEventWithoutAReadableIDIsHandedOnUnderItsPlace() {
        var log = OriginLog(events: 2)
        log.append(bytes: Array("no event at all".utf8))
        log.append(bytes: Array(#"{"specversion":"1.0","id":"pledges-0001.1.4"}"#.utf8))
        let driver = FollowerDriver.live(on: log)
        #expect(driver.bytes == log.events)
        #expect(driver.delivered[2].id == log.id(3))
        #expect(driver.machine.isLive)
    }

    @Test func garbageOnTheSubscriptionIsCountedAndDropped() {
        let log = OriginLog(events: 2)
        var driver = FollowerDriver.live(on: log)
        driver.receive(Array("{\"id\":".utf8))
        #expect(driver.notes.last == .unreadable)
        #expect(driver.machine.isLive)
    }

    @Test func anEventFarBeyondTheHeadDoesNotHoldTheFollowerUp() {
        let log = OriginLog(events: 2)
        var driver = FollowerDriver.live(on: log)
        driver.receive(Array(#"{"id":"pledges-0001.1.18446744073709551615"}"#.utf8))
        driver.answerAll(from: log)
        #expect(driver.machine.isLive)
        #expect(driver.bytes == log.events)
    }
}
