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
        let host = host.lowercased()
        guard let port = host.lastIndex(of: ":"), !host.hasSuffix("]") else { return isLoopbackName(host) }
        let digits = host[host.index(after: port)...]
        return (1...5).contains(digits.count) && digits.utf8.allSatisfy(isDigit)
            && isLoopbackName(String(host[..<port]))
    }

    /// Any address from 127.0.0.0 to 127.255.255.255 is this machine, whatever a name server says.
    private static func isLoopbackName(_ name: String) -> Bool {
        if names.contains(name) { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { (1...3).contains($0.count) && $0.utf8.allSatisfy(isDigit) && (Int($0) ?? 256) < 256 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
