import MessageSchema

/// What holds for every list that a command brings.
public enum ListRules {
    /// The most elements that a list may have.
    public static let maximum = 200

    /// Checks that a list is short enough and names nothing twice; a missing list is in order.
    /// - Throws: `Refusal` with the element, by its place in the list.
    public static func check<Element: Hashable>(
        _ list: [Element]?, at pointer: String, key: String = "", name: (Element) -> String
    ) throws(Refusal) {
        guard let list else { return }
        guard list.count <= maximum else {
            throw Refusal(
                .invalidContent, at: pointer,
                "the list has \(list.count) elements, at most \(maximum) are allowed; split it up")
        }
        var seen: Set<Element> = []
        for (index, element) in list.enumerated() where !seen.insert(element).inserted {
            throw Refusal(
                .invalidContent, at: "\(pointer)/\(index)\(key)",
                "`\(name(element))` stands in the list twice; name it once")
        }
    }
}
