/// The parts of a text such as `muster.pledges.pledge.committed.v1`, taken apart at its points and checked no further.
struct TypeParts {
    /// What stands second: `pledges`.
    let service: Substring
    /// What stands third and fourth: `pledge.committed`.
    let name: Substring

    /// Answers `nil` for a text that has not four points with something between them.
    init?(of type: String) {
        let bytes = type.utf8
        var points: [String.Index] = []
        points.reserveCapacity(4)
        for index in bytes.indices where bytes[index] == UInt8(ascii: ".") { points.append(index) }
        guard points.count == 4, points[0] > type.startIndex, bytes.index(after: points[3]) < type.endIndex,
            zip(points, points.dropFirst()).allSatisfy({ bytes.index(after: $0) < $1 })
        else { return nil }
        service = type[bytes.index(after: points[0])..<points[1]]
        name = type[bytes.index(after: points[1])..<points[3]]
    }
}
