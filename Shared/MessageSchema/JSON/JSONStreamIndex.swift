/// Where the members of one object stand.
final class JSONStreamIndex {
    private let members: [JSONScanner.MemberPlace]
    /// The member after the one that was found last.
    private var turn = 0
    private var byName: [String: Int]?

    init(_ members: [JSONScanner.MemberPlace]) {
        self.members = members
    }

    func names(in bytes: UnsafeBufferPointer<UInt8>) -> [String] { members.map { $0.text(in: bytes) } }

    func place(of name: String, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        if turn < members.count, members[turn].isNamed(name, in: bytes) {
            turn += 1
            return members[turn - 1].value
        }
        let found: Int?
        if members.count <= 32 {
            found = members.firstIndex { $0.isNamed(name, in: bytes) }
        } else {
            if byName == nil {
                byName = Dictionary(zip(names(in: bytes), members.indices)) { first, _ in first }
            }
            found = byName?[name]
        }
        guard let found else { return nil }
        turn = found + 1
        return members[found].value
    }
}
