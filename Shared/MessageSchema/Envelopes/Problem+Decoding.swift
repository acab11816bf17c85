extension Problem {
    /// The problem that a failed decoding amounts to, with the pointer to the wrong place.
    public init(decoding error: DecodingError) {
        let place = Place(pointer: Self.pointer(of: error), detail: Self.reason(of: error))
        let name = place.pointer.isEmpty ? "The content" : place.pointer
        self.init(.invalidContent, "\(name): \(place.detail)", errors: [place])
    }

    /// One sentence for a failed decoding: where, and what.
    /// - Parameter prefix: the pointer to what was decoded, where that is a part of something.
    public static func sentence(for error: DecodingError, under prefix: String = "") -> String {
        let pointer = prefix + pointer(of: error)
        return (pointer.isEmpty ? "" : "\(pointer): ") + reason(of: error)
    }

    private static func pointer(of error: DecodingError) -> String {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            JSONPointer(codingPath: context.codingPath).description
        case .keyNotFound(let key, let context):
            JSONPointer(codingPath: context.codingPath + [key]).description
        @unknown default: ""
        }
    }

    private static func reason(of error: DecodingError) -> String {
        switch error {
        case .typeMismatch(_, let context), .dataCorrupted(let context): context.debugDescription
        case .valueNotFound: "a value is required here, not null; leave the field out where it is optional"
        case .keyNotFound(let key, _): "the field `\(key.stringValue)` is required"
        @unknown default: "\(error)"
        }
    }
}
