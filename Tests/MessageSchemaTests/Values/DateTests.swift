import MessageSchema
import TestSupport
import Testing

@Suite("Days, months and moments")
struct DateTests {
    @Test(arguments: ["1900-01-01", "2199-12-31", "2024-02-29", "2000-02-29", "2026-02-19", "1970-01-01"])
    func aDayIsWrittenYearMonthDay(text: String) throws {
        try expectRoundTrip(CalendarDay.self, text)
        try expectRoundTrip(EffectiveDate.self, text)
    }

    @Test(arguments: [
        "", "2026-2-19", "2026/02/19", "19.02.2026", "2026-02-30", "2025-02-29", "1900-02-29", "2100-02-29",
        "2026-13-01",
        "2026-00-10", "2026-04-31", "1899-12-31", "2200-01-01", "2026-02-19T00:00:00Z", " 2026-02-19", "+026-02-19",
        "2026-02-1९",
    ])
    func whatIsNoDayIsRefused(text: String) {
        expectRefused(CalendarDay.self, text)
        expectRefused(EffectiveDate.self, text)
    }

    @Test func theMessageSaysWhatADateIs() {
        expectRefused(CalendarDay.self, "yesterday", naming: ["YYYY-MM-DD", "2026-02-19"])
        expectRefused(CalendarDay.self, "2026-02-30", naming: ["1900-01-01 and 2199-12-31"])
        expectRefused(EffectiveDate.self, "yesterday", naming: ["YYYY-MM-DD", "YYYY-MM", "2026-02"])
        expectRefused(EffectiveDate.self, "2026-13", naming: ["1900-01 and 2199-12"])
        expectRefused(Instant.self, "yesterday", naming: ["UTC", "six decimals"])
    }

    @Test func everyDayOfTheRangeIsFoundAgainByItsNumber() {
        var days = 0
        var previous: CalendarDay?
        let first: CalendarDay = "1900-01-01"
        for number in first.daysSinceEpoch...("2199-12-31" as CalendarDay).daysSinceEpoch {
            guard let day = CalendarDay(daysSinceEpoch: number) else {
                Issue.record("there is no day \(number)")
                continue
            }
            if day.daysSinceEpoch != number { Issue.record("\(day) is not day \(number)") }
            if let previous, !(previous < day) { Issue.record("\(day) does not follow \(previous)") }
            previous = day
            days += 1
        }
        #expect(days == 109_573)
        #expect(("1970-01-01" as CalendarDay).daysSinceEpoch == 0)
        #expect(("2026-02-19" as CalendarDay).daysSinceEpoch == 20_503)
    }

    @Test(arguments: [Int.min, -25_568, 84_007, .max])
    func aNumberOutsideTheRangeIsNoDay(number: Int) {
        #expect(CalendarDay(daysSinceEpoch: number) == nil)
    }

    @Test(arguments: [("2026-02", "2026-02-28"), ("2028-02", "2028-02-29"), ("2026-04", "2026-04-30")])
    func aMonthTakesEffectOnItsLastDay(month: String, last: String) throws {
        try expectRoundTrip(EffectiveDate.self, month)
        let date = try EffectiveDate(wire: month)
        #expect(date.lastDay.wire == last)
        #expect(date.firstDay.wire == month + "-01")
    }

    @Test(arguments: ["2026-00", "2026-13", "1899-12", "2200-01", "2026-1", "2026"])
    func whatIsNoMonthIsRefused(text: String) {
        expectRefused(EffectiveDate.self, text)
    }

    @Test func datesAreOrderedByTheDayTheyTakeEffect() {
        let ordered: [EffectiveDate] = ["2026-01-31", "2026-01", "2026-02-01", "2026-02-28", "2026-02", "2026-03-01"]
        #expect(ordered.reversed().sorted() == ordered)
        for (index, left) in ordered.enumerated() {
            for right in ordered[(index + 1)...] {
                #expect(left < right)
                #expect(!(right < left))
            }
            #expect(!(left < left))
        }
    }

    @Test func aDayHasItsStartAndItsEndInUTC() {
        let day: CalendarDay = "2026-02-19"
        #expect(day.start.wire == "2026-02-19T00:00:00.000000Z")
        #expect(day.end.wire == "2026-02-19T23:59:59.999999Z")
        #expect(day.start.day == day)
        #expect(day.end.day == day)
        #expect(day.end.advanced(by: .microseconds(1)).day == "2026-02-20")
    }

    @Test(arguments: [
        ("2026-02-19T10:00:00Z", "2026-02-19T10:00:00.000000Z"),
        ("2026-02-19T10:00:00.5Z", "2026-02-19T10:00:00.500000Z"),
        ("2026-02-19T10:00:00.000001Z", "2026-02-19T10:00:00.000001Z"),
        ("1900-01-01T00:00:00Z", "1900-01-01T00:00:00.000000Z"),
        ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
        ("2199-12-31T23:59:59.999999Z", "2199-12-31T23:59:59.999999Z"),
    ])
    func aMomentIsWrittenWithSixDecimals(text: String, canonical: String) throws {
        #expect(try Instant(wire: text).wire == canonical)
        try expectRoundTrip(Instant.self, canonical)
    }

    @Test(arguments: [
        "", "2026-02-19", "2026-02-19T10:00Z", "2026-02-19T10:00:00", "2026-02-19T10:00:00+00:00",
        "2026-02-19 10:00:00Z", "2026-02-19t10:00:00z", "2026-02-19T24:00:00Z", "2026-02-19T10:60:00Z",
        "2026-02-19T10:00:60Z", "2026-02-19T10:00:00.Z", "2026-02-19T10:00:00.0000001Z", "2026-02-30T10:00:00Z",
        "2026-02-19T10:00:00,5Z", "2026-02-19T1O:00:00Z", "2026-02-19T-1:00:00Z", "2026-02-19T10:00:00.-1Z",
    ])
    func whatIsNoMomentIsRefused(text: String) {
        expectRefused(Instant.self, text)
    }

    @Test func momentsOutsideTheCalendarStayWithinIt() throws {
        let (first, last) = (Instant(microseconds: .min), Instant(microseconds: .max))
        #expect(first.wire == "1900-01-01T00:00:00.000000Z")
        #expect(last.wire == "2199-12-31T23:59:59.999999Z")
        #expect(first.day == "1900-01-01")
        #expect(last.day == "2199-12-31")
        #expect(last.advanced(by: .seconds(1)) == last)
        #expect(first.advanced(by: .seconds(-1)) == first)
        #expect(last.advanced(by: .seconds(Int64.max)) == last)
        #expect(last.since(first) > .seconds(1))
        #expect(first.since(last) < .zero)
    }

    @Test func momentsMoveAndAreOrderedByTheMicrosecond() {
        let moment: Instant = "2026-02-19T10:00:00Z"
        let later = moment.advanced(by: .microseconds(1))
        #expect(moment < later)
        #expect(later.since(moment) == .microseconds(1))
        #expect(moment.advanced(by: .seconds(86_400)).wire == "2026-02-20T10:00:00.000000Z")
        #expect(moment.advanced(by: .milliseconds(-1)).wire == "2026-02-19T09:59:59.999000Z")
    }
}
