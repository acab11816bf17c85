import DomainModel
import HashTreeCollections
import MessageSchema

/// How much a command may hold, checked before its content is looked at.
enum Bounds {
    /// The most lines a pledge can have, parts included.
    static let lines = 200
    /// The most elements of any other list.
    static let elements = 300
    /// The most days to move that are believable: ten years.
    static let daysToMove = 0...3_650
    /// How many units a requirement can ask for.
    static let units = 1...1_000
    /// How urgent a requirement can be, from the most urgent.
    static let priorities = 1...5

    /// Checks that a list is neither empty nor too long and names nothing twice.
    static func check<Element: Hashable & CustomStringConvertible>(
        _ list: [Element]?, at pointer: String, limit: Int = elements
    ) throws(Refusal) {
        guard let list else { return }
        guard !list.isEmpty else {
            throw Refusal(
                .invalidContent, at: pointer, "this list is empty; leave it out where there is nothing to list")
        }
        guard list.count <= limit else {
            throw Refusal(
                .invalidContent, at: pointer,
                "this list has \(list.count) elements, at most \(limit) are allowed; split it over several commands")
        }
        var seen: Set<Element> = []
        for (index, element) in list.enumerated() where !seen.insert(element).inserted {
            throw Refusal(
                .invalidContent, at: "\(pointer)/\(index)",
                "`\(element)` stands in this list twice; name it once")
        }
    }

    /// Checks that a list of parties is of bounded length and names no nation twice; unnamed ones may look alike.
    static func check(_ parties: [Party]?, at pointer: String) throws(Refusal) {
        guard let parties else { return }
        guard (1...elements).contains(parties.count) else {
            throw Refusal(
                .invalidContent, at: pointer,
                "this list has \(parties.count) elements, 1 to \(elements) are allowed; leave it out where nobody is "
                    + "known")
        }
        var seen: Set<NationCode> = []
        for (index, party) in parties.enumerated() {
            guard let code = party.code, !seen.insert(code).inserted else { continue }
            throw Refusal(
                .invalidContent, at: "\(pointer)/\(index)", "`\(code.wire)` stands in this list twice; name it once")
        }
    }

    /// Checks that a period does not end before it begins.
    static func check(from: EffectiveDate?, until: EffectiveDate?, at pointer: String) throws(Refusal) {
        guard let from, let until, until.lastDay < from.firstDay else { return }
        throw Refusal(
            .invalidContent, at: pointer, "it ends (\(until.wire)) before it begins (\(from.wire)); give the later date"
        )
    }
}

extension SettlingMap where Key == EntityID {
    /// Ids to search for the nearest to a wrong one; none where there are so many that the search would cost more than
    /// the hint is worth.
    var candidates: [EntityID] { count <= 2_000 ? keys.sorted() : [] }
}

extension TreeDictionary where Key == EntityID {
    /// The same of the parts of an entity.
    var candidates: [EntityID] { count <= 2_000 ? keys.sorted() : [] }
}
