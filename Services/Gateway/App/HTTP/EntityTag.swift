import Crypto
import Foundation
import GatewayDomain
import MessageSchema

/// What tells two answers apart (RFC 9110, section 8.8.3).
struct EntityTag: Hashable, Sendable, CustomStringConvertible {
    let value: String
    let isWeak: Bool

    /// As it stands in headers.
    var description: String { (isWeak ? "W/" : "") + "\"\(value)\"" }

    /// The tag of what all of these make up.
    init(of parts: [String], isWeak: Bool) {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Data(part.utf8))
            hash.update(data: Data([0]))
        }
        value = hash.finalize().prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        self.isWeak = isWeak
    }

    /// An answer that would say the same: of the same question at the same moment in the same form, by the same program,
    /// resting on the same events of services of which the same were there. Weak, as an answer says when it was worked out.
    init(
        question: QueryRequest, kind: String, bookmark: Bookmark, asOf: CalendarDay, today: CalendarDay,
        ages: [String: ServiceAge],
        build: String
    ) throws(Problem) {
        let asked = QueryRequest(
            name: question.name, operation: question.operation, knownAt: question.knownAt,
            recordedBy: question.recordedBy, filter: question.filter, listing: question.listing)
        let alive = ages.filter(\.value.live).keys.sorted().joined(separator: ",")
        self.init(
            of: [
                String(decoding: try WireJSON.bytes(of: bookmark), as: UTF8.self), asOf.wire, today.wire,
                String(decoding: try WireJSON.bytes(of: asked), as: UTF8.self), alive, kind, build,
            ], isWeak: true)
    }

    /// Whether an `If-None-Match` names it; weak tags count, as that header asks.
    func isNamed(in values: [String]) -> Bool {
        values.flatMap { $0.split(separator: ",") }.map(\.trimmed).contains { text in
            text == "*" || (text.hasPrefix("W/") ? String(text.dropFirst(2)) : text) == "\"\(value)\""
        }
    }

    /// Tells this program from another version of it: when its file was made, and how large it is.
    static let build: String = {
        let path = CommandLine.arguments.first ?? ""
        let file = FileManager.default.fileExists(atPath: "/proc/self/exe") ? "/proc/self/exe" : path
        let resolved = (try? FileManager.default.destinationOfSymbolicLink(atPath: file)) ?? file
        let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
        let made = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(made) \(attributes?[.size] as? Int ?? 0)"
    }()
}
