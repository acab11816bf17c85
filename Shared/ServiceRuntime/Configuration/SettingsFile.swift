import Configuration
import Foundation

/// The configuration file, flattened to keys with dots and checked for keys that mean nothing.
struct SettingsFile: Sendable {
    let path: String
    let values: [String: ConfigContent]

    /// The file that `MUSTER_CONFIG` names, which must be there, or the one in the home, which need not.
    static func read(
        environment: [String: String], workingDirectory: String
    ) throws(SettingsError) -> SettingsFile? {
        let named = environment["MUSTER_CONFIG"]
        let home = environment["MUSTER_HOME"] ?? ".muster"
        let relative = named ?? "\(home)/muster.json"
        let path = relative.hasPrefix("/") ? relative : "\(workingDirectory)/\(relative)"
        guard let data = FileManager.default.contents(atPath: path) else {
            if named == nil, !FileManager.default.fileExists(atPath: path) { return nil }
            throw SettingsError(
                .unreadableFile, subject: path,
                """
                the configuration file is missing or may not be read: make it, or \
                \(named == nil ? "change its permissions" : "let MUSTER_CONFIG name another or remove the variable")
                """)
        }
        return try SettingsFile(path: path, data: data)
    }

    init(path: String, data: Data) throws(SettingsError) {
        let object: Any
        do {
            object = try JSONSerialization.jsonObject(with: data)
        } catch {
            let detail = (error as NSError).userInfo[NSDebugDescriptionErrorKey].map { ": \($0)" } ?? ""
            throw SettingsError(
                .unreadableFile, subject: path, "the configuration file is no JSON\(detail). Mend it there")
        }
        guard let top = object as? [String: Any] else {
            throw SettingsError(
                .unreadableFile, subject: path,
                "the configuration file must be one JSON object, such as {\"http\": {\"port\": 8080}}")
        }
        var values: [String: ConfigContent] = [:]
        try Self.flatten(top, below: "", into: &values, path: path)
        self.path = path
        self.values = values
    }

    private static func flatten(
        _ object: [String: Any], below prefix: String, into values: inout [String: ConfigContent], path: String
    ) throws(SettingsError) {
        for name in object.keys.sorted() {
            let key = prefix + name
            if let inner = object[name] as? [String: Any] {
                try flatten(inner, below: key + ".", into: &values, path: path)
                continue
            }
            guard ServiceSettings.keys.contains(key) else {
                let nearest = NearestName.of(key, among: ServiceSettings.keys).map { "; did you mean \($0)?" } ?? ""
                throw SettingsError(
                    .unknownKey, subject: "\(key) in \(path)",
                    "there is no such setting\(nearest) All of them: \(ServiceSettings.keys.joined(separator: ", "))")
            }
            values[key] = try content(object[name], key: key, path: path)
        }
    }

    private static func content(_ value: Any?, key: String, path: String) throws(SettingsError) -> ConfigContent {
        switch value {
        case let text as String: return .string(text)
        case let number as NSNumber:
            // To Foundation true and 1 are equal numbers; only the type that was read, a C char, tells them apart.
            if number.objCType.pointee == CChar(UInt8(ascii: "c")) { return .bool(number.boolValue) }
            if let whole = Int(exactly: number) { return .int(whole) }
            return .double(number.doubleValue)
        default:
            throw SettingsError(
                .wrongValue, subject: "\(key) in \(path)", "neither null nor a list is allowed: a text or a number is")
        }
    }
}
