import Foundation
import Logging
import Testing

@testable import ServiceRuntime

@Suite struct ServiceSettingsTests {
    @Test func withoutAnythingTheDefaultsHold() throws {
        let folder = try TemporaryFolder()
        let settings = try ServiceSettings.read(environment: [:], workingDirectory: folder.path)
        #expect(settings.home.root == folder.path + "/.muster")
        #expect(settings.logLevel == .info)
        #expect(settings.httpHost == "127.0.0.1")
        #expect(settings.httpPort == 8080)
        #expect(settings.announceInterval == .seconds(1))
        #expect(settings.diskReserve == 64 << 20)
        #expect(settings.file == nil)
        #expect(settings.notices == [])
    }

    @Test func variablesComeBeforeTheFileAndTheFileBeforeDefaults() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            #"{"http": {"port": 9000}, "log": {"level": "debug"}, "replay": {"maxEvents": 10, "maxBytes": "128KiB"}}"#,
            to: "muster.json")
        let settings = try ServiceSettings.read(
            environment: [
                "MUSTER_HOME": folder.path, "MUSTER_LOG_LEVEL": "Error", "MUSTER_REPLAY_MAX_EVENTS": "7",
                "MUSTER_AFTER_WAIT": "1.5s", "MUSTER_HTTP_PORT": "",
            ], workingDirectory: "/")
        #expect(settings.httpPort == 9000)
        #expect(settings.logLevel == .error)
        #expect(settings.replayMaxEvents == 7)
        #expect(settings.replayMaxBytes == 131_072)
        #expect(settings.afterWait == .milliseconds(1500))
        #expect(settings.file == folder.path + "/muster.json")
    }

    @Test func aNamedFileMaySayWhereTheHomeIsAndTheOneInTheHomeMayNot() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"home": "/elsewhere"}"#, to: "muster.json")
        let named = try ServiceSettings.read(
            environment: ["MUSTER_CONFIG": "muster.json"], workingDirectory: folder.path)
        #expect(named.home.root == "/elsewhere")
        #expect(throws: SettingsError.self) {
            try ServiceSettings.read(environment: ["MUSTER_HOME": folder.path], workingDirectory: "/")
        }
    }

    @Test(arguments: [
        ("MUSTER_HTTP_PORT", "70000", "0 to 65535"), ("MUSTER_HTTP_PORT", "http", "whole number"),
        ("MUSTER_HTTP_PORT", "-1", "0 to 65535"), ("MUSTER_HTTP_HOST", "0.0.0.0", "loopback"),
        ("MUSTER_HTTP_HOST", "example.org", "loopback"), ("MUSTER_LOG_LEVEL", "loud", "trace, debug, info"),
        ("MUSTER_LOG_FORMAT", "xml", "auto, text, json"), ("MUSTER_COMMIT_BATCH", "0", "1 to 4096"),
        ("MUSTER_ANNOUNCE_INTERVAL", "1", "unit"), ("MUSTER_ANNOUNCE_INTERVAL", "1ms", "50ms to 60s"),
        ("MUSTER_ANNOUNCE_INTERVAL", "1e300s", "unit"), ("MUSTER_DISK_RESERVE", "64MB", "MiB"),
        ("MUSTER_DISK_RESERVE", "999999999999GiB", "MiB"),
    ])
    func aWrongVariableIsRefusedWithItsNameValueAndWhatIsAllowed(name: String, value: String, allowed: String) throws {
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings.read(environment: [name: value], workingDirectory: "/nowhere")
        }
        #expect(error?.code == .wrongValue)
        #expect(error?.subject == name)
        #expect(error?.message.contains("\"\(value)\"") == true)
        #expect(error?.message.contains(allowed) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        (#"{"http": {"port": true}}"#, "http.port"), (#"{"http": {"port": "8080"}}"#, "http.port"),
        (#"{"http": {"port": 80.5}}"#, "http.port"), (#"{"log": {"level": 1}}"#, "log.level"),
        (#"{"http": {"host": null}}"#, "http.host"), (#"{"commit": {"batch": [1]}}"#, "commit.batch"),
    ])
    func aWrongValueInTheFileIsRefusedWithItsKeyAndTheFile(text: String, key: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "c.json")
        let path = folder.path + "/c.json"
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings.read(environment: ["MUSTER_CONFIG": path], workingDirectory: "/")
        }
        #expect(error?.code == .wrongValue)
        #expect(error?.subject == "\(key) in \(path)")
    }

    @Test(arguments: [
        (#"{"http": {"prot": 1}}"#, "http.port"), (#"{"replay": {"maxEvnets": 1}}"#, "replay.maxEvents"),
        (#"{"htpp": {"host": "::1"}}"#, "http.host"),
    ])
    func anUnknownKeyIsRefusedWithTheNearestOne(text: String, nearest: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "c.json")
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings.read(environment: ["MUSTER_CONFIG": "c.json"], workingDirectory: folder.path)
        }
        #expect(error?.code == .unknownKey)
        #expect(error?.message.contains("did you mean \(nearest)?") == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [nil, "", "[]", "{\"http\": {", "3"]) func aFileThatIsNoObjectOrMissingIsRefused(
        text: String?
    ) throws {
        let folder = try TemporaryFolder()
        if let text { try folder.write(text, to: "c.json") }
        let error = #expect(throws: SettingsError.self) {
            try ServiceSettings.read(environment: ["MUSTER_CONFIG": folder.path + "/c.json"], workingDirectory: "/")
        }
        #expect(error?.code == .unreadableFile)
    }

    @Test func aVariableThatResemblesASettingIsNoticed() throws {
        let settings = try ServiceSettings.read(
            environment: ["MUSTER_HTTP_PROT": "1", "MUSTER_SOMETHING_ELSE_ENTIRELY": "1", "PATH": "/bin"],
            workingDirectory: "/nowhere")
        #expect(settings.notices.count == 1)
        #expect(settings.notices.first?.contains("did you mean MUSTER_HTTP_PORT?") == true)
    }

    @Test func everyKeyIsReadFromTheVariableThatIsDocumentedForIt() throws {
        #expect(ServiceSettings.variable(of: "replay.maxEvents") == "MUSTER_REPLAY_MAX_EVENTS")
        // Nothing is right for any of them but the folders, so each that is read at all refuses this.
        for key in ServiceSettings.keys where !["home", "run.dir"].contains(key) {
            let error = #expect(throws: SettingsError.self, "\(key)") {
                try ServiceSettings.read(
                    environment: [ServiceSettings.variable(of: key): "?"], workingDirectory: "/nowhere")
            }
            #expect(error?.subject == ServiceSettings.variable(of: key))
        }
    }
}
