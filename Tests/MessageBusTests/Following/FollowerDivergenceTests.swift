import MessageSchema
import Testing

@testable import MessageBus

/// A log that is not the one that was followed.
struct FollowerDivergenceTests {
    @Test(arguments: ["announce", "event"]) func aReplacedLogIsFollowedFromItsBeginning(toldBy teller: String) {
        let old = OriginLog("pledges-0001", events: 5)
        var driver = FollowerDriver.live(on: old)
        let new = OriginLog("pledges-0002", events: 3)
        if teller == "announce" { driver.announce(new.announce()) } else { driver.receive(new[3]) }
        driver.answerAll(from: new)
        #expect(driver.divergences.map(\.found) == [new.head])
        #expect(driver.divergences.first?.had == old.head)
        #expect(driver.bytes == new.events)
        #expect(driver.machine.isLive)
    }

    @Test func aRestoredLogIsToldByItsEpoch() {
        let old = OriginLog(events: 5)
        var driver = FollowerDriver.live(on: old)
        var new = old.restored(after: 5)
        new.append()
        driver.receive(new[6])
        driver.answerAll(from: new)
        #expect(driver.divergences.count == 1)
        #expect(driver.bytes == new.events)
        #expect(driver.delivered.last?.cursor == new.head)
    }

    @Test func anEventOfAnEarlierEpochIsNotTaken() {
        var old = OriginLog(events: 5)
        let new = old.restored(after: 5)
        var driver = FollowerDriver.live(on: new)
        old.append()
        driver.receive(old[6])
        #expect(driver.bytes == new.events)
        #expect(driver.machine.position == new.head)
    }

    @Test func anOlderCopyPutBackIsToldByItsShorterHead() {
        let log = OriginLog(events: 6)
        var driver = FollowerDriver.live(on: log)
        let older = log.cut(after: 4)
        driver.announce(older.announce())
        driver.answerAll(from: older)
        #expect(driver.divergences.count == 1)
        #expect(driver.bytes == older.events)
    }

    @Test func anOlderCopyThatGrewToTheSameLengthIsToldByItsHash() {
        let log = OriginLog(events: 6)
        var driver = FollowerDriver.live(on: log)
        var other = log.cut(after: 4)
        other.append(2, text: "other")
        driver.announce(other.announce())
        driver.answerAll(from: other)
        #expect(driver.divergences.count == 1)
        #expect(driver.bytes == other.events)
        #expect(driver.machine.isLive)
    }

    @Test func anOlderCopyThatGrewLongerIsToldByTheReplay() {
        let log = OriginLog(events: 6)
        var driver = FollowerDriver.live(on: log)
        var other = log.cut(after: 4)
        other.append(5, text: "other")
        driver.announce(other.announce())
        driver.answerAll(from: other)
        #expect(driver.divergences.count == 1)
        #expect(driver.bytes == other.events)
    }

    @Test func aCursorBeyondTheHeadIsDivergence() {
        let log = OriginLog(events: 3)
        var driver = FollowerDriver()
        driver.start(from: OriginLog(events: 9).head)
        driver.answerAll(from: log)
        #expect(driver.divergences.count == 1)
        #expect(driver.bytes == log.events)
        #expect(driver.machine.isLive)
    }

    @Test func whatTheConsumerSaysOfTheOldLogDoesNotOpenTheWindowOfTheNew() {
        let old = OriginLog("pledges-0001", events: 50)
        var settings = FollowerMachine.Settings()
        settings.window = 10
        var driver = FollowerDriver.live(on: old, settings)
        driver.consumes = false
        let new = OriginLog("pledges-0002", events: 40)
        driver.announce(new.announce())
        driver.answer(from: new)
        driver.take(driver.machine.consumed(upTo: SequenceNumber(50), now: driver.now))
        driver.answerAll(from: new)
        #expect(driver.delivered.count == 10)
        driver.take(driver.machine.consumed(upTo: SequenceNumber(10), now: driver.now))
        driver.answerAll(from: new)
        #expect(driver.delivered.count == 20)
    }

    @Test func anOriginWhoseEventsDoNotMakeItsHashIsNotReplayedInATightLoop() {
        let log = OriginLog(events: 4)
        let wrongHead = OriginLog("pledges-0001", events: 3).cut(after: 3)
        var head = wrongHead
        head.append(1, text: "other")
        var driver = FollowerDriver()
        driver.start()
        for _ in 0..<100 {
            switch driver.questions.popLast() {
            case .askHead(let number):
                driver.take(driver.machine.answered(number: number, head: head.head, now: driver.now))
            case .askPage(let number, let request):
                guard let page = log.page(request) else { continue }
                let reply = ReplayReply(from: page.reply.from, count: page.reply.count, head: head.head)
                driver.take(driver.machine.answered(number: number, page: reply, events: page.events, now: driver.now))
            default: driver.pass(.milliseconds(100), ticking: .milliseconds(100))
            }
        }
        #expect(driver.divergences.count >= 2)
        #expect(driver.questionsAsked < 20)
    }
}
