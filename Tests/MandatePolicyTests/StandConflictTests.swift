import DomainModel
import MandatePolicy
import MessageSchema
import TestSupport
import Testing

/// A nation that supports what its own caveat does not allow.
@Suite struct StandConflictTests {
    private func conflicts(_ records: FoldedRecords, at moment: Moment = .everything) -> [StandConflict] {
        StandConflict.all(in: records.mandate, by: records.book(at: moment), at: moment)
    }

    @Test func supportingAnOptionUnderWhichItsOwnCaveatSuspendsIsAConflictThatNamesBothSides() throws {
        var records = FoldedRecords.gaza()
        let caveat = records.declare("no-combat", ceiling: .defenceOfMandate)
        let stand = records.stand("idn-full", .supports, option: "full")
        let conflict = try #require(conflicts(records).first)
        #expect(conflicts(records).count == 1)
        #expect(conflict.option == "full")
        #expect(conflict.entries == [stand, caveat])
        #expect(
            conflict.statement
                == "Indonesia supports option `full`, yet option `full` assigns `disarm` with `allNecessaryMeans`; "
                + "Indonesia's caveat `no-combat` allows `defenceOfMandate`")
    }

    @Test func supportingAnOptionThatItsCaveatsAllowIsNone() {
        var records = FoldedRecords.gaza()
        records.declare("no-combat", ceiling: .defenceOfMandate)
        records.stand("idn-narrow", .supports, option: "narrow")
        #expect(conflicts(records).isEmpty)
    }

    @Test(arguments: [StandPosition.conditional, .refuses, .silent])
    func onlySupportIsInConflict(_ position: StandPosition) {
        var records = FoldedRecords.gaza()
        records.declare("no-combat", ceiling: .defenceOfMandate)
        records.stand("idn-full", position, option: "full")
        #expect(conflicts(records).isEmpty)
    }

    @Test func refusingWhatItsCaveatsWouldAllowIsNone() {
        var records = FoldedRecords.gaza()
        records.declare("no-combat", ceiling: .defenceOfMandate)
        records.stand("idn-narrow", .refuses, option: "narrow")
        #expect(conflicts(records).isEmpty)
    }

    @Test(arguments: CaveatEffect.allCases)
    func supportingATaskThatItRefusesByNameIsAConflictWhateverTheEffect(_ effect: CaveatEffect) throws {
        var records = FoldedRecords.gaza()
        records.declare("not-disarm", of: "PAK", effect, refusesTasks: ["disarm"])
        records.stand("pak-disarm", of: "PAK", .supports, task: "disarm")
        records.stand("pak-full", of: "PAK", .supports, option: "full")
        #expect(conflicts(records).map(\.stand.value.stand) == ["pak-disarm", "pak-full"])
    }

    @Test func aCaveatThatOnlyRestrictsToSomeAreasContradictsNoSupport() {
        var records = FoldedRecords.gaza()
        records.declare("rafah-only", .restricts, onlyAreas: ["rafah"])
        records.declare("not-in-khan-yunis", .restricts, refusesAreas: ["khan-yunis"])
        records.stand("idn-full", .supports, option: "full")
        #expect(conflicts(records).isEmpty)
    }

    @Test func whatHangsOnPreconditionsOrIsSaidInWordsContradictsNothing() {
        var records = FoldedRecords.gaza()
        records.tell(MandateEvent.precondition(Precondition(precondition: "consent", title: "Consent")))
        records.tell(
            MandateEvent.preconditionFinding(PreconditionFinding(precondition: "consent", status: .known(.unmet))))
        records.declare("consent", requires: ["consent"])
        records.declare("national", command: "stays under national control")
        records.stand("idn-narrow", .supports, option: "narrow")
        #expect(conflicts(records).isEmpty)
    }

    @Test func anotherNationsCaveatIsNoneOfItsBusiness() {
        var records = FoldedRecords.gaza()
        records.declare("no-combat", of: "PAK", ceiling: .defenceOfMandate)
        records.stand("idn-full", .supports, option: "full")
        #expect(conflicts(records).isEmpty)
    }

    @Test func aTaskIsTakenAsTheOptionsAssignIt() throws {
        var records = FoldedRecords.gaza()
        records.declare("no-combat", ceiling: .defenceOfMandate)
        records.stand("idn-disarm", .supports, task: "disarm")
        #expect(conflicts(records).map(\.option) == ["full"])
        // An option that assigns it within the caveat's ceiling is what the nation can mean.
        let gently = AssignedTask(task: "disarm", ceiling: .known(.defenceOfMandate))
        records.tell(MandateEvent.mandateOption(MandateOption(option: "gentle", title: "Gentle", assigned: [gently])))
        #expect(conflicts(records).isEmpty)
    }

    @Test func aTaskInNoOptionIsTakenAsItIsAuthorised() throws {
        var records = FoldedRecords.gaza()
        records.tell(
            MandateEvent.taskAuthorisation(
                TaskAuthorisation(task: "raid", title: "Raid", ceiling: .known(.allNecessaryMeans))))
        records.declare("no-combat", ceiling: .defenceOfMandate)
        records.stand("idn-raid", .supports, task: "raid")
        let conflict = try #require(conflicts(records).first)
        #expect(conflict.option == nil)
        #expect(conflict.statement.contains("authorised, assigns `raid` with `allNecessaryMeans`"))
    }

    @Test func itIsThereAsSoonAsBothSidesAreKnownAndEndsWithTheCaveat() {
        var records = FoldedRecords()
        for fact in [
            MandateEvent.taskAuthorisation(
                TaskAuthorisation(task: "disarm", title: "Disarm", ceiling: .known(.allNecessaryMeans))),
            .mandateOption(
                MandateOption(
                    option: "full", title: "Full",
                    assigned: [AssignedTask(task: "disarm", ceiling: .known(.allNecessaryMeans))])),
            .stand(Stand(stand: "idn-full", party: .nation("IDN"), option: "full", position: .known(.supports))),
        ] {
            records.tell(fact, .reported(on: "2026-01-10").learned(on: "2026-01-10"))
        }
        records.tell(
            PledgesEvent.caveat(
                Caveat(
                    caveat: "no-combat", party: .nation("IDN"), kind: .known(.useOfForce), effect: .known(.suspends),
                    ceiling: .known(.defenceOfMandate), wording: "no combat")),
            .reported(on: "2026-01-10").learned(on: "2026-02-20"))
        records.tell(
            PledgesEvent.caveatLifting(CaveatLifting(caveat: "no-combat")),
            .reported(on: "2026-03-01").learned(on: "2026-03-01"))
        func count(_ day: CalendarDay, known: CalendarDay) -> Int {
            conflicts(records, at: Moment(asOf: day, knownAt: known.end)).count
        }
        #expect(count("2026-01-15", known: "2026-02-19") == 0)
        #expect(count("2026-01-15", known: "2026-02-20") == 1)
        #expect(count("2026-02-28", known: "2026-03-01") == 1)
        #expect(count("2026-03-01", known: "2026-03-01") == 0)
    }
}
