import DomainModel
import MandatePolicy
import MessageSchema
import TestSupport
import Testing

/// What an assignment comes to as terms that rules are tested against.
@Suite struct TermsTests {
    @Test func aTaskWithoutAreasIsWhereItIsAuthorisedAndElseInTheWholeAreaOfOperations() throws {
        var records = FoldedRecords.gaza()
        let full = try #require(Terms.of("full", in: records.mandate, at: .everything))
        #expect(full.tasks.first { $0.task == "disarm" }?.areas == ["gaza"])
        #expect(full.tasks.first { $0.task == "patrol" }?.areas == ["rafah"])
        records.tell(
            MandateEvent.taskAuthorisation(
                TaskAuthorisation(
                    task: "disarm", title: "Disarm", ceiling: .known(.allNecessaryMeans), areas: ["khan-yunis"])))
        let moved = try #require(Terms.of("full", in: records.mandate, at: .everything))
        #expect(moved.tasks.first { $0.task == "disarm" }?.areas == ["khan-yunis"])
    }

    @Test func aNationThatGoesAnywhereInTheAreaOfOperationsIsNotRestrictedByIt() throws {
        var records = FoldedRecords.gaza()
        records.tell(
            MandateEvent.area(Area(area: "kiryat-gat", title: "Kiryat Gat", kind: .known(.site))))
        records.offer("idn-1", of: "IDN", ["troops": 800])
        records.declare("gaza-only", .restricts, onlyAreas: ["gaza"])
        records.declare("not-kiryat-gat", .suspends, refusesAreas: ["kiryat-gat"])
        #expect(records.survival("full")?.group(.untouched).lines.count == 1)
    }

    @Test func beforeAnAreaOfOperationsIsDefinedEverywhereIsTakenAtItsWord() throws {
        var records = FoldedRecords()
        records.tell(
            MandateEvent.mandateOption(
                MandateOption(
                    option: "any", title: "Any",
                    assigned: [AssignedTask(task: "patrol", ceiling: .known(.selfDefence))])))
        records.offer("idn-1", of: "IDN", ["troops": 800])
        records.declare("not-in-the-north", .restricts, refusesAreas: ["north"])
        let restricted = try #require(records.survival("any")?.group(.restricted).lines.first)
        #expect(restricted.assessment.statement?.contains("in the whole area of operations") == true)
        #expect(restricted.assessment.usable == [UsableTask(task: "patrol", areas: nil, exceptAreas: ["north"])])
    }

    @Test func anOptionThatIsNotDefinedByThenIsNone() {
        let records = FoldedRecords.gaza()
        #expect(Terms.of("wide", in: records.mandate, at: .everything) == nil)
        #expect(Terms.of("full", in: records.mandate, at: Moment(asOf: "2020-01-01", knownAt: nil)) == nil)
    }

    @Test func withoutAnOptionInForceThereAreTermsWithoutTasks() {
        let terms = Terms.inForce(MandateRecords(), at: .everything)
        #expect(terms.option == nil && terms.tasks.isEmpty)
    }
}
