import DomainModel
import TestSupport
import Testing

@Suite("A list that only grows")
struct AppendListTests {
    @Test("it has what was appended, at every length at which the tree changes its shape")
    func contents() {
        var list = AppendList<Int>()
        #expect(list.isEmpty && list.first == nil && list.last == nil)
        // 32 in the tail; 32, 32² and 32³ elements fill a tree of one, two and three levels.
        for number in 0..<34_000 {
            list.append(number)
            guard [0, 31, 32, 33, 63, 64, 1_055, 1_056, 1_057, 32_799, 32_800, 32_801, 33_999].contains(number) else {
                continue
            }
            #expect(list.count == number + 1 && list.last == number)
            #expect(list.elementsEqual(0...number))
            #expect(list.suffix(40).elementsEqual((0...number).suffix(40)))
        }
    }

    @Test("a copy keeps what it had, whichever of both goes on growing", arguments: [1, 2, 3])
    func copies(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var copies: [(list: AppendList<Int>, array: [Int])] = [(AppendList(), [])]
        for _ in 0..<40 {
            var (list, array) = copies[Int.random(in: 0..<copies.count, using: &generator)]
            for _ in 0..<Int.random(in: 1...700, using: &generator) {
                let number = Int.random(in: 0..<1_000_000, using: &generator)
                list.append(number)
                array.append(number)
            }
            copies.append((list, array))
        }
        for (list, array) in copies { #expect(Array(list) == array) }
    }

    @Test("lists are equal where their elements are, whether they share them or not")
    func equality() {
        func list(_ numbers: some Sequence<Int>) -> AppendList<Int> {
            var list = AppendList<Int>()
            for number in numbers { list.append(number) }
            return list
        }
        for count in [0, 1, 32, 33, 100, 1_057, 2_000] {
            let numbers = Array(0..<count)
            #expect(list(numbers) == list(numbers) && list(numbers).hashValue == list(numbers).hashValue)
            #expect(list(numbers) != list(numbers + [1]))
            for place in Set([0, count / 2, count - 1]) where numbers.indices.contains(place) {
                var others = numbers
                others[place] = -1
                #expect(list(numbers) != list(others))
            }
        }
    }
}
