import Foundation
import Testing

/// The executables under test: the ones that were built with this test bundle, or those in `MUSTER_BIN_DIR`.
enum Binaries {
    static let services = ["mandate", "pledges", "funding", "command", "gateway"]
    /// The services that keep a log.
    static let logs = ["mandate", "pledges", "funding", "command"]

    /// The folder that holds them.
    /// - Throws: `Failure` that says where was looked and what to do.
    static func folder() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["MUSTER_BIN_DIR"], !named.isEmpty { return try checked(named, from: [named]) }
        var looked: [String] = []
        for start in places() {
            var folder = start
            while folder != "/", !folder.isEmpty {
                looked.append(folder)
                if access(folder + "/muster", X_OK) == 0, !isFolder(folder + "/muster") {
                    return try checked(folder, from: looked)
                }
                folder = (folder as NSString).deletingLastPathComponent
            }
        }
        throw Failure(
            "the executable `muster` is neither in the folder of the test bundle nor above it (\(looked.first ?? "?")): "
                + "build the package first (`swift build`), or name the folder in MUSTER_BIN_DIR")
    }

    static func path(_ name: String) throws -> String { try folder() + "/" + name }

    /// The root of the checkout.
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static let scenario = checkout + "/deploy/scenarios/isf-gaza.jsonl"

    /// The entries of the scenario: each is one command.
    static func scenarioEntries() throws -> Int {
        try String(contentsOfFile: scenario, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("{\"entry\"") }.count
    }

    private static func places() -> [String] {
        // The runner may be a program elsewhere that loads the bundle, so the arguments are looked at as well.
        let arguments = CommandLine.arguments.filter { $0.contains("/") }
            .map { $0.hasPrefix("/") ? $0 : FileManager.default.currentDirectoryPath + "/" + $0 }
        let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return (arguments + [Bundle.main.bundlePath] + [executable].compactMap { $0 })
            .map { ($0 as NSString).deletingLastPathComponent }
    }

    private static func checked(_ folder: String, from looked: [String]) throws -> String {
        let missing = (["muster"] + services.map { "muster-\($0)" }).filter { access("\(folder)/\($0)", X_OK) != 0 }
        guard missing.isEmpty else {
            throw Failure("\(folder) lacks \(missing.joined(separator: ", ")): build the whole package (`swift build`)")
        }
        return folder
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
