import MessageSchema

extension LogError {
    /// Which commands help with a store that cannot be used, by the name of its file.
    static func remedy(for path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let name = file.hasSuffix(".sqlite") ? String(file.dropLast(".sqlite".count)) : ""
        if name == "gateway" {
            return """
                `muster log verify` says more. The gateway's store is a copy: while the logs of all services are sound, \
                move the file away, and the gateway copies them anew
                """
        }
        guard ServiceName(rawValue: name) != nil else {
            return "Take another backup, or the copy that the gateway keeps (`muster log verify gateway`)"
        }
        return """
            `muster log verify \(name)` says up to where it is sound; `muster log restore \(name) --from-gateway \
            --replace`, or --from FILE with a backup, brings it back and keeps the old file
            """
    }
}
