/// The parts of a text such as `muster.pledges.pledge.committed.v1`, taken apart at its points and checked no further.
struct TypeParts {
    /// What stands first: `muster`.
    let suite: Substring
    /// What stands second: `pledges`.
    let service: Substring
    /// What stands third and fourth: `pledge.committed`.
    let name: Substring
    /// What stands last: `v1`.
    let version: Substring

    /// Answers `nil` for a text that has not four points with something between them.
    init?(of type: String) {
        let bytes = type.utf8
        var (count, afterPoint) = (0, true)
        var points = (bytes.startIndex, bytes.startIndex, bytes.startIndex)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: ".") {
                guard !afterPoint else { return nil }
                switch count {
                case 0: points.0 = index
                case 1: points.1 = index
                case 3: points.2 = index
                default: break
                }
                count += 1
                afterPoint = true
            } else {
                afterPoint = false
            }
            index = bytes.index(after: index)
        }
        guard count == 4, !afterPoint else { return nil }
        suite = type[..<points.0]
        service = type[bytes.index(after: points.0)..<points.1]
        name = type[bytes.index(after: points.1)..<points.2]
        version = type[bytes.index(after: points.2)...]
    }
}
