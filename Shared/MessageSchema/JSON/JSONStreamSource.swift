/// The bytes of one decoding, and the place in them.
final class JSONStreamSource {
    var scanner: JSONScanner
    /// The objects that other places name, in the order in which they came.
    var shared: [AnyObject] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        scanner = JSONScanner(bytes: bytes, limits: .init(depth: 512, bytes: bytes.count))
    }

    func end() {
        scanner = JSONScanner(bytes: UnsafeBufferPointer(start: nil, count: 0), limits: .init())
    }

    /// Goes to the next byte that is no white space.
    /// - Returns: where it stands.
    func skipSpace() -> Int {
        scanner.skipSpace()
        return scanner.index
    }

    func byte(at place: Int) -> UInt8? { place < scanner.bytes.count ? scanner.bytes[place] : nil }

    func stands(_ word: StaticString, at place: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place + count <= scanner.bytes.count else { return false }
        return (0..<count).allSatisfy { scanner.bytes[place + $0] == word.utf8Start[$0] }
    }
}

/// What a container is written as.
enum JSONContainerKind {
    case object
    case array

    var opening: UInt8 { self == .object ? UInt8(ascii: "{") : UInt8(ascii: "[") }
    var closing: UInt8 { self == .object ? UInt8(ascii: "}") : UInt8(ascii: "]") }
}
