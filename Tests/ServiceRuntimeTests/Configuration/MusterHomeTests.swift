import Foundation
import Testing

@testable import ServiceRuntime

@Suite struct MusterHomeTests {
    @Test func aHomeIsBelowTheWorkingDirectoryUnlessNamed() throws {
        let standard = try MusterHome(environment: [:], workingDirectory: "/w")
        #expect(standard.root == "/w/.muster")
        #expect(standard.eventsSocket(of: "pledges") == "/w/.muster/run/pledges.events")
        #expect(standard.requestsSocket(of: "gateway") == "/w/.muster/run/gateway.requests")
        #expect(standard.processIDFile(of: "funding") == "/w/.muster/run/funding.pid")
        #expect(standard.logFile(of: "command") == "/w/.muster/log/command.log")
        #expect(standard.httpAddressFile == "/w/.muster/run/http-address")
        let named = try MusterHome(
            environment: ["MUSTER_HOME": "/h/./x/", "MUSTER_RUN_DIR": "r"], workingDirectory: "/w")
        #expect([named.root, named.run, named.data] == ["/h/x", "/w/r", "/h/x/data"])
    }

    @Test func foldersAreMadeForTheirOwnerAlone() throws {
        let folder = try TemporaryFolder()
        let home = try MusterHome(root: folder.path + "/deep/er/home")
        try home.prepare()
        try home.prepare()
        for path in [home.root, home.run, home.data, home.log] {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o700, "\(path)")
        }
    }

    @Test(arguments: [0o755, 0o710, 0o701, 0o777]) func aFolderThatOthersCanEnterIsRefused(mode: Int) throws {
        let folder = try TemporaryFolder()
        let home = try MusterHome(root: folder.path)
        try home.prepare()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: home.run)
        let error = #expect(throws: SettingsError.self) { try home.prepare() }
        #expect(error?.code == .unsafeFolder)
        #expect(error?.subject == home.run)
        #expect(error?.message.contains("chmod 700 '\(home.run)'") == true)
    }

    @Test(.enabled(if: getuid() == 0, "only root can give a folder away"))
    func aFolderOfSomeoneElseIsRefused() throws {
        let folder = try TemporaryFolder()
        let home = try MusterHome(root: folder.path)
        try home.prepare()
        #expect(chown(home.data, 12_345, 12_345) == 0)
        let error = #expect(throws: SettingsError.self) { try home.prepare() }
        #expect(error?.code == .unsafeFolder)
        #expect(error?.message.contains("user 12345") == true)
    }

    @Test func aFileInPlaceOfAFolderIsRefused() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "run")
        let home = try MusterHome(root: folder.path)
        #expect(throws: SettingsError.self) { try home.prepare() }
    }

    @Test func aLongHomeHasRelativeSocketPathsWhereTheseAreShortEnough() throws {
        let deep = "/" + String(repeating: "d", count: 100)
        let home = try MusterHome(root: ".muster", workingDirectory: deep)
        #expect(home.requestsSocket(of: "command") == ".muster/run/command.requests")
        #expect(home.root == deep + "/.muster")
        let beside = try MusterHome(root: deep + "/home", workingDirectory: deep + "/work")
        #expect(beside.eventsSocket(of: "pledges") == "../home/run/pledges.events")
    }

    @Test func theLongestPathThatASocketMayHaveIsUsedAndNoLonger() throws {
        let fixed = "/run/command.requests".utf8.count + 1
        let fitting = "/" + String(repeating: "d", count: 107 - fixed)
        let home = try MusterHome(root: fitting, workingDirectory: "/" + String(repeating: "w", count: 200))
        #expect(home.requestsSocket(of: "command").utf8.count == 107)
        let error = #expect(throws: SettingsError.self) {
            try MusterHome(root: fitting + "d", workingDirectory: "/" + String(repeating: "w/", count: 10))
        }
        #expect(error?.code == .pathTooLong)
        for part in ["108", "107", "MUSTER_HOME", "MUSTER_RUN_DIR"] {
            #expect(error?.message.contains(part) == true, "\(part)")
        }
    }

    @Test func aRunFolderOfItsOwnMendsALongHome() throws {
        let long = "/" + String(repeating: "d", count: 150)
        let home = try MusterHome(
            environment: ["MUSTER_HOME": long, "MUSTER_RUN_DIR": "/tmp/m"], workingDirectory: "/")
        #expect(home.eventsSocket(of: "mandate") == "/tmp/m/mandate.events")
        #expect(home.data == long + "/data")
    }

    @Test func aStateFileIsReplacedAsAWhole() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/pid"
        #expect(StateFile.read(path) == nil)
        try StateFile.write("1\n", to: path)
        try StateFile.write("22\n", to: path)
        #expect(StateFile.read(path) == "22")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["pid"])
        #expect(throws: SettingsError.self) { try StateFile.write("", to: folder.path + "/none/pid") }
    }
}
