import Configuration
import Foundation

/// Reads single settings and refuses what is not allowed, naming the place that holds it.
struct SettingsReader {
    private let reader: ConfigReader
    private let environment: [String: String]
    private let file: SettingsFile?

    init(environment: [String: String], file: SettingsFile?) {
        let variables = EnvironmentVariablesProvider(environmentVariables: environment)
        var providers: [any ConfigProvider] = [variables.prefixKeys(with: "muster")]
        if let file {
            let pairs = file.values.map { key, content in
                (AbsoluteConfigKey(ConfigKey(key)), ConfigValue(content, isSecret: false))
            }
            providers.append(InMemoryProvider(name: file.path, values: Dictionary(uniqueKeysWithValues: pairs)))
        }
        reader = ConfigReader(providers: providers)
        self.environment = environment
        self.file = file
    }

    func optionalString(_ key: String) throws(SettingsError) -> String? {
        guard let place = place(of: key) else { return nil }
        guard let text = reader.string(forKey: ConfigKey(key)), !text.isEmpty else {
            throw refusal(place, allowed: "a text that is not empty")
        }
        return text
    }

    func string(_ key: String, default standard: String) throws(SettingsError) -> String {
        try optionalString(key) ?? standard
    }

    func integer(
        _ key: String, in range: ClosedRange<Int>, default standard: Int
    ) throws(SettingsError) -> Int {
        guard let place = place(of: key) else { return standard }
        guard !place.isBoolean, let value = reader.int(forKey: ConfigKey(key)), range.contains(value) else {
            throw refusal(place, allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    func choice<Value: RawRepresentable<String>>(
        _ key: String, among values: [Value], default standard: Value
    ) throws(SettingsError) -> Value {
        guard let place = place(of: key) else { return standard }
        guard let text = reader.string(forKey: ConfigKey(key)), let value = Value(rawValue: text.lowercased()) else {
            throw refusal(place, allowed: "one of " + values.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    func duration(
        _ key: String, in range: ClosedRange<Duration>, default standard: Duration
    ) throws(SettingsError) -> Duration {
        guard let place = place(of: key) else { return standard }
        guard let text = reader.string(forKey: ConfigKey(key)), let value = MeasuredText.duration(text),
            range.contains(value)
        else {
            let span = "\(MeasuredText.text(range.lowerBound)) to \(MeasuredText.text(range.upperBound))"
            throw refusal(place, allowed: "a time with its unit (ms, s or min), such as 250ms or 2s, from \(span)")
        }
        return value
    }

    func bytes(
        _ key: String, in range: ClosedRange<Int>, default standard: Int
    ) throws(SettingsError) -> Int {
        guard let place = place(of: key) else { return standard }
        guard let text = reader.string(forKey: ConfigKey(key)), let value = MeasuredText.bytes(text),
            range.contains(value)
        else {
            let span = "\(range.lowerBound)B to \(range.upperBound)B"
            throw refusal(place, allowed: "a size with its unit (B, KiB, MiB or GiB), such as 64MiB, from \(span)")
        }
        return value
    }

    /// Nothing beyond this host may reach the gateway while it does not know who asks.
    func loopback(_ key: String, default standard: String) throws(SettingsError) -> String {
        guard let place = place(of: key) else { return standard }
        guard let text = reader.string(forKey: ConfigKey(key)), Self.isLoopback(text) else {
            throw refusal(
                place,
                allowed: """
                    a loopback address (127.0.0.1 to 127.255.255.255, ::1 or localhost), since whoever reaches the \
                    gateway can write into the force
                    """)
        }
        return text
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        var address = in_addr()
        return inet_pton(AF_INET, host, &address) == 1 && UInt32(bigEndian: address.s_addr) >> 24 == 127
    }

    private struct Place {
        let name: String
        let value: String
        let isBoolean: Bool
    }

    private func place(of key: String) -> Place? {
        let variable = ServiceSettings.variable(of: key)
        if let value = environment[variable] { return Place(name: variable, value: "\"\(value)\"", isBoolean: false) }
        guard let file, let content = file.values[key] else { return nil }
        let name = "\(key) in \(file.path)"
        switch content {
        case .string(let text): return Place(name: name, value: "\"\(text)\"", isBoolean: false)
        case .int(let number): return Place(name: name, value: "\(number)", isBoolean: false)
        case .double(let number): return Place(name: name, value: "\(number)", isBoolean: false)
        case .bool(let value): return Place(name: name, value: "\(value)", isBoolean: true)
        default: return Place(name: name, value: "a list", isBoolean: false)
        }
    }

    private func refusal(_ place: Place, allowed: String) -> SettingsError {
        SettingsError(
            .wrongValue, subject: place.name,
            "\(place.value.prefix(200)) is not allowed; allowed is \(allowed). Change it there, or remove it")
    }
}
