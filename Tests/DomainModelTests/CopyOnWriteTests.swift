import DomainModel
import MessageSchema
import Testing

/// A value behind a reference that copies share until one is changed.
@Suite struct CopyOnWriteTests {
    private struct Kept {
        @CopyOnWrite var list: [Int] = []
    }

    @Test func aCopyIsNotChangedWithTheOriginal() {
        var one = Kept()
        one.list.append(1)
        var two = one
        two.list.append(2)
        one.list[0] = 7
        #expect(one.list == [7] && two.list == [1, 2])
    }

    @Test func itIsChangedInPlaceWhereNobodyElseHoldsIt() {
        var value = CopyOnWrite(wrappedValue: Array(0..<1_000))
        let place = value.wrappedValue.withUnsafeBufferPointer { $0.baseAddress }
        for number in 0..<1_000 { value.wrappedValue[number] += 1 }
        #expect(value.wrappedValue.withUnsafeBufferPointer { $0.baseAddress } == place)
        let copy = value
        value.wrappedValue[0] = -1
        #expect(value.wrappedValue.withUnsafeBufferPointer { $0.baseAddress } != place)
        #expect(copy.wrappedValue.withUnsafeBufferPointer { $0.baseAddress } == place && copy.wrappedValue[0] == 1)
    }

    @Test func itIsComparedAndWrittenAsItsValue() throws {
        let (one, same, other) = (["a": 1], ["a": 1], ["a": 2])
        let values = [one, same, other].map { CopyOnWrite(wrappedValue: $0) }
        #expect(values[0] == values[1] && values[0] != values[2])
        #expect(Set(values).count == 2)
        #expect(try JSONValue.encoding(values[2]) == ["a": 2])
        #expect(try JSONValue.encoding(values[2]).decoded(as: CopyOnWrite<[String: Int]>.self) == values[2])
    }
}
