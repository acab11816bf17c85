import Hummingbird
import MessageSchema

/// Keeps web pages out: answers only to names of this machine, and takes writes only from the gateway's own pages and
/// from programs that are no browser.
///
/// A page that a planner visits can make the browser send requests here. It cannot choose the `Host` that the browser
/// writes, and cannot hide `Origin` and `Sec-Fetch-Site`.
enum RequestGuard {
    private static let names = ["localhost", "127.0.0.1", "[::1]"]

    static func check(_ request: Request) throws(Problem) {
        guard let host = request.head.authority, isLoopback(host) else {
            throw Problem(
                .forbidden,
                "the gateway answers to \(names.joined(separator: ", ")) only, with or without a port; the request "
                    + "named another host")
        }
        guard request.method != .get, request.method != .head else { return }
        if let origin = request.headers[.origin], origin.lowercased() != "http://\(host.lowercased())" {
            throw Problem(
                .forbidden,
                "a page of another origin may not write here: the request's `Origin` is not http://\(host)")
        }
        if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" {
            throw Problem(
                .forbidden,
                "a page of another site may not write here: `Sec-Fetch-Site` is neither same-origin nor none"
            )
        }
    }

    /// Whether a `Host` names this machine, with or without a port.
    static func isLoopback(_ host: String) -> Bool {
        let lower = host.lowercased()
        return names.contains { name in
            guard lower.hasPrefix(name) else { return false }
            let rest = lower.dropFirst(name.count)
            guard !rest.isEmpty else { return true }
            let port = rest.dropFirst()
            return rest.first == ":" && (1...5).contains(port.count) && port.utf8.allSatisfy { (48...57).contains($0) }
        }
    }
}
