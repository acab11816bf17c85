/// An address at which a socket binds or to which it connects.
///
/// `ipc://` followed by an absolute or relative path is a Unix socket; `inproc://` followed by a name is a queue within
/// one ``MessagingContext``.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    /// The way by which messages travel.
    public enum Transport: String, Sendable, Hashable {
        /// A Unix socket.
        case ipc
        /// Memory of this process.
        case inproc
        /// TCP; parsed, but refused until there are CURVE keys to protect it.
        case tcp
    }

    /// The way by which messages travel.
    public let transport: Transport
    /// What follows `://`: the path of an `ipc://` endpoint, the name of an `inproc://` one.
    public let address: String

    /// The endpoint as the library takes it.
    public var description: String { "\(transport.rawValue)://\(address)" }

    /// Reads an endpoint.
    ///
    /// - Throws: `invalid-endpoint` for anything but `ipc://` and `inproc://`, for an empty address and for one with a
    ///   zero byte, `transport-unavailable` for `tcp://`, `path-too-long` for a path of more than 107 bytes.
    public init(_ text: String) throws(MessagingError) {
        guard let separator = text.firstRange(of: "://") else {
            throw MessagingError(.invalidEndpoint, Self.allowed, endpoint: text)
        }
        switch Transport(rawValue: String(text[..<separator.lowerBound])) {
        case .ipc: self = try .ipc(path: String(text[separator.upperBound...]))
        case .inproc: self = try .inproc(name: String(text[separator.upperBound...]))
        case .tcp:
            throw MessagingError(
                .transportUnavailable,
                "tcp:// needs CURVE keys, which are not available yet: use ipc:// between the processes of one host.",
                endpoint: text)
        case nil: throw MessagingError(.invalidEndpoint, Self.allowed, endpoint: text)
        }
    }

    private init(_ transport: Transport, _ address: String) {
        self.transport = transport
        self.address = address
    }

    /// A Unix socket at an absolute or relative path.
    ///
    /// - Throws: `invalid-endpoint` for an empty path, one with a zero byte, one beginning with `@` or a `*`, which the
    ///   library would read as something else; `path-too-long` for more than 107 bytes.
    public static func ipc(path: String) throws(MessagingError) -> Endpoint {
        let endpoint = Endpoint(.ipc, path)
        guard !path.isEmpty, !path.utf8.contains(0), !path.hasPrefix("@"), path != "*", !path.hasSuffix("/") else {
            throw MessagingError(
                .invalidEndpoint,
                "An ipc:// endpoint needs the path of a socket file, absolute or relative, as in ipc:///run/x/events.",
                endpoint: endpoint.description)
        }
        let length = path.utf8.count
        guard length <= MessagingLimits.maximumPathBytes else {
            throw MessagingError(
                .pathTooLong,
                "The path has \(length) bytes; a Unix socket allows \(MessagingLimits.maximumPathBytes): "
                    + "use a shorter folder, or a path relative to the working directory.",
                endpoint: endpoint.description)
        }
        return endpoint
    }

    /// A queue within one context.
    ///
    /// - Throws: `invalid-endpoint` for an empty name, one with a zero byte, or one of more than 200 bytes.
    public static func inproc(name: String) throws(MessagingError) -> Endpoint {
        let endpoint = Endpoint(.inproc, name)
        guard !name.isEmpty, !name.utf8.contains(0), name.utf8.count <= 200 else {
            throw MessagingError(
                .invalidEndpoint, "An inproc:// endpoint needs a name of 1 to 200 bytes, as in inproc://events.",
                endpoint: endpoint.description)
        }
        return endpoint
    }

    private static let allowed =
        "Endpoints are ipc://<path of a socket file> or inproc://<name>; tcp:// comes with CURVE keys later."
}
