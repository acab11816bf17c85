import DomainModel
import Foundation
import TestSupport
import Testing

@Suite("A dictionary in two parts")
struct SettlingMapTests {
    private typealias Map = SettlingMap<String, [Int]>

    /// A map beside the dictionary that it has to be equal to.
    private struct Pair {
        var map = Map()
        var model: [String: [Int]] = [:]

        mutating func change(_ generator: inout SeededGenerator) {
            let key = "key-\(Int.random(in: 0..<150, using: &generator))"
            let number = Int.random(in: 0..<1_000, using: &generator)
            switch Int.random(in: 0..<9, using: &generator) {
            case 0, 1:
                map[key] = [number]
                model[key] = [number]
            case 2:
                map[key] = nil
                model[key] = nil
            case 3:
                map[key]?.append(number)
                model[key]?.append(number)
            case 4:
                map[key, default: [7]].append(number)
                model[key, default: [7]].append(number)
            case 5: #expect(map.updateValue([number], forKey: key) == model.updateValue([number], forKey: key))
            case 6: #expect(map.removeValue(forKey: key) == model.removeValue(forKey: key))
            case 7:
                // What is handed on in place may be set to nothing, and be given something where there was nothing.
                func turn(_ value: inout [Int]?) { value = value == nil ? [number] : nil }
                turn(&map[key])
                turn(&model[key])
            default: if generator.oneIn(4) { map.settle() }
            }
            #expect(map[key] == model[key] && map[key, default: [1]] == model[key, default: [1]])
        }

        func check() throws {
            #expect(map.count == model.count && map.isEmpty == model.isEmpty)
            #expect(map.keys.sorted() == model.keys.sorted())
            #expect(map.values.map(\.count).sorted() == model.values.map(\.count).sorted())
            #expect(
                Dictionary(map.map { ($0.key, $0.value) }) { _, _ in
                    Issue.record("a key came twice"); return []
                } == model)
            var (settled, fresh) = (map, Map())
            settled.settle()
            for (key, value) in model { fresh[key] = value }
            for other in [settled, fresh] {
                #expect(other == map && map == other && other.hashValue == map.hashValue)
            }
            #expect(try JSONDecoder().decode(Map.self, from: JSONEncoder().encode(map)) == map)
            if let key = model.keys.min() {
                settled[key]?.append(-1)
                #expect(settled != map && map[key] == model[key])
            }
        }
    }

    @Test("it holds what a dictionary holds, whenever it settles and whichever copy is changed", arguments: 1...6)
    func model(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var pairs = [Pair()]
        for _ in 0..<60 {
            var pair = pairs[Int.random(in: 0..<pairs.count, using: &generator)]
            for _ in 0..<Int.random(in: 1...80, using: &generator) { pair.change(&generator) }
            pairs.append(pair)
        }
        for pair in pairs { try pair.check() }
    }

    @Test("a literal's last value of a key counts")
    func literals() {
        #expect(Map().isEmpty && ["a": [1], "b": [2], "a": [3]] as Map == ["b": [2], "a": [3]])
    }
}
